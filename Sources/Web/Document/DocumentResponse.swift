package import HTTPTypes
package import Hummingbird
import NIOCore

/// A finished document as an answer: its whole, a range of it, or that it is still the same (RFC 9110, 13 and 14).
package struct DocumentResponse: Sendable {
    private enum Source: Sendable {
        case bytes(ByteBuffer)
        case file(DocumentFile)

        var size: Int {
            switch self {
            case .bytes(let bytes): bytes.readableBytes
            case .file(let file): file.size
            }
        }
    }

    private let source: Source
    private let media: String
    private let tag: EntityTag?
    private let disposition: ContentDisposition?
    /// Header fields of every answer; nothing is kept by default.
    package var headers: HTTPFields = [.cacheControl: "private, no-store"]

    /// `tag`: such as the SHA-256 of the bytes; without one nothing is compared and `If-Range` means the whole.
    package init(
        bytes: some Sequence<UInt8>, media: String, tag: EntityTag? = nil,
        disposition: ContentDisposition? = nil
    ) {
        (source, self.media) = (.bytes(ByteBuffer(bytes: bytes)), media)
        (self.tag, self.disposition) = (tag, disposition)
    }

    /// Opens the file; what is sent stays the same if another takes its name.
    ///
    /// Throws ``Refusal/missing`` when there is no such plain file, also when the name is a link.
    package init(
        file path: String, media: String, tag: EntityTag? = nil, disposition: ContentDisposition? = nil
    ) throws(Refusal) {
        (source, self.media) = (.file(try DocumentFile(path: path)), media)
        (self.tag, self.disposition) = (tag, disposition)
    }

    /// The answer to a GET or HEAD.
    ///
    /// Throws a ``Refusal``: 412 when `If-Match` names another document, 416 for a range beyond the end.
    package func response(to request: Request) throws(Refusal) -> Response {
        let sent = request.headers
        var headers = headers
        headers[.eTag] = tag?.field
        if let list = sent[.ifMatch], !(tag?.isNamedStrongly(in: list) ?? false) { throw .preconditionFailed }
        if let list = sent[.ifNoneMatch], tag?.isNamed(in: list) ?? false {
            var response = Response(status: .notModified, headers: headers)
            response.headers[.contentLength] = nil
            return response
        }
        headers[.contentType] = media
        headers[.acceptRanges] = "bytes"
        headers[.contentDisposition] = disposition?.field
        switch range(of: request) {
        case .whole: return answer(0..<source.size, .ok, headers, isHead: request.method == .head)
        case .part(let range):
            headers[.contentRange] = "bytes \(range.lowerBound)-\(range.upperBound - 1)/\(source.size)"
            return answer(range, .partialContent, headers, isHead: false)
        case .unsatisfiable: throw .rangeNotSatisfiable(size: source.size)
        }
    }

    private func range(of request: Request) -> ByteRange {
        // RFC 9110, 14.2: a range of anything but GET is ignored.
        guard request.method == .get, let header = request.headers[.range] else { return .whole }
        if let condition = request.headers[.ifRange], condition != tag?.field { return .whole }
        return ByteRange(header, size: source.size)
    }

    private func answer(
        _ range: Range<Int>, _ status: HTTPResponse.Status, _ headers: HTTPFields, isHead: Bool
    ) -> Response {
        var headers = headers
        headers[.contentLength] = "\(range.count)"
        if isHead { return Response(status: status, headers: headers) }
        let body: ResponseBody
        switch source {
        case .bytes(let bytes):
            let slice = bytes.getSlice(at: bytes.readerIndex + range.lowerBound, length: range.count)
            body = ResponseBody(byteBuffer: slice ?? ByteBuffer())
        case .file(let file):
            body = ResponseBody(contentLength: range.count) { writer in
                try await file.read(range) { try await writer.write($0) }
                try await writer.finish(nil)
            }
        }
        return Response(status: status, headers: headers, body: body)
    }
}
