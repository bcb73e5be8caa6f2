import Foundation
import Hummingbird
import HummingbirdCore
import Judges
import Testing
import Web

@Suite("Documents")
struct DocumentTests {
    private static let size = 200_003
    private static let bytes = (0..<size).map { UInt8(truncatingIfNeeded: ($0 &* 2_654_435_761) >> 11) }

    /// What curl is told to send, and which bytes have to come; nil for 416.
    private static let ranges: [(String, Range<Int>?)] = [
        ("0-", 0..<size), ("0-0", 0..<1), ("0-9", 0..<10), ("1-1", 1..<2), ("500-", 500..<size),
        ("500-999", 500..<1000), ("-1", size - 1..<size), ("-10", size - 10..<size), ("-\(size)", 0..<size),
        ("-\(size + 1)", 0..<size), ("-99999999999999999999999", 0..<size), ("65535-65536", 65_535..<65_537),
        ("65536-131071", 65_536..<131_072), ("1-131072", 1..<131_073), ("\(size - 1)-", size - 1..<size),
        ("\(size - 1)-\(size - 1)", size - 1..<size), ("\(size - 1)-\(size)", size - 1..<size),
        ("0-99999999999999999999999", 0..<size), ("\(size)-", nil), ("\(size)-\(size + 5)", nil), ("-0", nil),
        ("99999999999999999999999-", nil), ("100000-199999", 100_000..<200_000),
        ("199999-200002", 199_999..<size),
    ]

    private func serveDocument<Answer: Sendable>(
        _ body: @escaping @Sendable (_ url: String, _ scratch: Scratch) throws -> Answer
    ) async throws -> Answer {
        let scratch = try Scratch()
        let path = try scratch.file("document", Self.bytes)
        let router = plainRouter()
        router.get("/file") { request, _ in
            try DocumentResponse(
                file: path, media: "application/pdf", tag: EntityTag("a1"),
                disposition: ContentDisposition(.attachment, filename: "Thẻ 1.pdf")
            ).response(to: request)
        }
        router.get("/bytes") { request, _ in
            try DocumentResponse(bytes: Self.bytes, media: "application/pdf", tag: EntityTag("a1")).response(
                to: request)
        }
        return try await serve(router) { port in
            try await aside { try body("http://127.0.0.1:\(port)", scratch) }
        }
    }

