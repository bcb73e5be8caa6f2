import Foundation
import Hummingbird
import HummingbirdCore
import NIOCore
import Testing
import Web

@Suite("Slow clients are closed, others are served")
struct DeadlineTests {
    private static let head = "POST /read HTTP/1.1\r\nHost: a\r\nContent-Type: application/json\r\n"

    /// A router that reads bodies and gives long answers.
    private static func router() -> Router<WebContext> {
        let router = plainRouter()
        router.post("/read") { request, _ in
            try await request.body.collect(upTo: 10_000_000).readableBytes.description
        }
        router.post("/deaf") { _, _ in "no\n" }
        router.get("/long") { _, _ in
            Response(
                status: .ok,
                body: ResponseBody { writer in
                    let piece = ByteBuffer(repeating: 0x61, count: 65_536)
                    for _ in 0..<2_000 { try await writer.write(piece) }
                    try await writer.finish(nil)
                })
        }
        router.get("/late") { _, _ in
            try await Task.sleep(for: .seconds(2.5))
            return "late\n"
        }
        return router
    }

    private func talk<Answer: Sendable>(
        receiveBuffer: CInt? = nil, _ body: @escaping @Sendable (RawClient) -> Answer
    ) async throws -> Answer {
        try await serve(Self.router(), deadlines: .short) { port in
            try await aside { body(try RawClient(port: port, receiveBuffer: receiveBuffer)) }
        }
    }

    @Test("Silence from the start")
    func silent() async throws {
        #expect(try await talk { $0.hearAll() } == "")
    }

    @Test("A header that comes byte by byte")
    func slowHeader() async throws {
        let isClosed = try await talk { client in
            client.say("GET /healthz HTTP/1.1\r\nHost: a\r\n")
            for number in 0..<400 {
                guard client.say("X-\(number): a\r\n") else { return true }
                usleep(20_000)
            }
            return false
        }
        #expect(isClosed)
    }

    @Test("A header that comes byte by byte after a request that was answered")
    func slowSecondHeader() async throws {
        let isClosed = try await talk { client in
            client.say("GET /healthz HTTP/1.1\r\nHost: a\r\n\r\n")
            guard client.hear(until: "ok\n").hasSuffix("ok\n") else { return false }
            client.say("GET /healthz HTTP/1.1\r\nHost: a\r\n")
            for number in 0..<400 {
                guard client.say("X-\(number): a\r\n") else { return true }
                usleep(20_000)
            }
            return false
        }
        #expect(isClosed)
    }

    @Test("A body that stops, and one that drips", arguments: [0, 400])
    func slowBody(drops: Int) async throws {
        let isClosed = try await talk { client in
            client.say(Self.head + "Content-Length: 100000\r\n\r\n{")
            for _ in 0..<drops {
                guard client.say("a") else { return true }
                usleep(20_000)
            }
            return client.hearAll() != nil
        }
        #expect(isClosed)
    }

    @Test("The rest of a body that was answered already")
    func bodyAfterAnswer() async throws {
        let isClosed = try await talk { client in
            client.say("POST /deaf HTTP/1.1\r\nHost: a\r\nContent-Length: 100000\r\n\r\n{")
            guard client.hear(until: "no\n").hasSuffix("no\n") else { return false }
            for _ in 0..<400 {
                guard client.say("aaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaa") else { return true }
                usleep(20_000)
            }
            return false
        }
        #expect(isClosed)
    }

    @Test("An answer that nobody takes, and one that is taken drop by drop", arguments: [0, 400])
    func slowReader(drops: Int) async throws {
        let isCut = try await talk(receiveBuffer: 4_096) { client in
            client.say("GET /long HTTP/1.1\r\nHost: a\r\n\r\n")
            for _ in 0..<drops {
                guard let bytes = client.hear(upTo: 64), !bytes.isEmpty else { return true }
                usleep(20_000)
            }
            usleep(drops == 0 ? 4_000_000 : 0)
            // What is left in the buffers of the two sides comes, then the end: not the whole answer.
            return (client.hearAll()?.utf8.count ?? .max) < 2_000 * 65_536
        }
        #expect(isCut)
    }

    @Test("A connection that nothing more is asked on")
    func idle() async throws {
        let heard = try await talk { client in
            client.say("GET /healthz HTTP/1.1\r\nHost: a\r\n\r\n")
            return client.hearAll()
        }
        #expect(heard?.hasSuffix("ok\n") == true)
    }

    @Test("Whoever takes an answer slowly but surely gets all of it, and so does whoever waits for it")
    func patientReaders() async throws {
        let late = try await talk { client in
            client.say("GET /late HTTP/1.1\r\nHost: a\r\n\r\n")
            return client.hear(until: "late\n")
        }
        #expect(late.hasSuffix("late\n"))
        let count = try await talk { client in
            client.say("GET /long HTTP/1.1\r\nHost: a\r\nConnection: close\r\n\r\n")
            var count = 0
            while let bytes = client.hear(upTo: 1 << 20), !bytes.isEmpty { count += bytes.count }
            return count
        }
        #expect(count > 2_000 * 65_536)
    }

    @Test("A body that comes steadily is read, however many pieces it has")
    func steadyBody() async throws {
        let heard = try await talk { client in
            client.say(Self.head + "Content-Length: 50000\r\n\r\n")
            for _ in 0..<50 {
                client.say(String(repeating: "a", count: 1_000))
                usleep(20_000)
            }
            return client.hear(until: "50000")
        }
        #expect(heard.hasSuffix("50000"))
    }

    @Test("A client that asks whether to go on is told so")
    func expectContinue() async throws {
        let heard = try await talk { client in
            client.say(Self.head + "Content-Length: 2\r\nExpect: 100-continue\r\n\r\n")
            guard client.hear(until: "\r\n\r\n").hasPrefix("HTTP/1.1 100 Continue\r\n") else { return "" }
            client.say("{}")
            return client.hear(until: "\r\n\r\n2")
        }
        #expect(heard.hasSuffix("\r\n\r\n2"))
    }

    @Test("One connection too many is told so and closed; when another goes there is room again")
    func tooMany() async throws {
        let connections = Connections(most: 10, perAddress: 2)
        try await serve(plainRouter(), deadlines: .short, connections: connections) { port in
            try await aside {
                var clients = try (0..<2).map { _ in try RawClient(port: port) }
                clients.forEach { $0.say("GET /healthz HTTP/1.1\r\nHost: a\r\n\r\n") }
                #expect(clients.allSatisfy { $0.hear(until: "ok\n").hasSuffix("ok\n") })
                let third = try RawClient(port: port)
                third.say("GET /healthz HTTP/1.1\r\nHost: a\r\n\r\n")
                let heard = try #require(third.hearAll())
                #expect(heard.hasPrefix("HTTP/1.1 503 "))
                #expect(heard.lowercased().contains("retry-after: "))
                #expect(!heard.contains("ok\n"))
                clients.removeAll()
                while connections.count > 0 { usleep(10_000) }
                let fourth = try RawClient(port: port)
                fourth.say("GET /healthz HTTP/1.1\r\nHost: a\r\n\r\n")
                #expect(fourth.hear(until: "ok\n").hasSuffix("ok\n"))
            }
        }
    }
}
