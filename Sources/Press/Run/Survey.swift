import Pages
import Records
import Tables

/// The first pass over a table: decides every row, and where groups begin, before anything is printed.
struct Survey {
    /// Pieces that follow each other on the same sheets.
    struct Section {
        /// The group's name; nil when the run has no groups.
        let name: String?
        var pieces = 0
    }

    /// For every row of the table, whether it is printed.
    private(set) var isPrinted: [Bool] = []
    private(set) var sections: [Section] = []
    private(set) var counts = Report.Counts()
    private(set) var problems = Tally()
    private(set) var remarks = Tally()
    private var names: Set<String> = []
    private var duplicates: Duplicates

    init(_ policy: Duplicates.Policy) { duplicates = Duplicates(policy) }

    /// Decides the next row and answers what became of it: not printed either when it repeats another and those are to
    /// be skipped.
    ///
    /// Throws ``ArrangementError/groupsApart(name:line:)`` when its group ended before, and
    /// ``PressError/stopped(_:)`` when it repeats another and that is to end the run.
    mutating func take(
        _ row: Row, verdict: Verdict, groupField: String?
    ) throws(PressError) -> Verdict {
        counts.rows += 1
        guard case .printed(let piece, let record, var remarks) = verdict else { return reject(verdict, row) }
        let repeats = try PressError.carrying { () throws(TableError) in
            try duplicates.found(in: record, fingerprint: piece.fingerprint)
        }
        if !repeats.isEmpty {
            counts.duplicates += 1
            switch duplicates.policy {
            case .keep: remarks += repeats
            case .skip: return reject(.rejected(repeats), row)
            case .stop: throw .stopped(repeats)
            }
        }
        try place(in: groupField.map { record.groupName($0) }, line: row.line)
        self.remarks.count(remarks)
        return .printed(piece, record, remarks: remarks)
    }

    /// Forgets what was only needed to decide rows.
    mutating func end() { duplicates = Duplicates(duplicates.policy) }

    private mutating func reject(_ verdict: Verdict, _ row: Row) -> Verdict {
        isPrinted.append(false)
        counts.rejected += 1
        if case .rejected(let found) = verdict { problems.count(found) }
        return verdict
    }

    private mutating func place(in name: String?, line: Int) throws(PressError) {
        isPrinted.append(true)
        if sections.last.map({ $0.name != name }) ?? true {
            if let name, !names.insert(name).inserted {
                throw .arrangement(.groupsApart(name: name, line: line))
            }
            sections.append(Section(name: name))
        }
        sections[sections.count - 1].pieces += 1
    }
}

extension Record {
    /// What the group of this record is called: a place is named with the wider places that it lies in.
    func groupName(_ field: String) -> String {
        let fields = Arrangement.places.firstIndex(of: field).map { Array(Arrangement.places[$0...]) }
        let parts = (fields ?? [field]).compactMap { text(of: $0, masked: true) }
        return parts.isEmpty ? "Không ghi · Not given" : parts.joined(separator: ", ")
    }
}
