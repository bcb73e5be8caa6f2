import Judges
import Drawing
import Foundation
import Testing

/// The root of the package that this file belongs to.
let root = URL(filePath: #filePath).deletingLastPathComponent().deletingLastPathComponent()
    .deletingLastPathComponent()

private let loaded = Result { try FontBook(folder: root.appending(path: "Fonts").path) }

/// The fonts of the project, read once.
func fonts() throws -> FontBook { try loaded.get() }

func face(_ family: String, _ weight: Int) throws -> FontID {
    try fonts().face(family: family, weight: weight)
}

func size(_ width: Double, _ height: Double) throws -> Size {
    try #require(Size(width: .mm(width), height: .mm(height)))
}

/// A rectangle in millimetres.
func rect(_ x: Double, _ y: Double, _ width: Double, _ height: Double) throws -> Rect {
    Rect(origin: Point(x: .mm(x), y: .mm(y)), size: try size(width, height))
}

/// A folder that goes when the last reference to it does.
final class TemporaryFolder {
    let path: String

    init() throws {
        let url = FileManager.default.temporaryDirectory.appending(path: "qrpress-\(UUID().uuidString)")
        try FileManager.default.createDirectory(at: url, withIntermediateDirectories: true)
        path = url.path
    }

    deinit { try? FileManager.default.removeItem(atPath: path) }

    func write(_ bytes: [UInt8], to name: String) throws {
        try Data(bytes).write(to: URL(filePath: path).appending(path: name))
    }
}

/// Vietnamese letters and names.
enum Vietnamese {
    /// The 134 letters that have a mark, from their parts.
    static let letters: [Character] = {
        let tones = ["", "\u{300}", "\u{301}", "\u{303}", "\u{309}", "\u{323}"]
        let marked =
            "aăâeêioôơuưy".flatMap { vowel in
                tones.map { "\(vowel)\($0)".precomposedStringWithCanonicalMapping }
            }.filter { !"aeiouy".contains($0) } + ["đ"]
        return (marked + marked.map { $0.uppercased() }).compactMap(\.first)
    }()

    /// A made-up name of 1 to 9 words.
    static func name(_ dice: inout Dice) -> String {
        let starts = [
            "", "B", "Ch", "Đ", "Gi", "H", "Kh", "L", "Ng", "Ngh", "Nh", "Ph", "Qu", "S", "Th", "Tr", "V",
            "X",
        ]
        let ends = ["", "c", "ch", "m", "n", "ng", "nh", "p", "t", "i", "u", "o"]
        let words = (0..<Int.random(in: 1...9, using: &dice)).map { _ in
            let vowel = letters.randomElement(using: &dice) ?? "a"
            let start = starts.randomElement(using: &dice) ?? ""
            let end = ends.randomElement(using: &dice) ?? ""
            return start + "\(vowel)" + end
        }
        return words.joined(separator: " ")
    }
}
