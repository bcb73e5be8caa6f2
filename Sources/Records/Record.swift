package import Tables

/// What is printed: one card or one poster.
///
/// Exists only if every field of its row is fit to print.
package enum Record: Sendable, Hashable {
    case citizen(Citizen)
    case venue(Venue)

    static let idLimit = 100

    /// Reads a row as ``Reading`` does, without its remarks.
    package init(_ row: Row, columns: Columns, today: Day) throws(Problems) {
        self = try Reading(row, columns: columns, today: today).record
    }

    /// Reads named values as ``Reading`` does, without its remarks.
    package init(
        _ kind: RecordKind, named values: [(name: String, value: String)], today: Day
    ) throws(Problems) {
        self = try Reading(kind, named: values, today: today).record
    }

    /// What stands in for an id: `row-000123`.
    static func id(ofLine line: Int) -> String { "row-\(line.padded(to: 6))" }
}

extension Record {
    package var kind: RecordKind {
        switch self {
        case .citizen: .citizen
        case .venue: .venue
        }
    }

    package var id: String {
        switch self {
        case .citizen(let citizen): citizen.id
        case .venue(let venue): venue.id
        }
    }

    /// The physical line on which the row begins, from 1.
    package var line: Int {
        switch self {
        case .citizen(let citizen): citizen.line
        case .venue(let venue): venue.line
        }
    }

    /// What the code says, byte for byte as it came.
    package var qr: [UInt8] {
        switch self {
        case .citizen(let citizen): citizen.qr
        case .venue(let venue): venue.qr
        }
    }

    /// The text that a template may print for a field name in snake_case; nil if there is none, always for `qr`.
    ///
    /// An unknown column is found under its header in snake_case. `masked` hides most of a citizen's numbers
    /// and the day and month of birth; dates are dd/MM/yyyy, or as much of it as is known.
    package func text(of field: String, masked: Bool) -> String? {
        switch (self, Field.named[field]) {
        case (.citizen(let citizen), let field?): citizen.text(field, masked: masked)
        case (.venue(let venue), let field?): venue.text(field)
        case (.citizen(let citizen), nil): citizen.extra[field]
        case (.venue(let venue), nil): venue.extra[field]
        }
    }
}
