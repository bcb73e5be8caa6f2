import Drawing
import HTTPTypes
import Hummingbird
import Pages
import Payloads
import Press
import Records
import Web

/// A poster for one's own place, for everybody: what is typed is in the form only and is forgotten with the answer.
struct PosterScreens: Sendable {
    let counter: Counter

    private var rooms: OfficeRooms { counter.rooms }

    /// The picture in a page, the same when the piece is too crowded for that, and the one that a script fetches, in pixels
    /// across.
    private static let (width, smallWidth, sharpWidth) = (360.0, 250.0, 840.0)
    /// Of a picture in a page, so that the page stays light, in bytes.
    private static let mostInPage = 32_000

    func add(to router: Router<WebContext>) {
        let poster = router.group("/poster")
        poster.get { request, _ in
            let template = try await answering {
                try rooms.catalogue.template(PosterForm.templates.first ?? "")
            }
            var verdict = PosterVerdict()
            verdict.isTried = false
            return try show(PosterForm(template), verdict, to: try await counter.visitor(request))
        }
        poster.post { request, context in try await look(request, context) }
        poster.post("/document") { request, context in try await document(request, context) }
    }

    /// Reads the picture, if there is one, and shows the form with what has come of it.
    private func look(_ request: Request, _ context: WebContext) async throws -> Response {
        var form = try await read(request)
        let network = rooms.network(of: request, context)
        var verdict = PosterVerdict()
        do {
            if form.picture.isEmpty {
                try rooms.openLimits.takeLook(network)
            } else {
                try rooms.openLimits.takeDocument(network)
                try await readCodes(&form, &verdict)
            }
            // A script asks for the picture by itself.
            let isLive = !form["live"].isEmpty
            verdict.picture = try await form.poster.drawn(in: rooms) { press, piece in
                isLive ? nil : try Self.light(press, piece)
            }
        } catch let refusal as Refusal {
            verdict.refusal = refusal
            // Whoever has sent a photo first has not come to the other fields yet.
            if !form.picture.isEmpty, !refusal.problems.isEmpty { verdict.isTried = false }
        }
        return try show(form, verdict, to: try await counter.visitor(request))
    }

    /// The piece as a file, or as a picture for the screen; the form again when it cannot be printed.
    private func document(_ request: Request, _ context: WebContext) async throws -> Response {
        let form = try await read(request)
        let network = rooms.network(of: request, context)
        do {
            if form["format"] == "screen" {
                try rooms.openLimits.takeLook(network)
                let width = Self.sharpWidth
                let picture = try await form.poster.drawn(in: rooms) { try $0.png(of: $1, across: width) }
                return Response.document(picture, .png, nil)
            }
            try rooms.openLimits.takeDocument(network)
            let media = form["format"] == "png" ? DocumentMedia.png : .pdf
            let document = try await form.poster.drawn(in: rooms, media.document)
            let name = "\(form.template.id).\(media == .png ? "png" : "pdf")"
            return Response.document(document, media, ContentDisposition(.attachment, filename: name))
        } catch let refusal as Refusal {
            var verdict = PosterVerdict()
            verdict.refusal = refusal
            return try show(form, verdict, to: try await counter.visitor(request))
        }
    }

    /// The picture in a page.
    private static func light(_ press: Press, _ piece: Piece) throws -> [UInt8] {
        let picture = try press.png(of: piece, across: width)
        return picture.count <= mostInPage ? picture : try press.png(of: piece, across: smallWidth)
    }

    private func read(_ request: Request) async throws -> PosterForm {
        try await rooms.uploads.work { try await PosterForm(of: request, rooms.catalogue) }
    }

    /// Takes the code of the place from the picture; of several, somebody has to choose.
    private func readCodes(_ form: inout PosterForm, _ verdict: inout PosterVerdict) async throws {
        let picture = form.picture
        let found: [Finding]
        do {
            found = try await rooms.bench.run { try CodeReading.findings(in: picture, pages: 1) }
        } catch let refusal as Refusal where refusal.status == .unprocessableContent {
            verdict.pictureFault = refusal.title
            return
        }
        var texts: Set<String> = []
        let places = found.filter { finding in
            finding.reprint.kind == .venue && finding.text.map { texts.insert($0).inserted } == true
        }
        switch (places.count, found.first) {
        case (1, _): form.take(places[0])
        case (2..., _): verdict.findings = places
        case (_, let other?):
            verdict.pictureFault =
                other.text.flatMap { PosterCode($0).fault } ?? other.reprint.reason
        case (_, nil): verdict.pictureFault = Self.nothing
        }
    }

    private func show(
        _ form: PosterForm, _ verdict: PosterVerdict, to visitor: Visitor
    ) throws -> Response {
        let page = PosterPage(form, verdict, rooms.catalogue, in: visitor.language)
        var response = try counter.show(
            "poster", page, in: .poster, to: visitor, status: verdict.status)
        for field in verdict.refusal?.headers ?? [:] { response.headers.append(field) }
        if verdict.picture != nil {
            // The picture is in the page: nothing is kept that another address could lead to.
            response.headers[.contentSecurityPolicy] = SecurityHeaders<WebContext>.policy.replacing(
                "img-src 'self'", with: "img-src 'self' data:")
        }
        return response
    }

    private static let nothing = Wording(
        vi: "Không thấy mã QR nào trong ảnh. Chụp lại gần hơn, đủ sáng, thấy trọn cả mã.",
        en: "There is no QR code to be seen. Take the photo closer, in good light, with the whole code in it."
    )
}

extension Press {
    /// The picture of the front, so many pixels wide.
    fileprivate func png(of piece: Piece, across width: Double) throws -> [UInt8] {
        try png(of: piece, dpi: Int(width * 25.4 / template.trim.width.mm))
    }
}
