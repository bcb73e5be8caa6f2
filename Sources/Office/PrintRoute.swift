import Foundation
import HTTPTypes
import Hummingbird
import NIOCore
import Press
import Records

/// `POST /api/v1/prints`: one record goes down the same line as a row of a table and comes back as a document.
struct PrintRoute {
    let catalogue: Catalogue
    let today: @Sendable () throws -> Day

    /// A record is a few hundred bytes; what is larger is not one.
    private static let mostBytes = 65_536
    private static let dpi = 300

    private enum Media {
        static let pdf = "application/pdf"
        static let png = "image/png"
    }

    func print(_ request: Request) async throws -> Response {
        guard let media = MediaChoice.best(of: [Media.pdf, Media.png], for: request.headers[.accept]) else {
            throw Refusal.notAcceptable
        }
        let order = try await order(in: request)
        let press = try press(for: order)
        let bytes: [UInt8]
        do {
            let record = try press.record(named: order.record.mapValues(\.value))
            let piece = try press.piece(for: record)
            bytes = media == Media.pdf ? try press.pdf(of: piece) : try press.png(of: piece, dpi: Self.dpi)
        } catch let problems as Problems {
            throw Refusal(
                status: .unprocessableContent, code: "record.rejected",
                title: Wording(
                    vi: "Chưa in được: dữ liệu có lỗi.", en: "Not printed: the record has problems."),
                problems: problems.all)
        }
        return Response(
            status: .ok,
            headers: [.contentType: media, .cacheControl: "no-store", .contentLength: "\(bytes.count)"],
            body: ResponseBody(byteBuffer: ByteBuffer(bytes: bytes)))
    }

    private func order(in request: Request) async throws -> PrintRequest {
        let body: ByteBuffer
        do {
            body = try await request.body.collect(upTo: Self.mostBytes)
        } catch is NIOTooManyBytesError {
            throw Refusal(
                status: .contentTooLarge, code: "request.too-large",
                title: Wording(vi: "Yêu cầu lớn quá 64 KB.", en: "The request is larger than 64 KB."))
        }
        do {
            return try JSONDecoder().decode(PrintRequest.self, from: Data(body.readableBytesView))
        } catch DecodingError.keyNotFound(let key, _) {
            throw Refusal.malformed("Thiếu “\(key.stringValue)”.", "“\(key.stringValue)” is missing.")
        } catch DecodingError.typeMismatch(_, let context), DecodingError.valueNotFound(_, let context) {
            let place = context.codingPath.map(\.stringValue).joined(separator: ".")
            throw Refusal.malformed(
                "“\(place)” sai kiểu: cần chuỗi.", "“\(place)” has the wrong type: use a string.")
        } catch {
            throw Refusal.malformed("Nội dung không phải JSON.", "The body is not JSON.")
        }
    }

    private func press(for order: PrintRequest) throws -> Press {
        do {
            return try catalogue.press(order.template, settings: order.settings ?? [:], date: try today())
        } catch Catalogue.Miss.noSuchTemplate(let known) {
            let list = known.joined(separator: ", ")
            throw Refusal(
                status: .unprocessableContent, code: "template.unknown",
                title: Wording(
                    vi: "Không có mẫu này. Có: \(list).", en: "No such template. There are: \(list)."))
        } catch Catalogue.Miss.settings(let known) {
            let list = known.joined(separator: ", ")
            throw Refusal(
                status: .unprocessableContent, code: "settings.unknown",
                title: Wording(
                    vi: "“settings” có trường lạ hoặc giá trị sai. Có: \(list).",
                    en: "“settings” has an unknown field or a wrong value. There are: \(list)."))
        }
    }
}
