import Foundation
import Pages

/// What the report of a finished run says of how its documents were made.
package struct FinishedRun: Sendable {
    /// A document as the run left it.
    struct Document: Sendable, Decodable {
        let name: String
        /// 1 for a picture.
        let pages: Int
        let sha256: String
    }

    package let folder: String
    package let template: String
    package let sheet: String
    package let format: Format
    /// `yyyy-MM-dd`.
    package let date: String
    /// How the sheets were used, as far as it decides where things are.
    package let arrangement: Arrangement
    /// The SHA-256 of the codes that the template prints beside the records' own.
    package let otherCodes: Set<String>
    let documents: [Document]

    /// More pages than any document has.
    private static let mostPages = 10_000_000
    /// A run that goes on, or was stopped, has this file.
    private static let ledger = "ledger.jsonl"

    /// Reads the report in the folder of a run.
    ///
    /// Throws ``VerificationError/noRun(path:)`` and ``VerificationError/unfinished(path:)``.
    package init(folder: String) throws(VerificationError) {
        let files = FileManager.default
        guard !files.fileExists(atPath: "\(folder)/\(Self.ledger)") else { throw .unfinished(path: folder) }
        guard let content = files.contents(atPath: "\(folder)/\(RunFolder.report)"),
            let written = try? JSONDecoder().decode(Written.self, from: content),
            let format = Format(name: written.format),
            written.files.allSatisfy({ !$0.name.contains("/") && (0...Self.mostPages).contains($0.pages) })
        else { throw .noRun(path: folder) }
        self.folder = folder
        (template, sheet, date, self.format) = (written.template, written.sheet, written.date, format)
        otherCodes = Set(written.otherCodes)
        documents = written.files
        var arrangement = Arrangement()
        arrangement.isFolded = written.fold ?? false
        arrangement.flip = written.flip.flatMap(Flip.init(rawValue:)) ?? arrangement.flip
        if let printer = written.printer {
            let profile = try? PrinterProfile(front: printer.front, back: printer.back, scale: printer.scale)
            guard let profile else { throw .noRun(path: folder) }
            arrangement.printer = profile
        }
        self.arrangement = arrangement
    }

    /// The part of the report that is needed; how sheets are used is only said where it is not as usual.
    private struct Written: Decodable {
        let template: String
        let sheet: String
        let date: String
        let format: String
        let files: [Document]
        let otherCodes: [String]
        let fold: Bool?
        let flip: String?
        let printer: Printer?

        struct Printer: Decodable {
            let front: PrinterProfile.Pair
            let back: PrinterProfile.Pair
            let scale: PrinterProfile.Pair
        }
    }
}

extension Format {
    /// Reads ``name``.
    fileprivate init?(name: String) {
        let words = name.split(separator: " ")
        if name == Format.pdf.name {
            self = .pdf
        } else if words.count == 3, let dpi = Int(words[1]), name == Format.png(dpi: dpi).name {
            self = .png(dpi: dpi)
        } else {
            return nil
        }
    }
}
