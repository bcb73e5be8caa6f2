import CExpat
import Glibc

/// What is done with a part of a workbook while it is parsed.
protocol XMLReader: AnyObject {
    func open(_ tag: XMLTag, in stream: XMLStream)
    func close(_ tag: XMLTag, in stream: XMLStream)
    /// Text in pieces, in UTF-8.
    func add(_ text: UnsafeBufferPointer<UInt8>)
}

/// A part of a workbook, parsed while it is unpacked: no more than a chunk of it is in memory.
///
/// Nothing outside the part is ever opened, and a document type is refused, so neither entities nor external
/// references exist.
final class XMLStream {
    private static let chunkSize = 65_536
    /// Deeper than any part of a workbook; a bomb stops here and not in memory.
    private static let deepest = 64
    /// The longest tag or comment, which expat keeps whole; 1 MiB.
    private static let longestTag = 1 << 20

    private let entry: ZipEntry
    private let reader: any XMLReader
    private let parser: OpaquePointer
    private var depth = 0
    /// How many bytes of the part were parsed.
    private(set) var byteCount = 0
    private var isPaused = false
    private var isAtEnd = false
    private var failure: TableError?

    init(_ entry: ZipEntry, reader: any XMLReader) throws(TableError) {
        self.entry = entry
        self.reader = reader
        guard let parser = XML_ParserCreate(nil) else { throw .noRoom(errno: Errno.last.code) }
        self.parser = parser
        XML_SetUserData(parser, Unmanaged.passUnretained(self).toOpaque())
        XML_SetElementHandler(
            parser, { XMLStream.of($0)?.open(XMLTag($1, $2)) }, { XMLStream.of($0)?.close(XMLTag($1, nil)) })
        XML_SetCharacterDataHandler(parser) { context, text, count in
            text?.withMemoryRebound(to: UInt8.self, capacity: Int(count)) { text in
                XMLStream.of(context)?.reader.add(UnsafeBufferPointer(start: text, count: Int(count)))
            }
        }
        XML_SetStartDoctypeDeclHandler(parser) { context, _, _, _, _ in
            XMLStream.of(context)?.refuse("a DOCTYPE is not allowed")
        }
    }

    deinit { XML_ParserFree(parser) }

    /// Parses on until the reader pauses it; false at the end of the part.
    func advance() throws(TableError) -> Bool {
        while true {
            let status: XML_Status
            if isPaused {
                isPaused = false
                status = XML_ResumeParser(parser)
            } else if isAtEnd {
                return false
            } else {
                status = try parseChunk()
            }
            if let failure { throw failure }
            if status == XML_STATUS_SUSPENDED {
                isPaused = true
                return true
            }
            guard status == XML_STATUS_OK else {
                let meaning =
                    XML_ErrorString(XML_GetErrorCode(parser)).map { String(cString: $0) } ?? "unknown"
                throw damaged("not well-formed XML: \(meaning)")
            }
            guard byteCount - Int(XML_GetCurrentByteIndex(parser)) <= Self.longestTag || isAtEnd else {
                throw damaged("a tag of more than \(Self.longestTag) bytes")
            }
        }
    }

    /// Parses the whole part.
    func finish() throws(TableError) {
        while try advance() {}
    }

    /// Makes ``advance()`` return when the tag at hand is done with.
    func pause() { XML_StopParser(parser, 1) }

    /// Makes ``advance()`` throw.
    func stop(_ error: TableError) {
        if failure == nil { failure = error }
        XML_StopParser(parser, 0)
    }

    /// Makes ``advance()`` throw ``TableError/damaged(path:part:reason:)``.
    func refuse(_ reason: String) { stop(damaged(reason)) }

    func tooLarge(limit: Int) -> TableError { .tooLarge(path: entry.path, part: entry.name, limit: limit) }

    private func parseChunk() throws(TableError) -> XML_Status {
        guard let room = XML_GetBuffer(parser, Int32(Self.chunkSize)) else {
            throw damaged("the XML parser has no room")
        }
        let count = try entry.read(into: UnsafeMutableRawBufferPointer(start: room, count: Self.chunkSize))
        byteCount += count
        isAtEnd = count == 0
        return XML_ParseBuffer(parser, Int32(count), isAtEnd ? 1 : 0)
    }

    private func damaged(_ reason: String) -> TableError {
        entry.damaged("line \(XML_GetCurrentLineNumber(parser)): \(reason)")
    }

    private static func of(_ context: UnsafeMutableRawPointer?) -> XMLStream? {
        context.map { Unmanaged<XMLStream>.fromOpaque($0).takeUnretainedValue() }
    }

    private func open(_ tag: XMLTag) {
        depth += 1
        guard depth <= Self.deepest else { return refuse("elements are nested deeper than \(Self.deepest)") }
        reader.open(tag, in: self)
    }

    private func close(_ tag: XMLTag) {
        depth -= 1
        reader.close(tag, in: self)
    }
}

/// The name and the attributes of a tag, as long as the parser is at it; prefixes of names do not count.
struct XMLTag {
    private let name: UnsafePointer<CChar>?
    private let attributes: UnsafeMutablePointer<UnsafePointer<CChar>?>?

    init(_ name: UnsafePointer<CChar>?, _ attributes: UnsafeMutablePointer<UnsafePointer<CChar>?>?) {
        self.name = name.map(Self.local)
        self.attributes = attributes
    }

    static func ~= (name: StaticString, tag: XMLTag) -> Bool {
        tag.name.map { Self.isEqual($0, name) } ?? false
    }

    /// The bytes of an attribute's value; nil if there is none of this name.
    func bytes(_ name: StaticString) -> UnsafeBufferPointer<UInt8>? {
        guard var pair = attributes else { return nil }
        while let key = pair[0], let value = pair[1] {
            if Self.isEqual(Self.local(key), name) {
                let start = UnsafeRawPointer(value).assumingMemoryBound(to: UInt8.self)
                return UnsafeBufferPointer(start: start, count: strlen(value))
            }
            pair += 2
        }
        return nil
    }

    func text(_ name: StaticString) -> String? {
        bytes(name).map { String(decoding: $0, as: UTF8.self) }
    }

    /// The value as a number of digits only; nil also if it has more than nine.
    func number(_ name: StaticString) -> Int? {
        bytes(name).flatMap { Int(digits: $0) }
    }

    func isTrue(_ name: StaticString) -> Bool {
        text(name).map { $0 == "1" || $0 == "true" } ?? false
    }

    private static func local(_ name: UnsafePointer<CChar>) -> UnsafePointer<CChar> {
        var (start, here) = (name, name)
        while here.pointee != 0 {
            if here.pointee == CChar(bitPattern: UInt8(ascii: ":")) { start = here + 1 }
            here += 1
        }
        return start
    }

    private static func isEqual(_ text: UnsafePointer<CChar>, _ name: StaticString) -> Bool {
        strcmp(text, UnsafeRawPointer(name.utf8Start).assumingMemoryBound(to: CChar.self)) == 0
    }
}

extension Int {
    /// A number of one to nine digits; nil for anything else.
    init?(digits: some Collection<UInt8>) {
        guard (1...9).contains(digits.count) else { return nil }
        var value = 0
        for digit in digits {
            guard (UInt8(ascii: "0")...UInt8(ascii: "9")).contains(digit) else { return nil }
            value = value * 10 + Int(digit - UInt8(ascii: "0"))
        }
        self = value
    }
}
