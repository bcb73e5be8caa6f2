import Foundation
import Judges
import Tables

/// A table of `Fixtures/Encodings`: the same 300 made-up names as a program that is not ours saved them.
///
/// Which program wrote which table is told in `Fixtures/encodings.py`.
struct ForeignTable {
    let name: String
    let bytes: [UInt8]

    init(_ name: String) throws {
        self.name = name
        let path = "\(Project.root)/Tests/TablesTests/Fixtures/Encodings/\(name).csv"
        bytes = [UInt8](try Data(contentsOf: URL(filePath: path)))
    }

    /// The header and the names from `first` on, `count` of them, for the encodings that keep line ends as they are.
    func part(_ count: Int, from first: Int = 0) -> [UInt8] {
        let lines = bytes.split(separator: UInt8(ascii: "\n"))
        return Array((lines.prefix(1) + lines.dropFirst(1 + first).prefix(count)).joined(separator: [0x0A]))
            + [0x0A]
    }

    /// The names by their number, composed, as the whole list has them.
    static let names: [Int: String] = {
        guard let table = try? ForeignTable("utf-8"),
            let text = String(validating: table.bytes, as: UTF8.self)
        else {
            return [:]
        }
        let pairs = text.split(separator: "\n").dropFirst().compactMap { line -> (Int, String)? in
            let parts = line.split(separator: ",")
            guard parts.count == 2, let number = Int(parts[0]) else { return nil }
            return (number, parts[1].precomposedStringWithCanonicalMapping)
        }
        return Dictionary(uniqueKeysWithValues: pairs)
    }()

    /// The names whose letters an encoding without Đ's look-alike, the curly apostrophe and these letters can hold.
    static func names(without isMissing: (Unicode.Scalar) -> Bool) -> [Int: String] {
        names.filter { !$0.value.unicodeScalars.contains(where: isMissing) }
    }
}

extension Row {
    /// The number and the name of a row; what the name says, composed.
    var person: (number: Int, name: String)? {
        guard let number = text(at: 0).flatMap({ Int($0) }), let name = text(at: 1) else { return nil }
        return (number, name.precomposedStringWithCanonicalMapping)
    }
}

/// The numbers and names of rows, as bytes: Swift's `==` would take NFD for NFC.
func people(_ rows: [Row]) -> [Int: [UInt8]] {
    Dictionary(rows.compactMap(\.person).map { ($0.number, Array($0.name.utf8)) }) { first, _ in first }
}

func people(_ names: [Int: String]) -> [Int: [UInt8]] { names.mapValues { Array($0.utf8) } }
