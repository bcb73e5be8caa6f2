import Foundation
import Web

/// What is needed to print a piece again, and nothing else; the store keeps it sealed.
struct Minimum: Codable, Sendable, Hashable {
    let template: String
    /// The fields of the record, by name.
    let record: [String: String]
    /// Fields of the template that were asked for.
    let settings: [String: String]
    /// What the unit says on all its pieces, as it was when this one was printed.
    let wording: [String: String]
    /// The profile of the printer as YAML; nil for a printer that prints where it is told.
    let printer: String?
    /// The hash of the unit's logo as it was then; nil for none.
    let logo: String?

    var bytes: [UInt8] { get throws { Array(try JSONEncoder.ordered.encode(self)) } }

    init(
        template: String, record: [String: String], settings: [String: String], wording: [String: String],
        printer: String?, logo: String? = nil
    ) {
        (self.template, self.record, self.printer, self.logo) = (template, record, printer, logo)
        (self.settings, self.wording) = (settings, wording)
    }

    init(_ bytes: [UInt8]) throws {
        self = try JSONDecoder().decode(Minimum.self, from: Data(bytes))
    }
}