    @Test("curl gets every range to the byte", arguments: ["/file", "/bytes"])
    func ranges(path: String) async throws {
        try await serveDocument { url, scratch in
            let curl = try Tool("curl")
            for (range, expected) in Self.ranges {
                let answer = try curl([
                    "-s", "-H", "Range: bytes=\(range)", "-D", scratch.path("head"), url + path,
                ])
                let head = try String(contentsOfFile: scratch.path("head"), encoding: .utf8)
                if let expected {
                    #expect(head.hasPrefix("HTTP/1.1 206 "), "\(range)")
                    #expect(
                        head.contains(
                            "Content-Range: bytes \(expected.lowerBound)-\(expected.upperBound - 1)/\(Self.size)\r\n"
                        ))
                    #expect(head.contains("Content-Length: \(expected.count)\r\n"))
                    #expect(answer.output == Array(Self.bytes[expected]), "\(range)")
                } else {
                    #expect(head.hasPrefix("HTTP/1.1 416 "), "\(range)")
                    #expect(head.contains("Content-Range: bytes */\(Self.size)\r\n"))
                }
            }
        }
    }

    @Test("curl's own ranges put the document together again")
    func pieces() async throws {
        let whole = try await serveDocument { url, _ in
            let curl = try Tool("curl")
            return try stride(from: 0, to: Self.size, by: 9_973).flatMap { start in
                try curl(["-s", "-r", "\(start)-\(start + 9_972)", url + "/file"]).output
            }
        }
        #expect(whole == Self.bytes)
    }

    @Test(
        "A range that cannot be understood, or is for something else, gives the whole",
        arguments: [
            ["Range: bytes=5-2"], ["Range: bytes=a-b"], ["Range: bytes=-"], ["Range: lines=0-1"],
            ["Range: bytes=0-1,5-6"], ["Range: bytes=+1-2"], ["Range: bytes=0-1", "If-Range: \"b2\""],
            ["Range: bytes=0-1", "If-Range: W/\"a1\""],
            ["Range: bytes=0-1", "If-Range: Sun, 22 Nov 2026 00:00:00 GMT"],
        ])
    func ignored(fields: [String]) async throws {
        let (status, output) = try await serveDocument { url, _ in
            let answer = try Tool("curl")(
                ["-s", "-w", "%{stderr}%{http_code}"] + fields.flatMap { ["-H", $0] } + [url + "/file"])
            return (answer.errors, answer.output)
        }
        #expect(status == "200")
        #expect(output == Self.bytes)
    }

    @Test(
        "Conditions",
        arguments: [
            ("If-None-Match: \"a1\"", 304), ("If-None-Match: W/\"a1\"", 304), ("If-None-Match: *", 304),
            ("If-None-Match: \"x,\", \"a1\"", 304), ("If-None-Match: \"b2\"", 200), ("If-Match: \"a1\"", 200),
            ("If-Match: *", 200), ("If-Match: \"b2\", \"a1\"", 200), ("If-Match: W/\"a1\"", 412),
            ("If-Match: \"b2\"", 412),
        ])
    func conditions(field: String, expected: Int) async throws {
        let status = try await serveDocument { url, _ in
            try Tool("curl")(["-s", "-o", "/dev/null", "-w", "%{http_code}", "-H", field, url + "/file"]).text
        }
        #expect(status == "\(expected)")
    }

    @Test("If-Range with the tag of the document gives the range")
    func ifRange() async throws {
        let output = try await serveDocument { url, _ in
            try Tool("curl")(["-s", "-r", "0-4", "-H", "If-Range: \"a1\"", url + "/file"]).output
        }
        #expect(output == Array(Self.bytes[0..<5]))
    }

    @Test("HEAD tells the length of the whole, also with a range, and sends nothing")
    func head() async throws {
        let heard = try await serveDocument { url, _ in
            let port = try #require(url.split(separator: ":").last.flatMap { Int($0) })
            let client = try RawClient(port: port)
            client.say("HEAD /file HTTP/1.1\r\nHost: a\r\nRange: bytes=0-1\r\n\r\n")
            client.say("GET /healthz HTTP/1.1\r\nHost: a\r\nConnection: close\r\n\r\n")
            return client.hear(until: "ok\n")
        }
        #expect(heard.hasPrefix("HTTP/1.1 200 "))
        #expect(heard.contains("Content-Length: \(Self.size)\r\n"))
        #expect(
            heard.components(separatedBy: "\r\n\r\n").dropFirst().first?.hasPrefix("HTTP/1.1 200 ") == true)
    }

    @Test("Nothing is kept on the way, and the name is the one that was given")
    func fields() async throws {
        let response = try DocumentResponse(
            bytes: [1], media: "application/pdf",
            disposition: ContentDisposition(.inline, filename: "Thẻ \"1\".pdf")
        ).response(to: request())
        #expect(response.headers[.cacheControl] == "private, no-store")
        #expect(
            response.headers[.contentDisposition]
                == "inline; filename=\"Th_ _1_.pdf\"; filename*=UTF-8''Th%E1%BA%BB%20%221%22.pdf")
        #expect(ContentDisposition(.inline, filename: "a-1.pdf").field == "inline; filename=\"a-1.pdf\"")
        #expect(!ContentDisposition(.inline, filename: "a\r\nX: 1").field.contains("\n"))
    }

    @Test("What is no plain file is missing: a link, a folder, nothing")
    func links() throws {
        let scratch = try Scratch()
        let file = try scratch.file("real", [1])
        try FileManager.default.createSymbolicLink(atPath: scratch.path("link"), withDestinationPath: file)
        for path in [scratch.path("link"), scratch.folder, scratch.path("none")] {
            #expect(throws: Refusal.self) { try DocumentResponse(file: path, media: "a/b") }
        }
        #expect(throws: Never.self) { try DocumentResponse(file: file, media: "a/b") }
    }

    @Test("A file that is cut off while it is sent is not taken for the whole")
    func cutOff() async throws {
        let scratch = try Scratch()
        let path = try scratch.file("document", Self.bytes)
        let response = try DocumentResponse(file: path, media: "a/b").response(to: request())
        try FileHandle(forWritingTo: URL(fileURLWithPath: path)).truncate(atOffset: 10)
        await #expect(throws: (any Error).self) { _ = try await response.text() }
    }
}
