import Foundation
import Glibc
import Press
import Store

/// What a batch has on disk: its table and the folder of its run.
struct BatchFolder: Sendable {
    let path: String
    private let batches: String

    init(_ id: ID<Batch>, in batches: String) {
        (path, self.batches) = ("\(batches)/\(id.text)", batches)
    }

    /// The table as it was handed in.
    var table: String { "\(path)/table" }
    /// The folder of the run.
    var run: String { "\(path)/out" }
    var rejects: String { "\(run)/rejects.csv" }
    var manifest: String { "\(run)/manifest.csv" }

    /// What the run says of itself; nil as long as it is not whole.
    var report: Report? {
        FileManager.default.contents(atPath: "\(run)/report.json")
            .flatMap { try? JSONDecoder().decode(Report.self, from: $0) }
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

    /// Removes everything.
    func remove() throws {
        guard access(path, F_OK) == 0 else { return }
        try FileManager.default.removeItem(atPath: path)
    }
}
