import Pages
import Records

/// What the first pass over a table decided: which rows are printed, and where groups begin.
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
    private var names: Set<String> = []

    mutating func reject() { isPrinted.append(false) }

    /// Throws ``ArrangementError/groupsApart(name:line:)`` when the group ended before.
    mutating func take(group name: String?, line: Int) throws(PressError) {
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
