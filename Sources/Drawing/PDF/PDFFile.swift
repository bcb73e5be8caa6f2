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
    private var waiting: [(number: Number, body: [UInt8])] = []
    private let deflater = Deflater()
    private var digest = Digest()
    /// Whether bytes were not taken; whatever follows is in vain.
    private(set) var isBroken = false

    private static let free = UInt64.max
    private static let inStream: UInt64 = 1 << 63
    private static let objectsToAStream = 100

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
    func write(_ body: String, as number: Number) {
        waiting.append((number, Array(body.utf8)))
        if waiting.count == Self.objectsToAStream { flush() }
    }

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
                "/Type/XRef/Size \(table.count)/W[1 5 2]/Root \(root) 0 R/Info \(info) 0 R/ID[<\(id)><\(id)>]",
            as: number)
        emit(Array("startxref\n\(start)\n%%EOF\n".utf8))
        if isBroken { throw .sink }
    }

    private func flush() {
        guard !waiting.isEmpty else { return }
        let number = reserve()
        var heads = ""
        var bodies: [UInt8] = []
        for (index, object) in waiting.enumerated() {
            heads += "\(object.number) \(bodies.count) "
            bodies += object.body + [0x0A]
            table[object.number] = Self.inStream | UInt64(number) << 16 | UInt64(index)
        }
        let first = heads.utf8.count
        write(
            stream: Array(heads.utf8) + bodies, entries: "/Type/ObjStm/N \(waiting.count)/First \(first)",
            as: number)
        waiting.removeAll(keepingCapacity: true)
    }

    /// The cross-reference table: kind, place and generation or index of every object. 7.5.8
    private func crossReferences() -> [UInt8] {
        var bytes: [UInt8] = []
        bytes.reserveCapacity(table.count * 8)
        for entry in table {
            let (kind, place, last): (UInt8, UInt64, UInt64) =
                if entry == Self.free {
                    (0, 0, 65535)
                } else if entry & Self.inStream != 0 {
                    (2, (entry & ~Self.inStream) >> 16, entry & 0xFFFF)
                } else {
                    (1, entry, 0)
                }
            bytes.append(kind)
            for shift in stride(from: 32, through: 0, by: -8) {
                bytes.append(UInt8(truncatingIfNeeded: place >> shift))
            }
            bytes.append(UInt8(truncatingIfNeeded: last >> 8))
            bytes.append(UInt8(truncatingIfNeeded: last))
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
