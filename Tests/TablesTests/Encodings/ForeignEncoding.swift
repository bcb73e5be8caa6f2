import Judges
import Tables

/// An encoding as a program that is not ours writes it.
struct ForeignEncoding {
    private let encoding: TextEncoding
    /// The bytes of each letter of VNI, gathered from the tables that UniKey wrote.
    private var letters: [Character: [UInt8]] = [:]

    init(_ encoding: TextEncoding) throws {
        self.encoding = encoding
        guard encoding == .vni else { return }
        let lines = try ForeignTable("vni-unikey").bytes.split(separator: 0x0A).dropFirst()
        for line in lines {
            let parts = line.split(separator: UInt8(ascii: ","))
            guard let number = Int(String(decoding: parts[0], as: UTF8.self)) else { continue }
            take(Array(parts[1]), as: ForeignTable.names[number] ?? "")
        }
    }

    /// The text in this encoding; it must be able to hold it.
    func bytes(of text: String) throws -> [UInt8] {
        switch encoding {
        case .windows1258: try Self.iconv(text, to: "CP1258")
        case .tcvn3: try Self.iconv(text, to: "TCVN5712-1")
        case .viscii: try Self.iconv(text, to: "VISCII")
        case .vni: text.flatMap { letters[$0] ?? Array(String($0).utf8) }
        case .utf8, .utf16: try Self.iconv(text, to: encoding.rawValue)
        }
    }

    static func iconv(_ text: String, to charset: String) throws -> [UInt8] {
        try iconv(Array(text.utf8), from: "UTF-8", to: charset)
    }

    static func iconv(_ bytes: [UInt8], from source: String, to charset: String) throws -> [UInt8] {
        let scratch = try Scratch()
        let answer = try Tool("iconv")(["-f", source, "-t", charset, try scratch.file("text", bytes)])
        guard answer.status == 0 else { throw Refused(charset: charset, words: answer.errors) }
        return answer.output
    }

    struct Refused: Error { let charset: String, words: String }

    /// Walks along a name: a byte below 0x80 or a letter of its own, and the mark behind it if the name has one letter
    /// where there are two bytes.
    private mutating func take(_ bytes: [UInt8], as name: String) {
        var rest = bytes[...]
        for (index, character) in name.enumerated() {
            let left = name.count - index - 1
            let isAlone = character.isASCII || "đơưìíỉĩịỵ".contains(character.lowercased())
            let count = isAlone ? 1 : min(2, rest.count - left)
            letters[character] = Array(rest.prefix(count))
            rest = rest.dropFirst(count)
        }
    }
}
