import Foundation
import Pages
import Payloads
import Records
import Tables

/// `report.json`: what a run did.
///
/// Equal runs give equal reports, so it holds no clock but the date of the run.
package struct Report: Codable, Sendable, Hashable {
    package struct Counts: Codable, Sendable, Hashable {
        /// Rows of the input, the header not counted.
        package var rows = 0
        package var printed = 0
        package var rejected = 0
        /// Rows that repeat one before: its code, its person or its id.
        package var duplicates = 0
        /// Pages of documents, or pictures.
        package var pages = 0
        package var files = 0
    }

    package var counts = Counts()
    /// `yyyy-MM-dd`: the date that the run was given.
    package let date: String
    /// The documents, by name.
    package var files: [String] = []
    package let format: String
    /// The SHA-256 of the input file.
    package let input: String
    /// How many dots to the inch the symbols are reckoned with: the printer's, or the pictures' own.
    package let printerDPI: Int
    /// How many rows were rejected with each code.
    package var problems: [String: Int] = [:]
    /// Names the run, on its sheets too: the first eight digits of the SHA-256 of what it was made from.
    package let run: String
    package let sheet: String
    /// How the symbols come out, the most frequent first.
    package var symbols: [SymbolSize] = []
    package let template: String
    /// The SHA-256 of the template's files and the run's settings.
    package let templateFingerprint: String
    package let version: String
    /// How many printed rows go with each warning.
    package var warnings: [String: Int] = [:]
}

extension Report {
    init(_ order: Order, of table: Input) throws(PressError) {
        date = order.press.settings.date.iso
        format = order.format.name
        input = try Self.fingerprint(of: table)
        var parts = Fingerprint()
        printerDPI = order.dpi
        parts.update(Array("\(order.press.fingerprint)\n\(date)\n\(input)\n".utf8))
        run = String(parts.hex.prefix(8))
        sheet = order.sheet.id
        template = order.press.template.id
        templateFingerprint = order.press.fingerprint
        version = order.version
    }

    /// The report as JSON with its keys in order.
    package var json: [UInt8] {
        let encoder = JSONEncoder()
        encoder.outputFormatting = [.prettyPrinted, .sortedKeys, .withoutEscapingSlashes]
        // Strings, numbers and lists of them: there is nothing here that JSON cannot say.
        return ((try? encoder.encode(self)).map { [UInt8]($0) } ?? []) + [UInt8(ascii: "\n")]
    }

    func publish(in folder: RunFolder) throws(PressError) {
        let file = try folder.file(RunFolder.report)
        try file.take(json)
        try file.publish()
        try folder.sync()
    }

    private static func fingerprint(of input: Input) throws(PressError) -> String {
        var hash = Fingerprint()
        try PressError.carrying { () throws(TableError) in try input.read { hash.update($0) } }
        return hash.hex
    }
}

extension Press {
    /// The SHA-256 of what decides how records look: the template's files and the settings.
    package var fingerprint: String {
        var hash = Fingerprint()
        hash.update(template.source)
        for (name, value) in settings.values.sorted(by: { $0.key < $1.key }) {
            hash.update(Array("\(name)=\(value)\n".utf8))
        }
        return hash.hex
    }
}
