import Foundation
import Judges
import Testing

/// The office over a real socket, as the README's session has it: commands, curl, and a card.
@Suite("qrpress serve")
struct ServeTests {
    private static let payload = "048203001234|TRAN VAN MAU|2003-02-01|0|163170000000012345|<1<<0900000001<"
    private static let record = """
        {"template": "wallet-card", "record": {"full_name": "Trần Văn Mẫu", "qr": "\(payload)"}}
        """

    @Test("From an empty folder to a card that decodes to its resident, a backup beside it, and back again")
    func session() throws {
        let scratch = try Scratch()
        let state = scratch.path("office")
        let token = try Self.found(state)
        let server = try Server(state: state)
        let answer = scratch.path("print.json")
        let status = try server.curl(
            "/api/v1/prints", body: Self.record, to: answer, token: token,
            headers: ["Idempotency-Key: so-0001"])
        #expect(status == "201 application/json")
        let document = try Tool("jq")(["-r", ".document", answer]).text.trimmingCharacters(in: .newlines)
        let card = scratch.path("card.png")
        #expect(
            try server.curl(document, body: nil, to: card, token: token, headers: ["Accept: image/png"])
                == "200 image/png")
        #expect(try Readers.zbar([card]) == [Array(Self.payload.utf8)])
        #expect(try Readers.zxing(card).map(\.payload) == [Array(Self.payload.utf8)])
        #expect(try server.curl("/api/v1/prints", body: nil, to: answer, token: nil).hasPrefix("401"))
        #expect(try server.curl("/healthz", body: nil, to: answer, token: nil).hasPrefix("200"))

