import Pages
import Records
import Tables

/// The first pass over a table: decides every row, and how large the groups are, before anything is printed.
struct Survey {
    /// Pieces that are printed together.
    struct Group {
        /// Nil when the run has no groups.
        let name: String?
        fileprivate(set) var pieces = 0
        /// Where the group stands among the others.
        fileprivate let key: [UInt8]
    }

    private(set) var counts = Report.Counts()
    private(set) var problems = Tally()
    private(set) var remarks = Tally()
    private let order: Order
    /// In the order in which they were found.
    private var found: [Group] = []
    private var numbers: [String?: Int] = [:]
    private var duplicates: Duplicates

    init(_ order: Order) {
        self.order = order
        duplicates = Duplicates(order.duplicates)
    }

    /// The groups in the order of printing: as they first come in the table, or sorted as its rows are.
    var groups: [Group] {
        guard !order.sort.isEmpty else { return found }
        return found.enumerated().sorted { a, b in
            a.element.key == b.element.key
                ? a.offset < b.offset : a.element.key.lexicographicallyPrecedes(b.element.key)
        }.map(\.element)
    }

    /// Decides the next row and answers what became of it: not printed either when it repeats another and those are to
    /// be skipped.
    ///
    /// Throws ``PressError/stopped(_:)`` when it repeats another and that is to end the run.
    mutating func take(_ row: Row, verdict: Verdict) throws(PressError) -> Verdict {
        counts.rows += 1
        guard case .printed(let piece, let record, var remarks) = verdict else { return reject(verdict) }
        let repeats = try PressError.carrying { () throws(TableError) in
            try duplicates.found(in: record, fingerprint: piece.fingerprint)
        }
        if !repeats.isEmpty {
            counts.duplicates += 1
            switch duplicates.policy {
            case .keep: remarks += repeats
            case .skip: return reject(.rejected(repeats))
            case .stop: throw .stopped(repeats)
            }
        }
        count(record)
        self.remarks.count(remarks)
        return .printed(piece, record, remarks: remarks)
    }

    /// Where a row that is printed stands among all: bytes in the order of printing; of equal ones the first in the table
    /// is the first.
    func key(of record: Record) -> [UInt8] {
        let name = order.arrangement.groupField.map { record.groupName($0) }
        let number = numbers[name] ?? 0
        let group = order.sort.isEmpty ? [] : found[number].key
        // The number keeps groups apart whose names sort alike.
        return group + (0..<4).reversed().map { UInt8(truncatingIfNeeded: number >> (8 * $0)) }
            + record.sortKey(order.sort)
    }

    private mutating func reject(_ verdict: Verdict) -> Verdict {
        counts.rejected += 1
        if case .rejected(let found) = verdict { problems.count(found) }
        return verdict
    }

    private mutating func count(_ record: Record) {
        let field = order.arrangement.groupField
        let name = field.map { record.groupName($0) }
        if let number = numbers[name] {
            found[number].pieces += 1
            return
        }
        numbers[name] = found.count
        let key = field.map { record.groupKey($0) } ?? []
        found.append(Group(name: name, pieces: 1, key: key))
    }
}

extension Record {
    /// What the group of this record is called: a place is named with the wider places that it lies in.
    func groupName(_ field: String) -> String {
        let parts = Arrangement.placesAround(field).compactMap { text(of: $0, masked: true) }
        return parts.isEmpty ? "Không ghi · Not given" : parts.joined(separator: ", ")
    }

    /// Groups in the order of these stand in the order of their places, the widest first.
    fileprivate func groupKey(_ field: String) -> [UInt8] {
        sortKey(Arrangement.placesAround(field).reversed())
    }

    /// Records in the order of these are sorted by these fields, the first above all; what is not there comes last.
    ///
    /// A person's name is sorted by the given name.
    fileprivate func sortKey(_ fields: some Sequence<String>) -> [UInt8] {
        var key: [UInt8] = []
        for field in fields {
            if let text = text(of: field, masked: false) {
                key += Self.people.contains(field) ? text.personCollationKey : text.collationKey
                key.append(Self.endOfField)
            } else {
                key.append(Self.missing)
            }
        }
        return key
    }

    /// The fields that hold the name of a person.
    private static let people: Set = ["full_name", "owner", "declared_by"]
    private static let endOfField: UInt8 = 0
    private static let missing: UInt8 = 0xFF
}

extension Arrangement {
    /// A place and the wider ones around it; any other field alone.
    fileprivate static func placesAround(_ field: String) -> [String] {
        places.firstIndex(of: field).map { Array(places[$0...]) } ?? [field]
    }
}
