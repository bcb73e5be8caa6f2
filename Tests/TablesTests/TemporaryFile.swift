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

/// A generator that gives the same numbers in every run (SplitMix64).
struct Dice: RandomNumberGenerator {
    var state: UInt64

    mutating func next() -> UInt64 {
        state &+= 0x9E37_79B9_7F4A_7C15
        var z = state
        z = (z ^ z >> 30) &* 0xBF58_476D_1CE4_E5B9
        z = (z ^ z >> 27) &* 0x94D0_49BB_1331_11EB
        return z ^ z >> 31
    }
}
