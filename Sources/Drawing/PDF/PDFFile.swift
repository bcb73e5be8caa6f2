/// The objects of a PDF, written one after the other, and the table that finds them again.
///
/// Small objects are gathered into object streams; everything is deflated. Memory grows by eight bytes an object and
/// by nothing else. Source: ISO 32000-1, 7.5.
final class PDFFile {
    /// The number of an object.
    typealias Number = Int

    private let sink: Sink
    private var offset = 0
    /// For each object: where it is, or the stream that holds it and its place there.
    private var table: [UInt64] = [PDFFile.free]
    /// Small objects that wait for their stream: their bodies, and the numbers and where the bodies begin.
    private var bodies: [UInt8] = []
    private var waiting: [(number: Number, start: Int)] = []
    /// Level 9 takes twice the time and loses one byte in a hundred.
    private let deflater = Deflater(level: 7)
    private var digest = Digest()
    /// Whether bytes were not taken; whatever follows is in vain.
    private(set) var isBroken = false

    private static let free = UInt64.max
    private static let inStream: UInt64 = 1 << 63
    /// Objects of one kind look alike: four times as many in a stream take a seventh less room.
    private static let objectsToAStream = 400
    /// The bytes of an entry in the cross-reference table.
    private static let entryWidth = 8

    init(sink: @escaping Sink) {
        self.sink = sink
        // Four bytes above 127 tell transfer programs that the file is not text. 7.5.2
        emit(Array("%PDF-1.7\n%".utf8) + [0xE2, 0xE3, 0xCF, 0xD3, 0x0A])
    }

    /// A number for an object that is written later.
    func reserve() -> Number {
        table.append(Self.free)
        return table.count - 1
    }

    /// Writes a small object under a reserved number.
    ///
    /// `body` must not write another object.
    func write(as number: Number, _ body: (inout [UInt8]) -> Void) {
        waiting.append((number, bodies.count))
        body(&bodies)
        bodies.append(0x0A)
        if waiting.count == Self.objectsToAStream { flush() }
    }

    func write(_ body: String, as number: Number) { write(as: number) { $0 += body.utf8 } }

    /// Writes a small object and answers its number.
    func add(_ body: String) -> Number {
        let number = reserve()
        write(body, as: number)
        return number
    }

    /// Writes a stream under a reserved number.
    ///
    /// `entries` are those of its dictionary beyond length and filter.
    func write(stream bytes: [UInt8], entries: String = "", compressed: Bool = true, as number: Number) {
        let data = compressed ? deflater.zlib(bytes) : bytes
        table[number] = UInt64(offset)
        let filter = compressed ? "/Filter/FlateDecode" : ""
        emit(Array("\(number) 0 obj\n<<\(entries)\(filter)/Length \(data.count)>>\nstream\n".utf8))
        emit(data)
        emit(Array("\nendstream\nendobj\n".utf8))
    }

    func add(stream bytes: [UInt8], entries: String = "", compressed: Bool = true) -> Number {
        let number = reserve()
        write(stream: bytes, entries: entries, compressed: compressed, as: number)
        return number
    }

    /// Ends the file.
    ///
    /// Throws ``DrawingError/sink`` if any byte of it was not taken.
    func finish(root: Number, info: Number) throws(DrawingError) {
        flush()
        let number = reserve()
        let start = offset
        table[number] = UInt64(offset)
        let id = digest.hex
        write(
            stream: crossReferences(),
            entries:
                "/Type/XRef/Size \(table.count)/W[1 5 2]/Root \(root) 0 R/Info \(info) 0 R/ID[<\(id)><\(id)>]"
                + "/DecodeParms<</Predictor 12/Columns \(Self.entryWidth)>>",
            as: number)
        emit(Array("startxref\n\(start)\n%%EOF\n".utf8))
        if isBroken { throw .sink }
    }

    private func flush() {
        guard !waiting.isEmpty else { return }
        let number = reserve()
        var stream: [UInt8] = []
        for (index, object) in waiting.enumerated() {
            stream.put(object.number)
            stream.put(" ")
            stream.put(object.start)
            stream.put(" ")
            table[object.number] = Self.inStream | UInt64(number) << 16 | UInt64(index)
        }
        let first = stream.count
        stream += bodies
        let count = waiting.count
        bodies.removeAll(keepingCapacity: true)
        waiting.removeAll(keepingCapacity: true)
        write(stream: stream, entries: "/Type/ObjStm/N \(count)/First \(first)", as: number)
    }

    /// The cross-reference table: kind, place and generation or index of every object. 7.5.8
    ///
    /// Each entry is written as what it is more than the one before, byte by byte, which deflates to next to nothing:
    /// objects of one stream follow each other. 7.4.4.4
    private func crossReferences() -> [UInt8] {
        var bytes: [UInt8] = []
        bytes.reserveCapacity(table.count * (Self.entryWidth + 1))
        var above: UInt64 = 0
        for entry in table {
            let (kind, place, last): (UInt64, UInt64, UInt64) =
                if entry == Self.free {
                    (0, 0, 65535)
                } else if entry & Self.inStream != 0 {
                    (2, (entry & ~Self.inStream) >> 16, entry & 0xFFFF)
                } else {
                    (1, entry, 0)
                }
            let packed = kind << 56 | place << 16 | last
            // 2 is the filter “up”.
            bytes.append(2)
            for shift in stride(from: UInt64(56), through: 0, by: -8) {
                bytes.append(
                    UInt8(truncatingIfNeeded: packed >> shift) &- UInt8(truncatingIfNeeded: above >> shift))
            }
            above = packed
        }
        return bytes
    }

    private func emit(_ bytes: [UInt8]) {
        digest.update(bytes)
        offset += bytes.count
        if !isBroken { isBroken = bytes.withUnsafeBytes { !sink($0) } }
    }
}

/// Names the content of a file: two runs of FNV-1a from different starts.
///
/// Tells files apart, protects nothing.
private struct Digest {
    private var (a, b): (UInt64, UInt64) = (0xcbf2_9ce4_8422_2325, 0x8422_2325_cbf2_9ce4)

    mutating func update(_ bytes: [UInt8]) {
        for byte in bytes {
            a = (a ^ UInt64(byte)) &* 0x100_0000_01b3
            b = (b ^ UInt64(byte)) &* 0x100_0000_01b3 &+ 1
        }
    }

    var hex: String {
        [a, b].map { word in
            let digits = String(word, radix: 16)
            return String(repeating: "0", count: 16 - digits.count) + digits
        }.joined()
    }
}
