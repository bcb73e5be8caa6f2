import HTTPTypes
import Hummingbird
import NIOCore
import Web

extension Response {
    /// A file that was made for this one answer and is kept nowhere.
    static func document(
        _ bytes: [UInt8], _ media: DocumentMedia, _ disposition: ContentDisposition?
    ) -> Response {
        var headers: HTTPFields = [
            .contentType: media.rawValue, .cacheControl: "no-store", .contentLength: "\(bytes.count)",
        ]
        headers[.contentDisposition] = disposition?.field
        return Response(
            status: .ok, headers: headers, body: ResponseBody(byteBuffer: ByteBuffer(bytes: bytes)))
    }
}
