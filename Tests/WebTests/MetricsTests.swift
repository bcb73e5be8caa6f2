import Foundation
import HTTPTypes
import Hummingbird
import HummingbirdCore
import Judges
import Synchronization
import Testing
import Web

@Suite("What is measured, logged and bounded")
struct MetricsTests {
    @Test("promtool finds nothing to complain about")
    func promtool() async throws {
        let metrics = Metrics()
        let router = Router(context: WebContext.self)
        router.add(middleware: RequestMetrics(metrics))
        router.add(middleware: RefusalAnswers())
        router.get("/prints/{id}") { _, _ in "a" }
        router.get("/metrics") { _, _ in metrics.text }
        metrics.counter("office_prints_total", help: "Prints \\ of \n all kinds.", labels: ["unit"]).add(
            2, ["a\"\\\nb"])
        metrics.gauge("office_ratio", help: "A ratio.").set(.infinity)
        metrics.gauge("office_connections", help: "Connections.") { 3 }
        let (text, answer) = try await serve(router) { port in
            try await aside {
                let curl = try Tool("curl")
                for path in ["prints/079123", "prints/2", "none", "079123"] {
                    _ = try curl(["-s", "http://127.0.0.1:\(port)/\(path)"])
                }
                let text = try curl(["-s", "http://127.0.0.1:\(port)/metrics"]).text
                let scratch = try Scratch()
                let file = try scratch.file("metrics", text.utf8)
                return (text, try Tool("bash")(["-c", "promtool check metrics < '\(file)'"]))
            }
        }
        #expect(answer.status == 0, "\(answer.text)\(answer.errors)")
        #expect(answer.errors.isEmpty, "\(answer.errors)")
        #expect(text.contains(#"http_requests_total{method="GET",route="/prints/{id}",status="2xx"} 2"#))
        #expect(text.contains(#"http_requests_total{method="GET",route="none",status="4xx"} 2"#))
        #expect(text.contains("http_requests_in_flight 1\n"))
        #expect(text.contains(#"office_prints_total{unit="a\"\\\nb"} 2"#))
        #expect(!text.contains("079123"))
    }

    @Test("A client that breaks off is not counted as a fault of the server")
    func brokenOff() async throws {
        let metrics = Metrics()
        let router = Router(context: WebContext.self)
        router.add(middleware: RequestMetrics(metrics))
        router.add(middleware: RefusalAnswers())
        router.post("/json") { request, _ in
            _ = try await JSONBody(of: request)
            return "ok"
        }
        let head = "POST /json HTTP/1.1\r\nHost: a\r\nContent-Type: application/json\r\n"
        try await serve(router) { port in
            try await aside {
                let client = try RawClient(port: port)
                client.say(head + "Transfer-Encoding: chunked\r\n\r\nzz\r\n")
                _ = client.hearAll()
            }
        }
        #expect(metrics.text.contains(#"http_requests_total{method="POST",route="/json",status="4xx"} 1"#))
        #expect(!metrics.text.contains("5xx"))
    }

