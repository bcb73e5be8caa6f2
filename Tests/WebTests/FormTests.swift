import Foundation
import Hummingbird
import HummingbirdCore
import Judges
import NIOCore
import Synchronization
import Testing
import Web

@Suite("Forms with a file")
struct FormTests {
    private static let type = "multipart/form-data; boundary=xyz"

    private static func part(_ disposition: String, _ body: String, more: String = "") -> String {
        "--xyz\r\nContent-Disposition: form-data; \(disposition)\r\n\(more)\r\n\(body)\r\n"
    }

    private static let end = "--xyz--"

    private struct Told: Equatable {
        var fields: [String: String]
        var filename: String?
        var bytes: [UInt8]
    }

    /// Reads a form that comes in pieces of `step` bytes.
    private func read(
        _ body: String, type: String = type, step: Int = .max, limits: MultipartForm.Limits = .init()
    )
        async throws -> Told
    {
        let all = Array(body.utf8)
        let pieces = stride(from: 0, to: all.count, by: min(step, max(1, all.count))).map {
            ByteBuffer(bytes: all[$0..<min(all.count, $0 + min(step, all.count))])
        }
        var request = request(.post, "/", ["Content-Type": type])
        request.body = RequestBody(
            asyncSequence: AsyncStream { stream in
                pieces.forEach { stream.yield($0) }
                stream.finish()
            })
        var bytes: [UInt8] = []
        let form = try await MultipartForm(of: request, file: "file", limits: limits) {
            bytes += $0.readableBytesView
        }
        #expect(form.file == nil || form.file?.byteCount == bytes.count)
        return Told(fields: form.fields, filename: form.file?.filename, bytes: bytes)
    }

    private func status(_ body: String, type: String = type, limits: MultipartForm.Limits = .init()) async
        -> Int
    {
        do {
            _ = try await read(body, type: type, limits: limits)
            return 200
        } catch {
            return (error as? Refusal)?.status.code ?? 0
        }
    }

    @Test("The same form, however its bytes come in", arguments: [1, 2, 3, 7, 40, 1000])
    func pieces(step: Int) async throws {
        let content = "a\r\n--xy\r\n--xyy\r\r\n\n--xyz"
        let body =
            Self.part("name=\"template\"", "card") + Self.part("name=\"file\"; filename=\"d s.csv\"", content)
            + Self.part("name=\"title\"", "Nguyễn\r\nÁnh") + Self.part("name=empty", "") + "--xyz--\r\n"
        let told = try await read(body, step: step)
        #expect(
            told
                == Told(
                    fields: ["template": "card", "title": "Nguyễn\r\nÁnh", "empty": ""], filename: "d s.csv",
                    bytes: Array(content.utf8)))
    }

    @Test("A file that nobody chose is none, an empty one is one")
    func empty() async throws {
        #expect(try await read(Self.part("name=\"file\"; filename=\"\"", "") + "--xyz--").filename == nil)
        #expect(try await read(Self.part("name=\"file\"; filename=\"a\"", "") + "--xyz--").filename == "a")
        #expect(try await read("--xyz--\r\n").fields.isEmpty)
    }

    private static let bodies: [(String, Int)] = [
        ("", 400), ("--xyz\r\n", 400), (part("name=a", "b"), 400), ("x--xyz--", 400),
        ("--xyz\r\n\r\nb\r\n--xyz--", 400), (part("filename=a", "b") + "--xyz--", 400),
        (part("name=\"a", "b") + "--xyz--", 400), (part("name=\"\"", "b") + "--xyz--", 400),
        (part("name=a; name=b", "c") + "--xyz--", 400),
        (part("name=a", "b") + part("name=a", "c") + "--xyz--", 400),
        (part("name=a; filename=f", "b") + "--xyz--", 400), (part("name=file", "b") + "--xyz--", 400),
        (part("name=a", "b", more: "Content-Transfer-Encoding: base64\r\n") + "--xyz--", 400),
        (part("name=a", "b", more: "Content-Disposition: form-data; name=c\r\n") + "--xyz--", 400),
        (part("name=a", "b", more: "X: \(String(repeating: "a", count: 9_000))\r\n") + "--xyz--", 400),
        (part("name=a", "b") + "--xyz--", 200), (part("name=a", "b") + "--xyz--\r\nepilogue", 200),
    ]

    @Test("What is no such form is refused", arguments: bodies)
    func malformed(body: String, expected: Int) async {
        #expect(await status(body) == expected)
    }

    @Test(
        "What is no form at all is told what to be",
        arguments: [
            ("application/json", 415), ("multipart/mixed; boundary=xyz", 415), ("multipart/form-data", 400),
            ("multipart/form-data; boundary=\"\"", 400), ("multipart/form-data; boundary=\"x{\"", 400),
            ("Multipart/Form-Data; Boundary=\"xyz\"", 200),
        ])
    func types(type: String, expected: Int) async {
        #expect(await status("--xyz--", type: type) == expected)
    }

    @Test("Limits hold, to the byte")
    func limits() async {
        var limits = MultipartForm.Limits()
        (limits.fields, limits.fieldBytes, limits.fileBytes) = (2, 10, 100)
        let file = { Self.part("name=file; filename=a", String(repeating: "a", count: $0)) + "--xyz--" }
        #expect(await status(file(100), limits: limits) == 200)
        #expect(await status(file(101), limits: limits) == 413)
        #expect(await status(file(1_000_000), limits: limits) == 413)
        let field = {
            Self.part("name=a", String(repeating: "a", count: $0)) + Self.part("name=b", "bb") + "--xyz--"
        }
        #expect(await status(field(8), limits: limits) == 200)
        #expect(await status(field(9), limits: limits) == 413)
        let many = { (0..<$0).map { Self.part("name=f\($0)", "") }.joined() + "--xyz--" }
        #expect(await status(many(3), limits: limits) == 200)
        #expect(await status(many(4), limits: limits) == 400)
    }

    @Test("curl's form arrives on disk byte for byte")
    func curl() async throws {
        let scratch = try Scratch()
        let bytes = (0..<3_000_000).map { UInt8(truncatingIfNeeded: ($0 &* 2_654_435_761) >> 9) }
        let sent = try scratch.file("đơn \"1\".csv", bytes)
        let router = plainRouter()
        router.post("/form") { request, _ in
            let file = try UploadFile(path: scratch.path("kept"))
            let form = try await MultipartForm(of: request, file: "file") { try await file.write($0) }
            try await file.finish()
            return "\(form.file?.filename ?? "") \(form.fields["title"] ?? "")"
        }
        let text = try await serve(router) { port in
            try await aside {
                try Tool("curl")([
                    "-s", "-F", "title=Đợt 1", "-F", "file=@\"\(sent.replacing("\"", with: "\\\""))\"",
                    "http://127.0.0.1:\(port)/form",
                ]).text
            }
        }
        #expect(text == "đơn \"1\".csv Đợt 1")
        #expect(FileManager.default.contents(atPath: scratch.path("kept")) == Data(bytes))
    }
}
