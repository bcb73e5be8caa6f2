import Foundation
import Glibc
import Press
import Store

/// What a batch has on disk: its table and the folder of its run.
struct BatchFolder: Sendable {
    let path: String

    init(_ id: ID<Batch>, in batches: String) { path = "\(batches)/\(id.text)" }

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

    /// Removes everything.
    func remove() throws {
        guard access(path, F_OK) == 0 else { return }
        try FileManager.default.removeItem(atPath: path)
    }
}