    @Test("A histogram counts upwards and adds up")
    func histogram() {
        let metrics = Metrics()
        let times = metrics.histogram("t_seconds", help: "T.", bounds: [1, 2])
        for value in [0.5, 1, 1.5, 3] { times.observe(value) }
        #expect(
            metrics.text == """
                # HELP t_seconds T.
                # TYPE t_seconds histogram
                t_seconds_bucket{le="1"} 2
                t_seconds_bucket{le="2"} 3
                t_seconds_bucket{le="+Inf"} 4
                t_seconds_sum 6
                t_seconds_count 4

                """)
    }

    @Test("Labels without end become one series; counts never fall")
    func bounded() {
        let metrics = Metrics()
        let counter = metrics.counter("a_total", help: "A.", labels: ["x"])
        for number in 0..<10_000 { counter.add(1, ["\(number)"]) }
        counter.add(-5, ["0"])
        #expect(metrics.text.split(separator: "\n").count < 600)
        #expect(metrics.text.contains(#"a_total{x="0"} 1"#))
        #expect(metrics.text.contains(#"a_total{x="other"} 9488"#))
    }

    @Test("Counts from many tasks are all there")
    func manyTasks() async {
        let metrics = Metrics()
        await withTaskGroup { group in
            for _ in 0..<20 {
                group.addTask {
                    for _ in 0..<500 { metrics.counter("a_total", help: "A.").add() }
                }
            }
        }
        #expect(metrics.text.hasSuffix("a_total 10000\n"))
    }

    @Test("A line of the log is JSON and names no path, no query and nobody")
    func accessLog() async throws {
        let lines = LineLog()
        let router = Router(context: WebContext.self)
        router.add(middleware: AccessLog(now: { Date(timeIntervalSince1970: 0) }, write: lines.add))
        router.add(middleware: RefusalAnswers())
        router.get("/prints/{id}") { _, _ in "abc" }
        try await serve(router) { port in
            try await aside {
                for path in ["prints/079123?name=Anh", "079123"] {
                    _ = try Tool("curl")(["-s", "http://127.0.0.1:\(port)/\(path)"])
                }
            }
        }
        let all = lines.all
        #expect(all.count == 2)
        #expect(
            !all.joined().contains("079123") && !all.joined().contains("Anh") && !all.joined().contains("127")
        )
        struct Line: Decodable {
            let time: String
            let method: String
            let route: String
            let status: Int
            let milliseconds: Double
            let bytes: Int?
        }
        let line = try JSONDecoder().decode(Line.self, from: Data(all[0].utf8))
        #expect(line.time == "1970-01-01T00:00:00.000Z")
        #expect(line.method == "GET" && line.route == "/prints/{id}" && line.status == 200 && line.bytes == 3)
        #expect(all.allSatisfy { $0.hasSuffix("}\n") })
    }

    @Test("More work than there are places is sent away at once, and nobody who only sends slowly takes one")
    func overload() async throws {
        let places = Places(most: 1)
        let router = Router(context: WebContext.self)
        router.add(middleware: RefusalAnswers())
        router.add(middleware: OverloadGuard(places))
        router.get("/ask") { _, _ in "ok\n" }
        router.post("/send") { request, _ in
            try await request.body.collect(upTo: 100).readableBytes.description
        }
        try await serve(router) { port in
            let ask = "GET /ask HTTP/1.1\r\nHost: a\r\n\r\n"
            try await aside {
                let slow = try RawClient(port: port)
                slow.say("POST /send HTTP/1.1\r\nHost: a\r\nContent-Length: 5\r\n\r\nab")
                let other = try RawClient(port: port)
                other.say(ask)
                #expect(other.hear(until: "ok\n").hasPrefix("HTTP/1.1 200 "))
                slow.say("cde")
                #expect(slow.hear(until: "\r\n\r\n5").hasSuffix("\r\n\r\n5"))
            }
            try await places.work {
                try await aside {
                    let client = try RawClient(port: port)
                    client.say(ask)
                    let heard = client.hear(until: "}")
                    #expect(heard.hasPrefix("HTTP/1.1 503 "))
                    #expect(heard.contains("Retry-After: 1\r\n"))
                }
            }
            #expect(places.taken == 0)
        }
    }
}

private final class LineLog: Sendable {
    private let lines = Mutex<[String]>([])
    var all: [String] { lines.withLock { $0 } }
    var add: @Sendable (String) -> Void { { line in self.lines.withLock { $0.append(line) } } }
}

@Suite("Events that keep coming")
struct EventTests {
    private func heard(_ events: AsyncStream<ServerEvent>, until text: String) async throws -> String {
        let router = plainRouter()
        router.get("/events") { _, _ in EventStream.response(events, heartbeat: .milliseconds(50)) }
        return try await serve(router, deadlines: .short) { port in
            try await aside {
                let client = try RawClient(port: port)
                client.say("GET /events HTTP/1.1\r\nHost: a\r\n\r\n")
                return client.hear(until: text)
            }
        }
    }

    @Test("Each event comes whole, its lines apart, and the stream ends with its source")
    func events() async throws {
        let (events, source) = AsyncStream<ServerEvent>.makeStream()
        source.yield(ServerEvent(id: "1\ndata: x", name: "progress", text: "a\nb\r\nc\rđ"))
        source.yield(ServerEvent(text: ""))
        source.finish()
        let heard = try await heard(events, until: "\r\n0\r\n\r\n")
        #expect(heard.contains("Content-Type: text/event-stream\r\n"))
        #expect(heard.contains("retry: 3000\n\n"))
        #expect(heard.contains("id: 1data: x\nevent: progress\ndata: a\ndata: b\ndata: c\ndata: đ\n\n"))
        #expect(heard.contains("data: \n\n"))
        #expect(heard.hasSuffix("\r\n0\r\n\r\n"))
    }

    @Test("A silent stream beats, and ends when the server shuts down")
    func heartbeat() async throws {
        let (events, source) = AsyncStream<ServerEvent>.makeStream()
        // The server would never end otherwise: `serve` shuts it down with the stream still open.
        let heard = try await heard(events, until: ":\n\n")
        #expect(heard.contains(":\n\n"))
        source.finish()
    }
}
