package import Tables

/// A row as it was understood: its record, and what is odd about it though it may be printed.
package struct Reading: Sendable, Hashable {
    package let record: Record
    /// Said in the words of problems: numbers that got their zeros back, dates that a spreadsheet had turned into
    /// numbers, papers that contradict each other.
    package let remarks: [Problem]

    /// Reads a row; throws everything that is wrong with it at once.
    ///
    /// If the row has too few or too many cells or a loose quote, only that is told: what its cells would mean
    /// is guesswork. `today` is the day after which nobody can be born yet.
    package init(_ row: Row, columns: Columns, today: Day) throws(Problems) {
        var intake = Intake(row, columns: columns)
        if intake.isOutOfOrder, let problems = Problems(intake.problems) { throw problems }
        try self.init(&intake, kind: columns.kind, today: today)
    }

    /// Reads named values, as a request brings them, by the same rules; unknown names go to `extra`.
    ///
    /// The record is on line 1.
    package init(
        _ kind: RecordKind, named values: [(name: String, value: String)], today: Day
    ) throws(Problems) {
        let (columns, doubled) = Columns.matching(values.map(\.name), kind: kind)
        var intake = Intake(Row(line: 1, cells: values.map { Array($0.value.utf8) }), columns: columns)
        for field in doubled { intake.note(.doubledField(intake.spot(field))) }
        try self.init(&intake, kind: kind, today: today)
    }

    private init(_ intake: inout Intake, kind: RecordKind, today: Day) throws(Problems) {
        switch kind {
        case .citizen: record = .citizen(Citizen(&intake, today: today))
        case .venue: record = .venue(Venue(&intake))
        }
        if let problems = Problems(intake.problems) { throw problems }
        remarks = intake.remarks
    }
}
