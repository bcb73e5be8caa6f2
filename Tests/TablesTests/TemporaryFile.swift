import Foundation
import Tables

/// A file that lives as long as a test needs it.
final class TemporaryFile {
    let path: String

    init(_ bytes: some Collection<UInt8>) throws {
        path = FileManager.default.temporaryDirectory.appending(path: "qrpress-\(UUID().uuidString).csv").path
        try Data(bytes).write(to: URL(filePath: path))
    }

    convenience init(_ text: String) throws { try self.init(text.utf8) }

    deinit { try? FileManager.default.removeItem(atPath: path) }

    func open(
        chunkSize: Int = 65_536, encoding: TextEncoding? = nil, capitals: Set<String> = []
    ) throws -> CSVFile {
        try CSVFile(path: path, encoding: encoding, capitals: capitals, chunkSize: chunkSize)
    }

    /// All rows of the file.
    func rows(
        chunkSize: Int = 65_536, encoding: TextEncoding? = nil, capitals: Set<String> = []
    ) throws -> [Row] {
        let file = try open(chunkSize: chunkSize, encoding: encoding, capitals: capitals)
        var rows: [Row] = []
        while let row = try file.next() { rows.append(row) }
        return rows
    }
}

extension Row {
    /// The cells as text; `?` for what is not UTF-8.
    var texts: [String] { cells.indices.map { text(at: $0) ?? "?" } }
}
