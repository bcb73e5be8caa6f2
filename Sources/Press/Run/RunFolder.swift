import Foundation
import Glibc
import Payloads

/// The folder of one run.
///
/// A new run in the same folder replaces the files of the one before, and only those.
struct RunFolder: Sendable {
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

    /// Whether this file is there with these bytes.
    func holds(_ file: Report.File) -> Bool {
        guard let stream = fopen("\(path)/\(file.name)", "rbe") else { return false }
        defer { fclose(stream) }
        var hash = Fingerprint()
        var piece = [UInt8](repeating: 0, count: 1 << 16)
        while true {
            let count = fread(&piece, 1, piece.count, stream)
            guard count > 0 else { return ferror(stream) == 0 && hash.hex == file.sha256 }
            hash.update(Array(piece.prefix(count)))
        }
    }

    /// The report of a run that is whole; nil if there is none, or none that this version can read.
    var wholeReport: Report? {
        FileManager.default.contents(atPath: "\(path)/\(Self.report)")
            .flatMap { try? JSONDecoder().decode(Report.self, from: $0) }
    }

    /// Removes what an earlier run made, so that nothing of it lies among the documents of this one, and what a killed
    /// run had begun.
    ///
    /// Only names that the earlier report lists or that are in `others`, and that lie directly in the folder. The report
    /// goes last: until then it says what is left to remove.
    func clear(_ others: [String]) throws(PressError) {
        for name in earlierDocuments + others where !name.contains("/") && !name.hasPrefix(".") {
            unlink("\(path)/\(name)")
        }
        for name in [Self.manifest, Self.rejects, Self.report] { unlink("\(path)/\(name)") }
        removeBegun()
        try sync()
    }

    /// Removes files that a killed run did not finish; the rejected rows of this run are being written already.
    func removeBegun() {
        let endings = ["pdf", "png", "csv", "json"].map { ".\($0)\(PendingFile.ending)" }
        let names = (try? FileManager.default.contentsOfDirectory(atPath: path)) ?? []
        for name in names
        where endings.contains(where: name.hasSuffix) && name != Self.rejects + PendingFile.ending {
            unlink("\(path)/\(name)")
        }
    }

    /// The documents that the report of an earlier run lists, whichever version of the program wrote it.
    private var earlierDocuments: [String] {
        struct Names: Decodable {
            struct File: Decodable { let name: String }
            let files: [File]
        }
        struct OldNames: Decodable { let files: [String] }
        guard let content = FileManager.default.contents(atPath: "\(path)/\(Self.report)") else { return [] }
        let decoder = JSONDecoder()
        if let names = try? decoder.decode(Names.self, from: content) { return names.files.map(\.name) }
        return (try? decoder.decode(OldNames.self, from: content).files) ?? []
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
