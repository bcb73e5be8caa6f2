/// Binary PGM pictures of 8 bits that follow each other in a stream: `P5`, width, height and 255, a byte of white space,
/// then the pixels.
struct GreyMaps {
    private var rest: [UInt8] = []
    private var missing = 0

    /// Longer than any head that is understood.
    private static let longestHead = 64

    /// Takes the next bytes and hands over every picture that is whole by now.
    ///
    /// Throws ``PictureError/broken(reason:)`` at a head that is none, and at more than ``Picture/mostPixels``.
    mutating func take(
        _ bytes: ArraySlice<UInt8>, each: (Picture) throws(PictureError) -> Void
    ) throws(PictureError) {
        rest += bytes
        while rest.count >= missing {
            guard let head = try Self.head(of: rest) else { return }
            missing = head.length + head.width * head.height
            guard rest.count >= missing else {
                rest.reserveCapacity(missing)
                return
            }
            let grey = Array(rest[head.length..<missing])
            rest.removeFirst(missing)
            missing = 0
            guard let picture = Picture(width: head.width, height: head.height, grey: grey) else {
                throw .broken(reason: "poppler: a page without pixels")
            }
            try each(picture)
        }
    }

    /// The one picture that these bytes are; nil for anything else.
    static func picture(_ bytes: [UInt8]) -> Picture? {
        guard let head = try? head(of: bytes) else { return nil }
        return Picture(width: head.width, height: head.height, grey: Array(bytes[head.length...]))
    }

    /// Nil when the head is not there yet.
    private static func head(
        of bytes: [UInt8]
    ) throws(PictureError) -> (width: Int, height: Int, length: Int)? {
        let words = bytes.prefix(longestHead).split(maxSplits: 4) { $0 <= 0x20 }
        let isWhole = words.count == 5 || words.count == 4 && bytes.count > words[3].endIndex
        guard isWhole else {
            if bytes.count < longestHead { return nil }
            throw .broken(reason: "poppler: no picture")
        }
        guard words[0].elementsEqual("P5".utf8), words[3].elementsEqual("255".utf8),
            let width = Int(String(decoding: words[1], as: UTF8.self)),
            let height = Int(String(decoding: words[2], as: UTF8.self))
        else { throw .broken(reason: "poppler: no picture") }
        guard width > 0, height > 0, width <= Picture.mostPixels, height <= Picture.mostPixels / width else {
            throw .tooLarge(width: width, height: height)
        }
        return (width, height, words[3].endIndex + 1)
    }
}
