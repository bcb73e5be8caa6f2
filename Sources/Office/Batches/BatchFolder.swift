import Foundation
import Glibc
import Press
import Store

/// What a batch has on disk: its table, what was mended in it, and the folder of its run.
struct BatchFolder: Sendable {
    let path: String
    private let batches: String

    init(_ id: ID<Batch>, in batches: String) {
        (path, self.batches) = ("\(batches)/\(id.text)", batches)
    }

    /// The folder of a table that is looked at before anybody prints it.
    init(draft id: ID<Batch>, in batches: String) {
        (path, self.batches) = ("\(batches)/\(Self.draft)\(id.text)", batches)
    }

    /// What the names of the folders of drafts begin with.
    static let draft = "draft-"

    /// The table as it was handed in.
    var table: String { "\(path)/table" }
    /// The cells that were mended since, if any were.
    private var mended: String { "\(path)/corrections.json" }
    /// The folder of the run.
    var run: String { "\(path)/out" }
    var rejects: String { "\(run)/rejects.csv" }
    var manifest: String { "\(run)/manifest.csv" }
    /// The rows of a draft that would come back.
    var draftRejects: String { "\(path)/rejects.csv" }

    /// What the run says of itself; nil as long as it is not whole.
    var report: Report? {
        FileManager.default.contents(atPath: "\(run)/report.json")
            .flatMap { try? JSONDecoder().decode(Report.self, from: $0) }
    }

    /// What was mended in the table.
    var corrections: Corrections {
        get throws {
            try FileManager.default.contents(atPath: mended).map { try Corrections($0) } ?? Corrections()
        }
    }

    /// Makes the folder for a table; throws ``PressError/cannotCreate(path:errno:)``.
    func make() throws(PressError) {
        guard mkdir(path, 0o700) == 0 else { throw .cannotCreate(path: path, errno: errno) }
    }

    /// Makes the name of the table durable, and that of the folder; the bytes of the table are so already.
    ///
    /// Throws ``PressError/cannotWrite(path:errno:)``.
    func settle() throws(PressError) {
        try Press.settle(namesIn: path)
        try Press.settle(namesIn: batches)
    }

    /// Takes over a table that lies in another folder, with what was mended in it.
    ///
    /// Throws ``PressError/cannotCreate(path:errno:)``, also when the table is gone.
    func take(_ table: String, _ corrections: Corrections) throws(PressError) {
        guard link(table, self.table) == 0 else { throw .cannotCreate(path: self.table, errno: errno) }
        if !corrections.isEmpty { try Press.keep(Array(corrections.json.utf8), at: mended) }
    }

    /// Removes everything.
    func remove() throws {
        guard access(path, F_OK) == 0 else { return }
        try FileManager.default.removeItem(atPath: path)
    }
}
