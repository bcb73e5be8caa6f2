import Hummingbird
import HummingbirdCore
import Testing
import Web

@Suite("Requests that could mean two things are refused")
struct HostTests {
    /// What is sent and the status that has to come back.
    private func status(of sent: String, names: [String] = []) async throws -> String {
        let router = Router(context: WebContext.self)
        router.add(middleware: RefusalAnswers())
        router.add(middleware: HostCheck(names: names))
        router.get("/healthz") { _, _ in "ok\n" }
        router.get("/a/{name}") { _, _ in "ok\n" }
        router.post("/json") { request, _ in
            _ = try await JSONBody(of: request)
            return "ok\n"
        }
        let heard = try await serve(router, deadlines: Deadlines()) { port in
            try await aside {
                let client = try RawClient(port: port)
                client.say(sent)
                return client.hear(until: "\r\n\r\n")
            }
        }
        return String(heard.split(separator: " ").dropFirst().first ?? "closed")
    }

    @Test(
        "One Host, and a good one",
        arguments: [
            ("Host: office.vn\r\n", "200"), ("Host: office.vn:8080\r\n", "200"),
            ("Host: [::1]:80\r\n", "200"),
            ("Host: 10.0.0.1\r\n", "200"), ("", "400"), ("Host:\r\n", "400"), ("Host: \r\n", "400"),
            ("Host: a\r\nHost: a\r\n", "400"), ("Host: a\r\nhost: b\r\n", "400"), ("Host: a/b\r\n", "400"),
            ("Host: a b\r\n", "400"), ("Host: a@b\r\n", "400"), ("Host: a:\r\n", "400"),
            ("Host: a:99999\r\n", "400"), ("Host: a:+8\r\n", "400"), ("Host: [::1\r\n", "400"),
            ("Host: [a]\r\n", "400"), ("Host: :80\r\n", "400"), ("Host: văn.vn\r\n", "400"),
        ])
    func host(_ field: String, expected: String) async throws {
        #expect(try await status(of: "GET /healthz HTTP/1.1\r\n\(field)\r\n") == expected)
    }

    @Test(
        "Only names of the list, where there is one",
        arguments: [("in.vn", "200"), ("IN.VN:443", "200"), ("evil.vn", "400"), ("in.vn.evil.vn", "400")])
    func listed(_ host: String, expected: String) async throws {
        #expect(
            try await status(of: "GET /healthz HTTP/1.1\r\nHost: \(host)\r\n\r\n", names: ["in.vn"])
                == expected)
    }

    @Test(
        "Paths that say what they mean",
        arguments: [
            ("/healthz", "200"), ("/healthz?a=%2f%00", "200"), ("/a/%C4%91", "200"), ("/a/b%20c", "200"),
            ("/a/..b", "200"), ("/a/%00", "400"), ("/a/b%00.png", "400"), ("/a/b%2Fc", "400"),
            ("/a/b%5cc", "400"),
            ("/a/b\\c", "400"), ("/a/..", "400"), ("/../healthz", "400"), ("/./healthz", "400"),
            ("/%2e%2E/healthz", "400"), ("/a/%0a", "400"), ("/a/%7F", "400"), ("/a/%zz", "400"),
            ("/a/%", "400"),
            ("/a/%a", "400"), ("/a/%ff", "400"), ("/a/%+1", "400"), ("*", "400"),
        ])
    func path(_ path: String, expected: String) async throws {
        #expect(try await status(of: "GET \(path) HTTP/1.1\r\nHost: a\r\n\r\n") == expected)
    }

    private static let post = "POST /json HTTP/1.1\r\nHost: a\r\nContent-Type: application/json\r\n"

    @Test(
        "Bodies whose end is in doubt",
        arguments: [
            (post + "Content-Length: 2\r\n\r\n{}", "200"),
            (post + "Transfer-Encoding: chunked\r\n\r\n2\r\n{}\r\n0\r\n\r\n", "200"),
            (post + "Content-Length: 5\r\nTransfer-Encoding: chunked\r\n\r\n0\r\n\r\n", "400"),
            (post + "Content-Length: 2\r\nContent-Length: 3\r\n\r\n{} ", "400"),
            (post + "Transfer-Encoding: xchunked\r\n\r\n0\r\n\r\n", "400"),
            (post + "Transfer-Encoding : chunked\r\n\r\n0\r\n\r\n", "400"),
            (post + "Transfer-Encoding: chunked\r\n\r\nzz\r\n\r\n", "400"),
            (post + "Content-Length: -2\r\n\r\n{}", "400"),
            (post + "X: a\r\n b\r\nContent-Length: 2\r\n\r\n{}", "400"),
            ("GET /healthz HTTP/1.1\nHost: a\n\n", "400"),
            (
                "GET /healthz HTTP/1.1\r\nHost: a\r\nX: \(String(repeating: "a", count: 100_000))\r\n\r\n",
                "400"
            ),
            (
                "GET /healthz HTTP/1.1\r\nHost: a\r\n" + String(repeating: "X: a\r\n", count: 2_000) + "\r\n",
                "400"
            ),
            (post + "Content-Length: 3000000\r\n\r\n", "413"),
            (
                post
                    + "Transfer-Encoding: chunked\r\n\r\n20000\r\n\(String(repeating: " ", count: 131_072))\r\n",
                "413"
            ),
        ])
    func smuggling(_ sent: String, expected: String) async throws {
        #expect(try await status(of: sent) == expected)
    }
}
