import Drawing
import Foundation
import Pages
import Payloads
import Records
import Tables

/// What a run is made from, part by part: equal tickets give equal folders.
///
/// Every part is called after the option or the file that it comes from; files are there with their SHA-256 only.
package struct JobTicket: Codable, Sendable, Hashable {
    package let parts: [String: String]

    package init(from decoder: any Decoder) throws {
        parts = try decoder.singleValueContainer().decode([String: String].self)
    }

    package func encode(to encoder: any Encoder) throws {
        var container = encoder.singleValueContainer()
        try container.encode(parts)
    }

    /// A part in which two tickets differ; nil where one has no such part.
    package struct Difference: Sendable, Hashable {
        package let part: String
        package let before: String?
        package let now: String?
    }

    /// What is not as it was in `earlier`, by name.
    package func differences(from earlier: JobTicket) -> [Difference] {
        Set(parts.keys).union(earlier.parts.keys).sorted().compactMap { part in
            let (before, now) = (earlier.parts[part], parts[part])
            return before == now ? nil : Difference(part: part, before: before, now: now)
        }
    }

    /// Names the run, on its sheets too: the first eight digits of the SHA-256 of all parts.
    var run: String {
        var hash = Fingerprint()
        for (part, value) in parts.sorted(by: { $0.key < $1.key }) {
            for text in [part, value] { hash.update(Array(text.utf8) + [0]) }
        }
        return String(hash.hex.prefix(8))
    }
}

extension JobTicket {
    init(_ order: Order, of input: Input) throws(PressError) {
        let arrangement = order.arrangement
        let press = order.press
        var parts = [
            "data": try PressError.carrying { () throws(TableError) in try input.fingerprint() },
            "template": press.fingerprint,
            "fonts": press.fonts.fingerprint,
            "sheet": Self.fingerprint(of: "\(order.sheet)"),
            "version": order.version,
            "--date": press.settings.date.iso,
            "--format": order.format.name,
            "--sheet": order.sheet.id,
            "--max-sheets": "\(order.maxSheets)",
            "--flip": arrangement.flip.rawValue,
            "--fold": arrangement.isFolded ? "yes" : "no",
            "--start-cell": "\(arrangement.startCell)",
            "--order": arrangement.order.rawValue,
            "--printer": arrangement.printer.yaml,
            "--printer-dpi": "\(order.dpi)",
            "--duplicates": order.duplicates.rawValue,
        ]
        parts["--group-by"] = arrangement.groupField
        parts["--sort"] = order.sort.isEmpty ? nil : order.sort.joined(separator: ",")
        parts["--worksheet"] = order.reading.worksheet
        parts["--encoding"] = order.reading.encoding?.rawValue
        for column in order.reading.capitals { parts["--capitals \(column)"] = "yes" }
        for (column, field) in order.map { parts["--map \(column)"] = field }
        parts["corrections"] = order.corrections.isEmpty ? nil : Self.fingerprint(of: order.corrections.json)
        self.parts = parts
    }

    private static func fingerprint(of text: String) -> String {
        var hash = Fingerprint()
        hash.update(Array(text.utf8))
        return hash.hex
    }
}

extension JobTicket {
    /// The date of the run in a folder, whole or not: who goes on with it after midnight means that day.
    ///
    /// Nil if there is none.
    package static func date(ofRunIn path: String) -> String? {
        let ledger = FileManager.default.contents(atPath: "\(path)/\(Ledger.name)") ?? Data()
        let first = ledger.prefix { $0 != UInt8(ascii: "\n") }
        let ticket = try? JSONDecoder().decode(JobTicket.self, from: first)
        let whole = FileManager.default.contents(atPath: "\(path)/\(RunFolder.report)")
            .flatMap { try? JSONDecoder().decode(Report.self, from: $0).ticket }
        return (ticket ?? whole)?.parts["--date"]
    }
}

extension FontBook {
    /// The SHA-256 of all fonts.
    fileprivate var fingerprint: String {
        var hash = Fingerprint()
        for face in faces { face.withBytes { hash.update($0) } }
        return hash.hex
    }
}
