import Pages
import Press
import Records
import Web

/// A poster for a place, drawn for whoever asks and kept nowhere.
struct Poster: Sendable {
    let template: String
    /// The fields of the place, by name.
    let record: [String: String]
    /// Fields of the template to change; one that it does not have is refused.
    var settings: [String: String] = [:]
    /// Fields to change in those templates that have them.
    var wording: [String: String] = [:]

    /// What `draw` makes of it, at the bench.
    ///
    /// Throws a ``Refusal``, with every problem of the place if it has some.
    func drawn<Drawn: Sendable>(
        in rooms: OfficeRooms, _ draw: @escaping @Sendable (Press, Piece) throws -> Drawn
    ) async throws -> Drawn {
        let day = try rooms.today
        return try await answering {
            try await rooms.bench.run { [catalogue = rooms.catalogue] in
                let press = try catalogue.press(template, settings: settings, wording: wording, date: day)
                guard press.template.kind == .venue else { throw Refusal.accountNeeded }
                return try draw(press, try press.piece(for: try press.record(named: record)))
            }
        }
    }
}

extension DocumentMedia {
    /// The whole piece as a file of this kind.
    func document(_ press: Press, _ piece: Piece) throws -> [UInt8] {
        switch self {
        case .pdf: try press.pdf(of: piece)
        case .png: try press.png(of: piece, dpi: Self.dpi)
        }
    }
}
