import Foundation
import Pages
import Press
import Records
import Web

/// How a batch is printed, as it is kept with it; holds no record.
struct BatchOptions: Codable, Sendable, Hashable {
    let template: String
    var sheet: String?
    var sort: [String] = []
    var groupBy: String?
    var settings: [String: String] = [:]
    /// What the unit says on all its pieces.
    var wording: [String: String] = [:]
    /// The profile of the printer as YAML; nil for a printer that prints where it is told.
    var printer: String?
    /// The hash of the unit's logo; nil for none.
    var logo: String?
    /// The field of a column whose header does not say it, by the header; nil for none.
    var map: [String: String]?
    /// The encoding of the table; nil for the one that it is in beyond doubt.
    var encoding: String?
    /// The day of printing, `yyyy-MM-dd`: a batch that is gone on with after midnight keeps it.
    let day: String

    var bytes: [UInt8] { get throws { Array(try JSONEncoder.ordered.encode(self)) } }

    init(template: String, day: Day) { (self.template, self.day) = (template, day.iso) }

    init(_ bytes: [UInt8]) throws {
        self = try JSONDecoder().decode(BatchOptions.self, from: Data(bytes))
    }

    /// The order for a table in this file.
    ///
    /// Throws ``Catalogue/Miss`` and ``PressError``.
    func order(
        _ table: String, _ corrections: Corrections = Corrections(), with catalogue: Catalogue,
        version: String
    ) throws -> Order {
        guard let day = Day(iso: day) else { throw Refusal.clock }
        let press = try catalogue.press(template, settings: settings, wording: wording, date: day)
        var arrangement = Arrangement()
        arrangement.groupField = groupBy
        if let printer { arrangement.printer = try PrinterProfile(yaml: printer) }
        return try Order(
            press: press, sheet: try catalogue.sheet(sheet, for: press.template), arrangement: arrangement,
            format: .pdf, input: table, reading: Order.reading(encoding: encoding), map: map ?? [:],
            corrections: corrections, sort: sort, version: version)
    }
}
