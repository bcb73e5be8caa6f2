import Foundation
import Judges
import Testing

/// The service over a real socket, asked by curl.
@Suite("qrpress serve")
struct ServeTests {
    private static let token = "0123456789abcdef0123456789abcdef"
    private static let payload = "048203001234|TRAN VAN MAU|2003-02-01|0|163170000000012345|<1<<0900000001<"

    @Test("curl posts a resident and gets a card that decodes to that resident")
    func card() throws {
        let server = try Server(token: Self.token)
        let scratch = try Scratch()
        let record = """
            {"template": "wallet-card", "record": {"full_name": "Trần Văn Mẫu", "qr": "\(Self.payload)"}}
            """
        let status = try server.curl(
            "/api/v1/prints", body: record, to: scratch.path("card.png"), headers: ["Accept: image/png"])
        #expect(status == "200 image/png")
        #expect(try Readers.zbar([scratch.path("card.png")]) == [Array(Self.payload.utf8)])
        #expect(try Readers.zxing(scratch.path("card.png")).map(\.payload) == [Array(Self.payload.utf8)])
    }

    @Test("A bad record gets 422 with every problem, no token gets 401, healthz is open")
    func refusals() throws {
        let server = try Server(token: Self.token)
        let scratch = try Scratch()
        let answer = scratch.path("answer.json")
        let bad = #"{"template": "wallet-card", "record": {"full_name": "", "qr": ""}}"#
        #expect(try server.curl("/api/v1/prints", body: bad, to: answer) == "422 application/problem+json")
        #expect(try Tool("jq")(["-r", ".problems[].code", answer]).text == "name.empty\nqr.empty\n")
        #expect(
            try server.curl("/api/v1/prints", body: bad, to: answer, token: nil)
                == "401 application/problem+json")
        #expect(try server.curl("/healthz", body: nil, to: answer, token: nil).hasPrefix("200"))
    }

    @Test("Without a token, or with a short one, it does not start", arguments: ["", "short"])
    func needsToken(token: String) throws {
        let answer = try Project.qrpress()(
            ["serve", "--home", Project.root, "--port", "0"], environment: ["QRPRESS_TOKEN": token])
        #expect(answer.status == 78)
    }
}

/// `qrpress serve` on a free port of this machine, for as long as the value lives.
private final class Server {
    private let process = Process()
    private let address: String
    private let token: String

    init(token: String) throws {
        self.token = token
        let errors = Pipe()
        process.executableURL = URL(fileURLWithPath: try Project.qrpress().path)
        process.arguments = ["serve", "--home", Project.root, "--port", "0"]
        process.environment = ["QRPRESS_TOKEN": token]
        process.standardError = errors
        try process.run()
        // The first line says where it listens; without one the program has ended and the line is empty.
        var line: [UInt8] = []
        while let byte = try errors.fileHandleForReading.read(upToCount: 1)?.first, byte != UInt8(ascii: "\n")
        {
            line.append(byte)
        }
        address = String(decoding: line, as: UTF8.self).components(separatedBy: " ").last ?? ""
    }

    deinit {
        process.terminate()
        process.waitUntilExit()
    }

    /// Asks and answers with status and media type.
    func curl(
        _ path: String, body: String?, to file: String, headers: [String] = [],
        token: String? = ServeTests.defaultToken
    ) throws -> String {
        var arguments = [
            "-s", "--max-time", "30", "-o", file, "-w", "%{http_code} %{content_type}", address + path,
        ]
        for header in headers + (token == nil ? [] : ["Authorization: Bearer \(self.token)"]) {
            arguments += ["-H", header]
        }
        if let body { arguments += ["--data-binary", body] }
        return try Tool("curl")(arguments).text
    }
}

extension ServeTests {
    fileprivate static var defaultToken: String? { token }
}
