import Hummingbird
import NIOCore
import Web

/// Which printer an address is about: names of printers are no secret.
struct PrinterPlace: Sendable, Hashable {
    let unit: String
    let name: String

    init(unit: String, name: String) { (self.unit, self.name) = (unit, name) }

    /// The printer that the query names; one that there is none of when it names none.
    init(_ request: Request) {
        let query = request.uri.queryParameters
        self.init(
            unit: query["unit"].map(String.init) ?? "", name: query["name"].map(String.init) ?? "")
    }

    var query: String { "?unit=\(unit.inQuery)&name=\(name.inQuery)" }
}

extension Response {
    /// A PDF that the browser shows.
    static func document(_ bytes: [UInt8], _ name: String) -> Response {
        Response(
            status: .ok,
            headers: [
                .contentType: "application/pdf", .cacheControl: "no-store", .contentLength: "\(bytes.count)",
                .contentDisposition: ContentDisposition(.inline, filename: name).field,
            ], body: ResponseBody(byteBuffer: ByteBuffer(bytes: bytes)))
    }
}
