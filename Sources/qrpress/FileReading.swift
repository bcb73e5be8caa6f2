import Payloads
import Pictures
import Press
import Records
import Symbols

/// What was found in one file.
struct FileReading {
    let path: String
    private let pageCount: Int
    let findings: [Finding]
    /// Why not all of the file was read, or that nothing was found; the last of several reasons.
    let failure: Failure?

    /// Reads all pages; what cannot be read is kept as the failure.
    init(_ path: String) {
        self.path = path
        var found: [Finding] = []
        var (failure, pages): (Failure?, Int) = (nil, 0)
        do throws(PictureError) {
            let file = try PictureFile(path)
            pages = file.pageCount
            for page in 1...pages {
                if pages > 1 && Terminal.isWatched {
                    Terminal.write("\r\u{1B}[K\(path): trang/page \(page)/\(pages)", to: 2)
                }
                let picture = try file.picture(page: page)
                do throws(ReadingError) {
                    found += try picture.symbols(page: page).map(Finding.init)
                } catch {
                    failure = Failure(error, in: path)
                }
            }
        } catch {
            failure = Failure(error, of: path)
        }
        if pages > 1 && Terminal.isWatched { Terminal.write("\r\u{1B}[K", to: 2) }
        pageCount = pages
        findings = found
        self.failure = failure ?? (found.isEmpty ? .noCode(in: path) : nil)
    }
}

extension FileReading {
    /// The reading as machines take it.
    struct Listing: Encodable {
        let file: String
        let pages: Int
        let codes: [Finding.Listing]
        /// Why not all of the file was read, or that nothing was found.
        let problem: Wording?
    }

    func listing(masked: Bool) -> Listing {
        Listing(
            file: path, pages: pageCount, codes: findings.map { $0.listing(masked: masked) },
            problem: failure?.message)
    }

    /// Says the findings on standard output, and on standard error what went wrong.
    func tell(masked: Bool) {
        if !findings.isEmpty {
            let entries = findings.enumerated().flatMap { index, finding in
                finding.lines(number: index + 1, masked: masked)
            }
            Terminal.output((["\(path)"] + entries).joined(separator: "\n") + "\n")
        }
        if let failure { Terminal.tell(failure.message) }
    }
}

extension Finding {
    /// What a person reads of the finding.
    fileprivate func lines(number: Int, masked: Bool) -> [String] {
        let content = content(masked: masked)
        let hidden = "\(payload.bytes.count) byte, được che, masked; --set mask=no"
        let shown = content.map { $0.text ?? "hex \($0.hex ?? "")" } ?? hidden
        let level = symbol.correction?.letter ?? "?"
        let verdict = reprint.kind == nil ? "KHÔNG, NO" : "được, yes"
        return ["  \(number). trang/page \(symbol.page): \(payload.title.vi) · \(payload.title.en)"]
            + payload.facts(masked: masked).map { "     \($0.title.vi) · \($0.title.en): \($0.value)" }
            + [
                "     nội dung · content: \(shown)",
                "     ký hiệu · symbol: phiên bản/version \(symbol.version.map(String.init) ?? "?"), mức/level \(level)",
                "     in lại · reprint: \(verdict). \(reprint.reason.vi)", "       \(reprint.reason.en)",
            ]
    }
}
