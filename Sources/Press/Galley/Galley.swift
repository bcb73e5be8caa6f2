import Pages
package import Records
import Tables

/// A table gone through before it is printed, for somebody who mends it: what it would come to, and what is wrong where.
package struct Galley: Sendable {
    /// Something that is wrong with a row or odd about it.
    package struct Finding: Sendable, Hashable {
        package let problem: Problem
        /// The column of the cell that it is about, from 0; nil when it is about the whole row or a column that is not there.
        package let column: Int?
        /// What the cell says; empty without a column.
        package let value: String
    }

    package let inspection: Inspection
    /// Why rows come back, in the order of the table; no more than are shown.
    package let problems: [Finding]
    /// What is odd about rows that are printed all the same; no more than are shown.
    package let remarks: [Finding]
    /// Of how many problems and remarks these are the first.
    package let counts: (problems: Int, remarks: Int)
    /// The first piece, to be looked at; nil when nothing can be printed.
    package let firstPiece: Piece?

    /// Goes through the whole table and writes the rows that come back to `rejects`, in the form of a run's rejected rows.
    ///
    /// `most` problems and as many remarks are kept. `watch` is called after every row; what it throws ends the work.
    package init(
        _ order: Order, rejects path: String, most: Int, jobs: Int,
        _ watch: (Report.Counts) throws(PressError) -> Void
    ) throws(PressError) {
        let (table, columns) = try order.table()
        let rejects = try Rejects(PendingFile(path: path), of: table)
        var (problems, remarks) = ([Finding](), [Finding]())
        var counts = (problems: 0, remarks: 0)
        var firstPiece: Piece?
        inspection = try Inspection(order, table, columns, jobs: jobs) {
            (row, verdict, survey) throws(PressError) in
            switch verdict {
            case .printed(let piece, _, let found):
                firstPiece = firstPiece ?? piece
                counts.remarks += found.count
                remarks += found.prefix(most - remarks.count).map { Finding($0, in: row, columns) }
            case .rejected(let found):
                counts.problems += found.count
                problems += found.prefix(most - problems.count).map { Finding($0, in: row, columns) }
                try rejects.add(row, found)
            }
            try watch(survey.counts)
        }
        try rejects.publish()
        (self.problems, self.remarks, self.counts, self.firstPiece) = (problems, remarks, counts, firstPiece)
    }
}

extension Galley.Finding {
    fileprivate init(_ problem: Problem, in row: Row, _ columns: Columns) {
        self.problem = problem
        // Which cell stands under which name is not known in a row that is broken as a row.
        column =
            row.defects.contains(where: \.breaksColumns) ? nil : columns.names.firstIndex(of: problem.field)
        value = column.map { String(decoding: row.words(at: $0), as: UTF8.self) } ?? ""
    }
}
