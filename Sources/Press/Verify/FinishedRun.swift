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

    /// Reads the report in the folder of a run.
    ///
    /// Throws ``VerificationError/noRun(path:)`` and ``VerificationError/unfinished(path:)``.
    package init(folder: String) throws(VerificationError) {
        let files = FileManager.default
        guard !files.fileExists(atPath: "\(folder)/\(Ledger.name)") else { throw .unfinished(path: folder) }
        guard let content = files.contents(atPath: "\(folder)/\(RunFolder.report)"),
            let written = try? JSONDecoder().decode(Written.self, from: content),
            let date = written.ticket["--date"],
            let format = written.ticket["--format"].flatMap(Format.init(name:)),
            let arrangement = Self.arrangement(written.ticket),
            written.files.allSatisfy({ Self.isWithin($0.name) && (0...Self.mostPages).contains($0.pages) })
        else { throw .noRun(path: folder) }
        self.folder = folder
        (template, sheet) = (written.template, written.sheet)
        (self.date, self.format, self.arrangement) = (date, format, arrangement)
        otherCodes = Set(written.otherCodes)
        documents = written.files
    }

    /// Whether a name, which in a plan has the folder of its shard, leads nowhere else.
    private static func isWithin(_ name: String) -> Bool {
        name.split(separator: "/", omittingEmptySubsequences: false).allSatisfy {
            !["", ".", ".."].contains($0)
        }
    }

    /// How the sheets were used, of the ticket's parts; nil when they do not tell.
    private static func arrangement(_ ticket: [String: String]) -> Arrangement? {
        var arrangement = Arrangement()
        guard let flip = ticket["--flip"].flatMap(Flip.init(rawValue:)), let fold = ticket["--fold"],
            let printer = ticket["--printer"].flatMap({ try? PrinterProfile(yaml: $0) })
        else { return nil }
        (arrangement.flip, arrangement.isFolded, arrangement.printer) = (flip, fold == "yes", printer)
        return arrangement
    }

    /// The part of the report that is needed.
    private struct Written: Decodable {
        let template: String
        let sheet: String
        let files: [Document]
        let otherCodes: [String]
        /// What the run was made from, by the names of its options.
        let ticket: [String: String]
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
