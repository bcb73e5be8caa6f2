import Access
import Foundation
import Glibc
import HTTPTypes
import Hummingbird
import NIOCore
import Pages
import Payloads
import Pictures
import Press
import Records
import Store
import Symbols
import Web

/// What keeps nothing: reading a picture's codes, and a poster that a business draws for itself.
struct OpenRoutes: Sendable {
    let rooms: OfficeRooms
    let gate: Gate
    private let keys = KeyRing()
    private let posters: RateLimit<Network>

    init(_ rooms: OfficeRooms, gate: Gate) {
        (self.rooms, self.gate) = (rooms, gate)
        posters = RateLimit(rooms.settings.postersPerMinute, per: .seconds(60))
    }

    func add(to router: RouterGroup<WebContext>) {
        router.post("/codes") { request, _ in try await codes(request) }
        router.post("/posters") { request, context in try await poster(request, context) }
    }

    private struct Codes: Encodable {
        struct Code: Encodable {
            @Told var text: String?
            @Told var hex: String?
            let kind: String
            let page: Int
            let reprint: Bool
        }

        let codes: [Code]
    }

    private static let pictures = ["image/png", "image/jpeg", "application/pdf"]
    private static let mostBytes = 32 << 20
    /// Pages of a document that are read: a form or a card, not a book.
    private static let mostPages = 20

    private func codes(_ request: Request) async throws -> Response {
        let caller = try await gate.caller(of: request)
        try caller.demand(.codes)
        let media = (request.headers[.contentType] ?? "").prefix { $0 != ";" }.lowercased()
        guard Self.pictures.contains(media) else { throw Refusal.unsupportedMedia(Self.pictures) }
        let found = try await rooms.uploads.work {
            let bytes = try await request.bytes(upTo: Self.mostBytes)
            try keys.check(request, owner: caller.account.id.text, [bytes])
            return try await rooms.bench.run { try Self.findings(in: bytes) }
        }
        let codes = found.map { finding in
            let content = finding.content(masked: false)
            return Codes.Code(
                text: content?.text, hex: content?.hex,
                kind: finding.payload.kind.rawValue,
                page: finding.symbol.page, reprint: finding.reprint.kind != nil)
        }
        return try .json(Codes(codes: codes))
    }

    /// The codes of a picture; its file has no name and is gone with its descriptor.
    private static func findings(in bytes: [UInt8]) throws -> [Finding] {
        var name = Array("\(FileManager.default.temporaryDirectory.path)/qrpress-XXXXXX".utf8CString)
        let descriptor = mkstemp(&name)
        guard descriptor >= 0 else { throw Refusal.busy(retryAfter: .seconds(5)) }
        unlink(name)
        // The programs that read pictures get it by its name only.
        _ = fcntl(descriptor, F_SETFD, FD_CLOEXEC)
        defer { close(descriptor) }
        guard bytes.withUnsafeBytes({ write(descriptor, $0.baseAddress, $0.count) }) == bytes.count else {
            throw Refusal.busy(retryAfter: .seconds(5))
        }
        do {
            let file = try PictureFile("/proc/self/fd/\(descriptor)")
            guard file.pageCount <= mostPages else { throw PictureError.tooManyPages(file.pageCount) }
            return try (1...max(1, file.pageCount)).flatMap { page in
                try file.picture(page: page).symbols(page: page).map(Finding.init)
            }
        } catch let error as PictureError {
            throw Refusal(error)
        } catch is ReadingError {
            throw Refusal(PictureError.broken(reason: ""))
        }
    }

    private func poster(_ request: Request, _ context: WebContext) async throws -> Response {
        let network = rooms.network(of: request, context)
        if case .wait(let seconds) = posters.take(network, at: rooms.instant()) {
            throw Refusal.rateLimited(retryAfter: .seconds(seconds))
        }
        let body = try await JSONBody(of: request)
        try keys.check(request, owner: "\(network)", [body.bytes])
        let order = try body.decode(PrintOrder.self)
        let media = try MediaChoice.document(for: request)
        let day = try rooms.today
        let bytes = try await answering {
            try await rooms.bench.run { [catalogue = rooms.catalogue] in
                let press = try catalogue.press(order.template, settings: order.settings, date: day)
                guard press.template.kind == .venue else { throw Refusal.accountNeeded }
                let piece = try press.piece(for: try press.record(named: order.record))
                return switch media {
                case .pdf: try press.pdf(of: piece)
                case .png: try press.png(of: piece, dpi: DocumentMedia.dpi)
                }
            }
        }
        return Response(
            status: .ok,
            headers: [
                .contentType: media.rawValue, .cacheControl: "no-store", .contentLength: "\(bytes.count)",
            ], body: ResponseBody(byteBuffer: ByteBuffer(bytes: bytes)))
    }
}

extension Refusal {
    fileprivate init(_ error: PictureError) {
        let (vi, en): (String, String)
        switch error {
        case .tooLarge(let width, let height):
            (vi, en) = (
                "Ảnh quá lớn: \(width) × \(height).", "The picture is too large: \(width) × \(height)."
            )
        case .tooManyPages(let count):
            (vi, en) = (
                "Tài liệu có \(count) trang, quá nhiều.", "The document has \(count) pages, too many."
            )
        case .outOfTime(let page):
            (vi, en) = ("Trang \(page) vẽ quá lâu.", "Page \(page) took too long to draw.")
        default:
            (vi, en) = ("Không đọc được ảnh này.", "The picture cannot be read.")
        }
        self.init(
            status: .unprocessableContent, code: "picture.unreadable", title: Wording(vi: vi, en: en))
    }
}
