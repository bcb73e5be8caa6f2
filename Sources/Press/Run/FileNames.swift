import Pages
import Records

/// Names for documents that belong to one record: its id where that is safe, else its line.
///
/// A file name is seen by everybody, so it never holds what may be a person's number, and it never leaves the
/// folder.
struct FileNames {
    private var used: Set<String> = []

    /// A run of so many digits may be an identity, insurance or telephone number.
    private static let telling = 9

    /// The name without its ending.
    ///
    /// No two calls give the same.
    mutating func name(recordID: String, line: Int) -> String {
        let safe = isSafe(recordID) ? recordID : "row-" + line.padded(to: 6)
        let name = used.contains(safe) ? "\(safe)-line-\(line.padded(to: 6))" : safe
        used.insert(name)
        return name
    }

    private func isSafe(_ id: String) -> Bool {
        let bytes = Array(id.utf8)
        let isPlain = bytes.allSatisfy { byte in
            switch byte {
            case UInt8(ascii: "0")...UInt8(ascii: "9"), UInt8(ascii: "A")...UInt8(ascii: "Z"),
                UInt8(ascii: "a")...UInt8(ascii: "z"), UInt8(ascii: "-"), UInt8(ascii: "_"):
                true
            default: false
            }
        }
        let digits = bytes.split { $0 < UInt8(ascii: "0") || $0 > UInt8(ascii: "9") }.map(\.count).max() ?? 0
        return isPlain && !id.isEmpty && bytes.count <= 64 && digits < Self.telling && !id.hasSuffix("-back")
    }
}

extension Template {
    /// What a document that says the same for everybody is called.
    var documentName: String { "\(id)-0001.pdf" }

    /// What the pictures of all sides of a piece are called, in order.
    func pictureNames(_ piece: String) -> [String] { sides.map { Side.pictureName(piece, side: $0.name) } }
}

extension Side {
    /// What the picture of a side of `piece` is called: the front is the piece, another side says which it is.
    static func pictureName(_ piece: String, side: String) -> String {
        side == front ? "\(piece).png" : "\(piece)-\(side).png"
    }
}
