import HTTPTypes
package import Hummingbird
package import NIOCore

/// A form that was sent with at most one file in it.
///
/// Fields are kept; the bytes of the file go past piece by piece and are never here as a whole.
package struct MultipartForm: Sendable {
    package struct Limits: Sendable {
        /// Fields of the form, without the file.
        package var fields = 20
        /// Of all fields together.
        package var fieldBytes = 65_536
        /// Of the file.
        package var fileBytes = 64 << 20

        package init() {}
    }

    package struct File: Sendable, Hashable {
        /// As the client's own computer calls it; never to be a name for a file of ours.
        package let filename: String
        package let contentType: String?
        package let byteCount: Int
    }

    package private(set) var fields: [String: String] = [:]
    /// Nil when the form has no file, or its place was left empty.
    package private(set) var file: File?

    /// Reads a form whose file is the field `name`; its bytes are given to `take`, each piece after the one before.
    ///
    /// Throws a ``Refusal``: 415 for another content type, 413 above a limit, 400 for what is no such form. What `take`
    /// throws is thrown on. After either the caller drops what `take` has kept.
    package init(
        of request: Request, file name: String, limits: Limits = Limits(),
        into take: (ByteBuffer) async throws -> Void
    ) async throws {
        guard let type = request.headers[.contentType].flatMap(HeaderParameters.init),
            type.value == "multipart/form-data"
        else { throw Refusal.unsupportedMedia(["multipart/form-data"]) }
        guard let boundary = type["boundary"], var scan = MultipartScan(boundary: boundary) else {
            throw Self.malformed
        }
        // Delimiters and headers are a few hundred bytes each.
        let most = limits.fileBytes + limits.fieldBytes + (limits.fields + 2) * 1024
        if let length = request.headers[.contentLength].flatMap(Int.init), length > most {
            throw Refusal.tooLarge(limit: limits.fileBytes)
        }
        var reading = Reading(name: name, limits: limits)
        var total = 0
        for try await bytes in request.body {
            total += bytes.readableBytes
            guard total <= most else { throw Refusal.tooLarge(limit: limits.fileBytes) }
            scan.take(bytes)
            do {
                while let event = try scan.next() {
                    if let piece = try reading.note(event) { try await take(piece) }
                }
            } catch is MultipartScan.Fault {
                throw Self.malformed
            }
        }
        guard reading.isFinished else { throw Self.malformed }
        (fields, file) = (reading.fields, reading.file)
    }

    fileprivate static let malformed = Refusal.malformed(
        "Biểu mẫu gửi lên bị hỏng.", "The form is damaged.")
}

/// What has come of a form so far.
private struct Reading {
    let name: String
    let limits: MultipartForm.Limits
    var fields: [String: String] = [:]
    var file: MultipartForm.File?
    var isFinished = false

    private var part: MultipartHeader?
    private var text: [UInt8] = []
    private var fieldBytes = 0
    private var fileBytes = 0
    private var names: Set<String> = []

    init(name: String, limits: MultipartForm.Limits) { (self.name, self.limits) = (name, limits) }

    /// Answers what belongs to the file.
    mutating func note(_ event: MultipartScan.Event) throws(Refusal) -> ByteBuffer? {
        switch event {
        case .part(let header): try begin(header)
        case .bytes(let bytes) where part?.name == name:
            fileBytes += bytes.readableBytes
            guard fileBytes <= limits.fileBytes else { throw .tooLarge(limit: limits.fileBytes) }
            return bytes
        case .bytes(let bytes):
            fieldBytes += bytes.readableBytes
            guard fieldBytes <= limits.fieldBytes else { throw .tooLarge(limit: limits.fieldBytes) }
            text += bytes.readableBytesView
        case .partEnd: try end()
        case .end: isFinished = true
        }
        return nil
    }

    private mutating func begin(_ header: MultipartHeader) throws(Refusal) {
        guard names.insert(header.name).inserted else {
            throw .malformed("Một trường được gửi hai lần.", "A field was sent twice.")
        }
        guard names.count <= limits.fields + 1 else {
            throw .malformed("Biểu mẫu có quá nhiều trường.", "The form has too many fields.")
        }
        guard (header.name == name) == (header.filename != nil) else {
            throw .malformed("Chỉ gửi tệp ở trường “\(name)”.", "Send a file in the field “\(name)” only.")
        }
        (part, text) = (header, [])
    }

    private mutating func end() throws(Refusal) {
        guard let part else { return }
        if let filename = part.filename {
            // A browser sends the place of a file that nobody chose as a file without name and bytes.
            guard !filename.isEmpty || fileBytes > 0 else { return }
            file = MultipartForm.File(
                filename: filename, contentType: part.contentType, byteCount: fileBytes)
        } else {
            guard let value = String(validating: text, as: UTF8.self) else {
                throw .malformed("Một trường không phải mã UTF-8.", "A field is not UTF-8.")
            }
            fields[part.name] = value
        }
    }
}
