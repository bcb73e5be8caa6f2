import Foundation
import Pictures
import Tables

/// The documents of a run as they lie in its folder now.
struct Documents {
    struct Document {
        let name: String
        let path: String
        /// The pages it had when the run left it.
        let plannedPages: Int
        /// The pages that it has; 0 when it is not there or cannot be read.
        let pages: Int
        /// Whether it is not the file that the run left.
        let isChanged: Bool
        /// The number of its first page among the planned pages of all documents, from 0.
        let first: Int
    }

    private(set) var all: [Document] = []
    private(set) var plannedPages = 0
    private var numbers: [String: Int] = [:]

    /// Looks at every document of the run, and at what else lies there; tells what is wrong with them as files.
    ///
    /// Throws ``VerificationError/picture(_:)`` when a program is missing.
    init(_ run: FinishedRun, _ tell: (Discrepancy) -> Void) throws(VerificationError) {
        for document in run.documents {
            let path = "\(run.folder)/\(document.name)"
            let pages = max(0, document.pages)
            guard let sum = try? Input(path: path).fingerprint() else {
                tell(.missing(document.name))
                add(document.name, path, planned: pages, found: 0, isChanged: true)
                continue
            }
            let isChanged = sum != document.sha256
            if isChanged { tell(.changed(document.name)) }
            var found = pages
            if case .pdf = run.format {
                do throws(PictureError) {
                    found = try PDFFile(path).pageCount()
                } catch {
                    if case .noProgram = error { throw .picture(error) }
                    tell(.broken(PaperPlace(file: document.name, page: 1, cell: nil), error))
                    found = 0
                }
                if found != pages, found > 0 { tell(.pages(document.name, planned: pages, found: found)) }
            }
            add(document.name, path, planned: pages, found: found, isChanged: isChanged)
        }
        let names = (try? FileManager.default.contentsOfDirectory(atPath: run.folder)) ?? []
        for name in names.sorted() where numbers[name] == nil && Self.isDocument(name) {
            tell(.unlisted(name))
        }
    }

    private mutating func add(
        _ name: String, _ path: String, planned: Int, found: Int, isChanged: Bool
    ) {
        numbers[name] = all.count
        all.append(
            Document(
                name: name, path: path, plannedPages: planned, pages: found, isChanged: isChanged,
                first: plannedPages))
        plannedPages += planned
    }

    /// The number of the document with this name, from 0.
    func number(_ name: String) -> Int? { numbers[name] }

    private static func isDocument(_ name: String) -> Bool {
        [".pdf", ".png", ".part"].contains { name.lowercased().hasSuffix($0) }
    }
}
