import Records

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
    /// By line, a few bits of the name beside each number, to tell the same person from another of that number.
    private var names: [UInt16] = []

    init(_ policy: Policy) { self.policy = policy }

    /// What this record repeats, each with the earlier line; the record is remembered.
    mutating func found(in record: Record, fingerprint: String) -> [Problem] {
        switch record {
        case .citizen(let citizen): found(in: citizen, fingerprint: fingerprint)
        case .venue(let venue):
            // Several posters of a place are for its gates.
            [
                repeated(\.codes, [fingerprint, venue.gate ?? ""], .code, venue.line),
                repeated(\.ids, [venue.id], .id, venue.line),
            ].compactMap(\.self)
        }
    }

    private mutating func found(in citizen: Citizen, fingerprint: String) -> [Problem] {
        let name = citizen.fullName.bareLetters
        var found = [repeated(\.codes, [fingerprint], .code, citizen.line)]
        let number = citizen.nationalID.flatMap { $0.contains("*") ? nil : $0 }
        let day = citizen.dateOfBirth.flatMap { $0.day == nil ? nil : $0.iso }
        if let number {
            if let earlier = numbers.insert(Self.key([number]), line: citizen.line) {
                let isSame = names.indices.contains(earlier) && names[earlier] == Self.mark(name)
                found.append(.duplicate(isSame ? .person : .number, citizen.line, earlier))
            } else {
                while names.count <= citizen.line { names.append(0) }
                names[citizen.line] = Self.mark(name)
            }
        } else if let day {
            // Without a number a name and a whole date of birth are all there is to know a person by.
            found.append(repeated(\.people, [name, day], .person, citizen.line))
        }
        found.append(repeated(\.ids, [citizen.id], .id, citizen.line))
        return found.compactMap(\.self)
    }

    private mutating func repeated(
        _ lines: WritableKeyPath<Duplicates, FirstLines>, _ parts: [String], _ kind: Problem.Duplicate,
        _ line: Int
    ) -> Problem? {
        self[keyPath: lines].insert(Self.key(parts), line: line).map { .duplicate(kind, line, $0) }
    }

    private static func mark(_ name: String) -> UInt16 { UInt16(truncatingIfNeeded: key([name])) }

    /// FNV-1a over the parts with a byte between them that no text has, then stirred so that every bit counts (the
    /// finaliser of SplitMix64).
    private static func key(_ parts: [String]) -> UInt64 {
        var hash: UInt64 = 0xCBF2_9CE4_8422_2325
        for part in parts {
            for byte in part.utf8 { hash = (hash ^ UInt64(byte)) &* 0x100_0000_01B3 }
            hash = (hash ^ 0xFF) &* 0x100_0000_01B3
        }
        hash = (hash ^ hash >> 30) &* 0xBF58_476D_1CE4_E5B9
        hash = (hash ^ hash >> 27) &* 0x94D0_49BB_1331_11EB
        return hash ^ hash >> 31
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
