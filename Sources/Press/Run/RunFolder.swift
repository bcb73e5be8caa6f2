import Foundation
import Glibc
import Tables

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
        try Self.make(path)
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
        (try? Input(path: "\(path)/\(file.name)").fingerprint()) == file.sha256
    }

    /// The report of a run that is whole; nil if there is none, or none that this version can read.
    var wholeReport: Report? {
        FileManager.default.contents(atPath: "\(path)/\(Self.report)")
            .flatMap { try? JSONDecoder().decode(Report.self, from: $0) }
    }

    /// Removes these files, as far as they lie directly in the folder, and what killed runs had begun; the rejected rows of
    /// this run are being written already.
    func clear(_ names: Set<String>) throws(PressError) {
        for name in names where !name.contains("/") && !name.hasPrefix(".") { unlink("\(path)/\(name)") }
        let begun = (try? FileManager.default.contentsOfDirectory(atPath: path)) ?? []
        for name in begun
        where name.hasSuffix(PendingFile.ending) && name != Self.rejects + PendingFile.ending {
            unlink("\(path)/\(name)")
        }
        try sync()
    }

    /// What a run that was whole has left here; nothing when there is no report.
    var earlierFiles: [String] {
        let documents = earlierDocuments
        let isThere = access("\(path)/\(Self.report)", F_OK) == 0
        return documents + (isThere ? [Self.manifest, Self.rejects, Self.report] : [])
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
    func sync() throws(PressError) { try Self.sync(path) }

    static func sync(_ path: String) throws(PressError) {
        let descriptor = open(path, O_RDONLY | O_DIRECTORY | O_CLOEXEC)
        guard descriptor >= 0 else { throw .cannotWrite(path: path, errno: errno) }
        defer { close(descriptor) }
        if fsync(descriptor) != 0 { throw .cannotWrite(path: path, errno: errno) }
    }

    /// Makes a folder and those around it, and each durable in its own.
    private static func make(_ path: String) throws(PressError) {
        if mkdir(path, 0o755) == 0 { return try syncName(of: path) }
        var status = stat()
        switch errno {
        case EEXIST where stat(path, &status) == 0 && status.st_mode & S_IFMT == S_IFDIR: return
        case EEXIST: throw .cannotCreate(path: path, errno: ENOTDIR)
        case ENOENT where parent(of: path) != path:
            try make(parent(of: path))
            guard mkdir(path, 0o755) == 0 || errno == EEXIST else {
                throw .cannotCreate(path: path, errno: errno)
            }
            try syncName(of: path)
        case let cause: throw .cannotCreate(path: path, errno: cause)
        }
    }

    /// Makes the name of a new folder durable in the one around it.
    private static func syncName(of path: String) throws(PressError) {
        do throws(PressError) {
            try sync(parent(of: path))
        } catch {
            if case .cannotWrite(_, let errno) = error { throw .cannotWrite(path: path, errno: errno) }
            throw error
        }
    }

    static func parent(of path: String) -> String {
        URL(fileURLWithPath: path).deletingLastPathComponent().path
    }
}
