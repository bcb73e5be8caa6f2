import Glibc
import NIOCore

/// Takes a body of multipart/form-data apart, as its bytes come in (RFC 7578; RFC 2046, 5.1).
///
/// Knows no limit but that of a part's header; holds no more than what it was given and not yet asked for.
struct MultipartScan {
    enum Event: Hashable {
        /// The header of a part, its bytes follow.
        case part(MultipartHeader)
        case bytes(ByteBuffer)
        case partEnd
        case end
    }

    /// The body is not multipart/form-data with this boundary.
    struct Fault: Error, Hashable {}

    private enum State { case delimiter, header, content, finished }

    private static let longestHeader = 8_192

    private let delimiter: [UInt8]
    private var state = State.delimiter
    private var isInPart = false
    private var buffer = ByteBuffer()

    /// Nil for a boundary that cannot be one: 1…70 characters of RFC 2046.
    init?(boundary: String) {
        let marks = Set("'()+_,-./:=? ".utf8)
        let isPlain = boundary.utf8.allSatisfy { byte in
            marks.contains(byte) || Character(Unicode.Scalar(byte)).isASCIILetterOrDigit
        }
        guard (1...70).contains(boundary.utf8.count), isPlain, boundary.last != " " else { return nil }
        delimiter = Array("\r\n--\(boundary)".utf8)
        // The first delimiter needs no line end before it.
        buffer.writeString("\r\n")
    }

    mutating func take(_ bytes: ByteBuffer) {
        buffer.discardReadBytes()
        buffer.writeImmutableBuffer(bytes)
    }

    /// What comes next; nil when more bytes are needed.
    mutating func next() throws(Fault) -> Event? {
        switch state {
        case .delimiter: try begin()
        case .header: try header()
        case .content: try content()
        case .finished: nil
        }
    }

    /// After the content of a part, or at the very start: the delimiter and what is behind it.
    private mutating func begin() throws(Fault) -> Event? {
        guard buffer.readableBytes >= delimiter.count + 2 else {
            // Something before the first delimiter: allowed to mail, sent by no form.
            guard delimiter.starts(with: buffer.readableBytesView.prefix(delimiter.count)) else {
                throw Fault()
            }
            return nil
        }
        guard buffer.readableBytesView.starts(with: delimiter) else { throw Fault() }
        if isInPart {
            isInPart = false
            return .partEnd
        }
        let behind = buffer.readableBytesView.dropFirst(delimiter.count).prefix(2)
        buffer.moveReaderIndex(forwardBy: delimiter.count + 2)
        if behind.elementsEqual("--".utf8) {
            state = .finished
            return .end
        }
        guard behind.elementsEqual("\r\n".utf8) else { throw Fault() }
        state = .header
        return try header()
    }

    private mutating func header() throws(Fault) -> Event? {
        let view = buffer.readableBytesView
        guard let end = view.position(of: Array("\r\n\r\n".utf8)) else {
            guard view.count <= Self.longestHeader else { throw Fault() }
            return nil
        }
        guard end <= Self.longestHeader, let text = String(validating: view.prefix(end), as: UTF8.self),
            let header = MultipartHeader(text)
        else { throw Fault() }
        buffer.moveReaderIndex(forwardBy: end + 4)
        (state, isInPart) = (.content, true)
        return .part(header)
    }

    private mutating func content() throws(Fault) -> Event? {
        let view = buffer.readableBytesView
        if let end = view.position(of: delimiter) {
            state = .delimiter
            return end > 0 ? buffer.readSlice(length: end).map(Event.bytes) : try begin()
        }
        // The last bytes may be the beginning of a delimiter.
        let sure = view.count - (delimiter.count - 1)
        guard sure > 0 else { return nil }
        return buffer.readSlice(length: sure).map(Event.bytes)
    }
}

extension ByteBufferView {
    /// The distance to the first place where the bytes, which begin with CR, are found.
    fileprivate func position(of bytes: [UInt8]) -> Int? {
        withUnsafeBytes { all in
            var place = 0
            while place + bytes.count <= all.count, let start = all.baseAddress {
                // One byte is found at the speed of memory; there are few CRs in a PDF or a workbook.
                guard let found = memchr(start + place, 0x0D, all.count - place) else { return nil }
                place = UnsafeRawPointer(found) - start
                guard place + bytes.count <= all.count else { return nil }
                if all[place..<place + bytes.count].elementsEqual(bytes) { return place }
                place += 1
            }
            return nil
        }
    }
}