        // One server for an office.
        let second = try Self.qrpress(["serve", "--home", Project.root, "--port", "0"], state)
        #expect(second.status == 75)
        // While the server runs.
        let backup = scratch.path("backup.sqlite")
        #expect(try Self.qrpress(["backup", "-o", backup], state).status == 0)
        #expect(try Self.qrpress(["backup", "-o", backup], state).status == 73)
        #expect(
            try Tool("sqlite3")([backup, "PRAGMA integrity_check; SELECT count(*) FROM prints"]).text
                == "ok\n1\n")
        server.end()

        let other = scratch.path("second")
        let key = "\(state)/office.key"
        #expect(try Self.qrpress(["restore", backup, "--key", key], other).status == 0)
        #expect(try Self.qrpress(["restore", backup, "--key", key], other).status == 73)
        #expect(try Self.qrpress(["audit", "verify"], other).status == 0)
        // The document is not in the backup: it is drawn again, the same to the byte.
        let restored = try Server(state: other)
        let again = scratch.path("again.png")
        #expect(
            try restored.curl(document, body: nil, to: again, token: token, headers: ["Accept: image/png"])
                == "200 image/png")
        #expect(FileManager.default.contentsEqual(atPath: card, andPath: again))
    }

    @Test("With a certificate it speaks TLS, and only TLS")
    func tls() throws {
        let scratch = try Scratch()
        let (certificate, key) = (scratch.path("cert.pem"), scratch.path("key.pem"))
        let made = try Tool("openssl")([
            "req", "-x509", "-newkey", "rsa:2048", "-nodes", "-days", "2", "-subj", "/CN=localhost",
            "-addext",
            "subjectAltName=DNS:localhost", "-keyout", key, "-out", certificate,
        ])
        try #require(made.status == 0)
        let options = ["--set", "certificate=\(certificate)", "--set", "privateKey=\(key)"]
        let server = try Server(state: scratch.path("office"), options: options)
        let port = server.address.split(separator: ":").last ?? ""
        let answer = try Tool("curl")([
            "-s", "--max-time", "300", "--cacert", certificate, "--resolve", "localhost:\(port):127.0.0.1",
            "-D", "-",
            "https://localhost:\(port)/healthz",
        ])
        #expect(answer.text.contains(" 200") && answer.text.contains("trict-"), "\(answer.text)")
        let plain = try Tool("curl")(["-s", "--max-time", "300", "http://127.0.0.1:\(port)/healthz"])
        #expect(plain.status != 0)
    }

    @Test("A backup with another office's key is refused")
    func otherKey() throws {
        let scratch = try Scratch()
        _ = try Self.found(scratch.path("one"))
        _ = try Self.found(scratch.path("two"))
        let backup = scratch.path("backup.sqlite")
        #expect(try Self.qrpress(["backup", "-o", backup], scratch.path("one")).status == 0)
        let answer = try Self.qrpress(
            ["restore", backup, "--key", scratch.path("two/office.key")], scratch.path("three"))
        #expect(answer.status == 65)
        #expect(!FileManager.default.fileExists(atPath: scratch.path("three/office.sqlite")))
    }

    @Test("A flag wins over the environment, which wins over the file; what is wrong is named")
    func configuration() throws {
        let scratch = try Scratch()
        let file = try scratch.file("office.json", #"{"port": 9001, "jobs": 3, "keepDocuments": 60}"#.utf8)
        func show(_ arguments: [String], _ environment: [String: String] = [:]) throws -> Tool.Answer {
            try Project.qrpress()(["config", "show"] + arguments, environment: environment)
        }
        let shown = try show(["--config", file, "--jobs", "5"], ["QRPRESS_PORT": "9002"]).text
        #expect(shown.contains("port = 9002  (environment)"))
        #expect(shown.contains("jobs = 5  (flag)"))
        #expect(shown.contains("keepDocuments = 60  (\(file))"))
        #expect(try show([], ["QRPRESS_PORT": "many"]).status == 78)
        #expect(try show(["--jobs", "0"]).status == 78)
        #expect(try show(["--set", "portt=1"]).errors.contains("port"))
        let typo = try scratch.file("typo.json", #"{"prot": 9001}"#.utf8)
        let refused = try show(["--config", typo])
        #expect(refused.status == 78 && refused.errors.contains("prot") && refused.errors.contains("port"))
        #expect(try show(["--config", scratch.path("nowhere.json")]).status == 78)
    }

    /// Makes an office with one clerk; gives the clerk's token.
    private static func found(_ state: String) throws -> String {
        let added = try qrpress(
            ["users", "add", "quay-1", "--role", "machine", "--unit", "26734", "--unit-name", "Phường Mẫu"],
            state)
        try #require(added.status == 0, "\(added.errors)")
        let token = try qrpress(["tokens", "add", "quay-1", "--label", "quầy"], state)
        try #require(token.status == 0, "\(token.errors)")
        return token.text.trimmingCharacters(in: .newlines)
    }

    private static func qrpress(_ arguments: [String], _ state: String) throws -> Tool.Answer {
        try Project.qrpress()(arguments + ["--state", state], environment: [:])
    }
}

/// `qrpress serve` on a free port of this machine, until it is ended or the value goes.
private final class Server {
    private let process = Process()
    let address: String

    init(state: String, options: [String] = []) throws {
        let errors = Pipe()
        process.executableURL = URL(fileURLWithPath: try Project.qrpress().path)
        process.arguments = ["serve", "--home", Project.root, "--port", "0", "--state", state] + options
        process.environment = [:]
        process.standardError = errors
        try process.run()
        // The first line says where it listens; without one the program has ended and the line is empty.
        var line: [UInt8] = []
        while let byte = try errors.fileHandleForReading.read(upToCount: 1)?.first, byte != UInt8(ascii: "\n")
        {
            line.append(byte)
        }
        address = String(decoding: line, as: UTF8.self).components(separatedBy: " ").last ?? ""
        // Its log must never wait for a reader.
        errors.fileHandleForReading.readabilityHandler = { _ = $0.availableData }
    }

    deinit { end() }

    func end() {
        guard process.isRunning else { return }
        process.terminate()
        process.waitUntilExit()
    }

    /// Asks and answers with status and media type.
    func curl(
        _ path: String, body: String?, to file: String, token: String?, headers: [String] = []
    ) throws -> String {
        var arguments = [
            "-s", "--max-time", "300", "-o", file, "-w", "%{http_code} %{content_type}", address + path,
        ]
        for header in headers + (token.map { ["Authorization: Bearer \($0)"] } ?? []) {
            arguments += ["-H", header]
        }
        if let body { arguments += ["-H", "Content-Type: application/json", "--data-binary", body] }
        return try Tool("curl")(arguments).text
    }
}
