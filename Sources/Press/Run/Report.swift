import Foundation
import Pages
import Payloads
import Records

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

        package init() {}
    }

    /// A document, or a picture.
    package struct File: Codable, Sendable, Hashable {
        package let name: String
        /// 1 for a picture, 0 for a list.
        package let pages: Int
        package let sha256: String
    }

    package var counts = Counts()
    /// In the order of printing.
    package var files: [File] = []
    /// The manifest and the rejected rows.
    package internal(set) var lists: [File] = []
    /// The SHA-256 of what other codes say that are printed beside a record's own, the same on every piece.
    package let otherCodes: [String]
    /// How many dots to the inch the symbols are reckoned with: the printer's, or the pictures' own.
    package let printerDPI: Int
    /// How many rows were rejected with each code.
    package var problems: [String: Int] = [:]
    /// Names the run, on its sheets too: the first eight digits of the SHA-256 of what it was made from.
    package internal(set) var run: String
    package let sheet: String
    /// How the symbols come out, the most frequent first.
    package var symbols: [SymbolSize] = []
    package let template: String
    /// What the run was made from.
    package internal(set) var ticket: JobTicket
    /// How many printed rows go with each warning.
    package var warnings: [String: Int] = [:]
}

extension Report {
    init(_ order: Order, _ ticket: JobTicket) {
        otherCodes = order.press.otherCodes
        printerDPI = order.dpi
        run = ticket.run
        sheet = order.sheet.id
        template = order.press.template.id
        self.ticket = ticket
    }

    func publish(in folder: RunFolder) throws(PressError) {
        let file = try folder.file(RunFolder.report)
        try file.take(jsonFile)
        try file.publish()
        try folder.sync()
    }

    /// Counts a piece that is going to be printed.
    mutating func count(_ piece: Piece, of order: Order) {
        for rule in order.press.template.brokenSizeRules { warnings[rule.warning, default: 0] += 1 }
        if SymbolSize.count(piece, dpi: order.dpi, in: &symbols) {
            warnings[SymbolSize.warning, default: 0] += 1
        }
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

extension Press {
    /// The SHA-256 of the contents of symbols that are the same for every record.
    var otherCodes: [String] {
        let contents = template.symbolSlots.filter { $0.rule.content != nil }.compactMap {
            content(of: $0, code: [])
        }
        return Set(contents.map { Payload($0).fingerprint }).sorted()
    }
}
