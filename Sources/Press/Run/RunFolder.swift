import Foundation
import Glibc

/// The folder of one run.
///
/// A new run in the same folder replaces the files of the one before, and only those.
struct RunFolder {
    let path: String

    static let manifest = "manifest.csv"
    static let rejects = "rejects.csv"
    static let report = "report.json"

    /// Makes the folder if it is not there.
    ///
    /// Throws ``PressError/cannotCreate(path:errno:)``, and ``PressError/inputInsideOutput(path:)`` when `input`
    /// lies in the folder, where this run would replace what the mended rows belong to; nil lies nowhere.
    init(path: String, input: String?) throws(PressError) {
        self.path = path
        do {
            try FileManager.default.createDirectory(atPath: path, withIntermediateDirectories: true)
        } catch {
            throw .cannotCreate(path: path, errno: Self.cause(of: error))
        }
        if let input {
            let folder = URL(fileURLWithPath: path).resolvingSymlinksInPath().path
            let home = URL(fileURLWithPath: input).resolvingSymlinksInPath().deletingLastPathComponent().path
            guard folder != home else { throw .inputInsideOutput(path: input) }
        }
        guard access(path, W_OK | X_OK) == 0 else { throw .cannotCreate(path: path, errno: errno) }
    }

    func file(_ name: String) throws(PressError) -> PendingFile {
        try PendingFile(path: "\(path)/\(name)")
    }

    /// Removes the documents that an earlier run left here and this one did not make again.
    ///
    /// Only names that the earlier report lists and that lie directly in the folder.
    func removeLeftovers(of earlier: Set<String>, keeping made: Set<String>) {
        for name in earlier.subtracting(made) where !name.contains("/") && !name.hasPrefix(".") {
            unlink("\(path)/\(name)")
        }
    }

    /// The documents that the report of an earlier run lists, whichever version of the program wrote it.
    var earlierDocuments: Set<String> {
        struct Listing: Decodable { let files: [String] }
        guard let content = FileManager.default.contents(atPath: "\(path)/\(Self.report)"),
            let report = try? JSONDecoder().decode(Listing.self, from: content)
        else { return [] }
        return Set(report.files)
    }

    /// Makes the names in the folder durable.
    func sync() throws(PressError) {
        let descriptor = open(path, O_RDONLY | O_DIRECTORY | O_CLOEXEC)
        guard descriptor >= 0 else { throw .cannotWrite(path: path, errno: errno) }
        defer { close(descriptor) }
        if fsync(descriptor) != 0 { throw .cannotWrite(path: path, errno: errno) }
    }

    private static func cause(of error: any Error) -> Int32 {
        let cause = (error as NSError).userInfo[NSUnderlyingErrorKey] as? NSError
        return cause.map { Int32(truncatingIfNeeded: $0.code) } ?? EIO
    }
}
