import Records
import Tables

/// The rows of a table that repeat one before.
package struct Duplicates {
    /// What is done with a row that repeats one before.
    package enum Policy: String, Sendable, Hashable, CaseIterable {
        /// It is printed, and that is told.
        case keep
        /// It comes back with the rejected rows.
        case skip
        /// Nothing is printed.
        case stop
    }

    let policy: Policy
    private var codes = FirstLines()
    private var numbers = FirstLines()
    private var people = FirstLines()
    private var ids = FirstLines()

    init(_ policy: Policy) { self.policy = policy }

    /// What this record repeats, each with the earlier line; the record is remembered.
    ///
    /// Throws ``TableError/noRoom(errno:)`` when a long table leaves no room for the temporary files this needs.
    mutating func found(in record: Record, fingerprint: String) throws(TableError) -> [Problem] {
        switch record {
        case .citizen(let citizen): return try found(in: citizen, fingerprint: fingerprint)
        case .venue(let venue):
            // Several posters of a place are for its gates.
            let code =
                try fingerprint.isEmpty
                ? nil : repeated(\.codes, [fingerprint, venue.gate ?? ""], .code, venue.line)
            return [code, try repeated(\.ids, [venue.id], .id, venue.line)].compactMap(\.self)
        }
    }

    private mutating func found(in citizen: Citizen, fingerprint: String) throws(TableError) -> [Problem] {
        let name = citizen.fullName.bareLetters
        var found = [
            try fingerprint.isEmpty ? nil : repeated(\.codes, [fingerprint], .code, citizen.line)
        ]
        let number = citizen.nationalID.flatMap { $0.contains("*") ? nil : $0 }
        let day = citizen.dateOfBirth.flatMap { $0.day == nil ? nil : $0.iso }
        if let number {
            // A few bits of the name beside each number tell the same person from another of that number.
            let mark = UInt32(truncatingIfNeeded: key([name]))
            if let earlier = try numbers.insert(key([number]), line: citizen.line, mark: mark) {
                let kind: Problem.Duplicate = earlier.mark == mark ? .person : .number
                found.append(.duplicate(kind, citizen.line, Int(earlier.line)))
            }
        } else if let day {
            // Without a number a name and a whole date of birth are all there is to know a person by.
            found.append(try repeated(\.people, [name, day], .person, citizen.line))
        }
        found.append(try repeated(\.ids, [citizen.id], .id, citizen.line))
        return found.compactMap(\.self)
    }

    private mutating func repeated(
        _ lines: WritableKeyPath<Duplicates, FirstLines>, _ parts: [String], _ kind: Problem.Duplicate,
        _ line: Int
    ) throws(TableError) -> Problem? {
        try self[keyPath: lines].insert(key(parts), line: line).map { .duplicate(kind, line, Int($0.line)) }
    }

    /// Keyed with the process's own random number, so that nobody can make two texts that are taken for one.
    private func key(_ parts: [String]) -> UInt64 {
        var hasher = Hasher()
        hasher.combine(parts)
        return UInt64(bitPattern: Int64(hasher.finalize()))
    }
}

extension Problem {
    enum Duplicate: String {
        /// The same code, byte for byte.
        case code
        /// The same number under another name.
        case number
        /// The same number and name, or without a number the same name and date of birth.
        case person
        case id
    }

    static func duplicate(_ kind: Duplicate, _ line: Int, _ earlier: Int) -> Problem {
        let (field, vi, en) =
            switch kind {
            case .code:
                ("qr", "Mã QR này đã có ở dòng \(earlier).", "This code is on line \(earlier) already.")
            case .number:
                (
                    "national_id", "Số giấy tờ này đã có ở dòng \(earlier) với tên khác.",
                    "This number is on line \(earlier) already, under another name."
                )
            case .person:
                (
                    "full_name", "Người này đã có ở dòng \(earlier).",
                    "This person is on line \(earlier) already."
                )
            case .id:
                ("id", "Mã số (id) này đã có ở dòng \(earlier).", "This id is on line \(earlier) already.")
            }
        return Problem(
            line: line, field: field, code: "duplicate.\(kind.rawValue)", message: Wording(vi: vi, en: en),
            hint: Wording(
                vi: "Xem lại hai dòng và bỏ dòng thừa; --duplicates keep|skip|stop quyết định cách in.",
                en:
                    "Look at both lines and take one out; --duplicates keep|skip|stop decides what is printed."
            ))
    }
}
