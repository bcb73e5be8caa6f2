import Foundation
package import HTTPTypes
package import Hummingbird
import NIOCore

extension Response {
    /// A value as JSON, as ``JSONEncoder/ordered`` writes it.
    ///
    /// The content type is `application/json` unless `headers` has one.
    package static func json(
        _ value: some Encodable, status: HTTPResponse.Status = .ok, headers: HTTPFields = [:]
    ) throws -> Response {
        let bytes = try JSONEncoder.ordered.encode(value)
        var headers = headers
        if headers[.contentType] == nil { headers[.contentType] = "application/json" }
        if headers[.cacheControl] == nil { headers[.cacheControl] = "no-store" }
        headers[.contentLength] = "\(bytes.count)"
        return Response(
            status: status, headers: headers, body: ResponseBody(byteBuffer: ByteBuffer(bytes: bytes)))
    }
}
