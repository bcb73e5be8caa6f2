import Foundation
import HTTPTypes
import Hummingbird
import HummingbirdTesting
import Judges
import NIOCore
import Office
import Press
import Testing

@Suite("POST /api/v1/prints")
struct PrintRouteTests {
    private static let token = "a-token-that-is-long-enough"
    private static let resident = """
        {"template": "wallet-card", "record": {"full_name": "Trần Văn Mẫu", "date_of_birth": "01/02/2003",
        "national_id": "048203001234", "qr": "048203001234|TRAN VAN MAU|2003-02-01|0|163170000000012345|<1<<0900000001<"}}
        """

    private static let office = Result {
        guard let token = Token(token) else { throw CancellationError() }
        let catalogue = try Catalogue(folder: "\(Project.root)/Templates", fonts: PrintedFonts.book())
        return Office(catalogue: catalogue, token: token, today: { try PrintedFonts.day() })
    }

    private func post(
        _ body: String, accept: String? = nil, language: String? = nil, token: String? = token,
        _ check: @Sendable @escaping (TestResponse) throws -> Void
    ) async throws {
        let application = Application(router: try Self.office.get().router())
        var headers = HTTPFields()
        headers[.accept] = accept
        headers[.acceptLanguage] = language
        headers[.authorization] = token.map { "Bearer \($0)" }
        try await application.test(.router) { [headers] client in
            try await client.execute(
                uri: "/api/v1/prints", method: .post, headers: headers, body: ByteBuffer(string: body)
            ) { try check($0) }
        }
    }

    @Test("A resident comes back as a PDF that decodes to that resident")
    func pdf() async throws {
        try await post(Self.resident) { response in
            #expect(response.status == .ok)
            #expect(response.headers[.contentType] == "application/pdf")
            let scratch = try Scratch()
            let pdf = ForeignPDF(try scratch.file("card.pdf", response.body.readableBytesView))
            let picture = try pdf.raster(page: 1, dpi: 300, in: scratch)
            let found = try Readers.zxing(picture).map { String(decoding: $0.payload, as: UTF8.self) }
            #expect(found == ["048203001234|TRAN VAN MAU|2003-02-01|0|163170000000012345|<1<<0900000001<"])
        }
    }

    @Test(
        "Accept chooses the picture", arguments: ["image/png", "image/*", "application/pdf;q=0.2, image/png"])
    func png(accept: String) async throws {
        try await post(Self.resident, accept: accept) { response in
            #expect(response.headers[.contentType] == "image/png")
            #expect(response.body.readableBytesView.starts(with: [0x89, 0x50, 0x4E, 0x47]))
        }
    }

    @Test("What cannot be had is 406")
    func notAcceptable() async throws {
        try await post(Self.resident, accept: "text/html") { #expect($0.status == .notAcceptable) }
    }

    @Test(
        "A bad record is 422 with every problem at once, in the language asked for", arguments: ["vi", "en"])
    func problems(language: String) async throws {
        let body = """
            {"template": "wallet-card", "record": {"full_name": "Trần 😀 Mẫu", "date_of_birth": "31/02/2003",
            "phone": "12", "qr": "079190004321|LE THI KHAC|1990-08-15|0|1|<2<<<"}}
            """
        try await post(body, language: language) { response in
            #expect(response.status == .unprocessableContent)
            #expect(response.headers[.contentType] == "application/problem+json")
            #expect(response.headers[.contentLanguage] == language)
            let problem = try JSONDecoder().decode(
                ProblemBody.self, from: Data(response.body.readableBytesView))
            #expect(problem.status == 422 && problem.code == "record.rejected")
            let codes = Set(problem.problems?.map(\.code) ?? [])
            #expect(codes.isSuperset(of: ["name.symbol", "birth.impossible", "phone.format"]))
            // Nothing that was sent comes back: not the name, not the code.
            let text = String(buffer: response.body)
            #expect(!text.contains("KHAC") && !text.contains("079190004321"))
        }
    }

    @Test("Without the right token nothing is printed", arguments: [nil, "wrong-token-of-some-length", ""])
    func noToken(token: String?) async throws {
        try await post(Self.resident, token: token) { response in
            #expect(response.status == .unauthorized)
            #expect(response.headers[.wwwAuthenticate] == "Bearer")
        }
    }

    @Test(
        "What is not a print request says so",
        arguments: [
            ("", 400), ("{", 400), ("[]", 400), (#"{"record": {}}"#, 400),
            (#"{"template": "wallet-card", "record": {"qr": 1}}"#, 400),
            (#"{"template": "nothing", "record": {}}"#, 422),
            (#"{"template": "wallet-card", "record": {}, "settings": {"no_such": "x"}}"#, 422),
            (#"{"template": "wallet-card", "record": {}}"#, 422),
        ])
    func malformed(body: String, status: Int) async throws {
        try await post(body) { response in
            #expect(response.status.code == status)
            #expect(response.headers[.contentType] == "application/problem+json")
        }
    }

    @Test("A body larger than a record can be is refused")
    func tooLarge() async throws {
        try await post(String(repeating: " ", count: 70_000)) { #expect($0.status == .contentTooLarge) }
    }

    @Test("healthz needs no token")
    func health() async throws {
        let application = Application(router: try Self.office.get().router())
        try await application.test(.router) { client in
            try await client.execute(uri: "/healthz", method: .get) { #expect($0.status == .ok) }
        }
    }

    private struct ProblemBody: Decodable {
        struct Entry: Decodable { let field: String; let code: String; let message: String; let hint: String }

        let status: Int
        let code: String
        let problems: [Entry]?
    }
}
