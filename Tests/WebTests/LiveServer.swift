import Foundation
import HTTPTypes
import Hummingbird
import HummingbirdCore
import Logging
import NIOCore
import ServiceLifecycle
import Web

/// Opens a router on a free port of this machine for as long as `body` runs.
func serve<Context: RequestContext, Answer: Sendable>(
    _ router: Router<Context>, deadlines: Deadlines = Deadlines(), connections: Connections = Connections(),
    body: @escaping @Sendable (Int) async throws -> Answer
) async throws -> Answer where Context.Source == ApplicationRequestContextSource {
    let (ports, port) = AsyncStream<Int>.makeStream()
    var logger = Logger(label: "test")
    logger.logLevel = .critical
    let application = Application(
        router: router, server: .guarded(deadlines, connections: connections),
        configuration: .init(address: .hostname("127.0.0.1", port: 0), serverName: nil),
        onServerRunning: { channel in
            port.yield(channel.localAddress?.port ?? 0)
            port.finish()
        }, logger: logger)
    let group = ServiceGroup(configuration: .init(services: [application], logger: logger))
    return try await withThrowingTaskGroup(of: Void.self) { tasks in
        tasks.addTask { try await group.run() }
        var opened = ports.makeAsyncIterator()
        guard let port = await opened.next() else { throw NotOpened() }
        let answer: Result<Answer, any Error>
        do { answer = .success(try await body(port)) } catch { answer = .failure(error) }
        await group.triggerGracefulShutdown()
        try await tasks.waitForAll()
        return try answer.get()
    }
}

private struct NotOpened: Error {}

/// A router with what every web program puts around its routes.
func plainRouter() -> Router<WebContext> {
    let router = Router(context: WebContext.self, options: .autoGenerateHeadEndpoints)
    router.add(middleware: SecurityHeaders(isSecure: false))
    router.add(middleware: RefusalAnswers())
    router.add(middleware: HostCheck())
    router.get("/healthz") { _, _ in "ok\n" }
    return router
}

/// Runs what blocks where it blocks nobody: the handlers of a server share the threads of the tests.
func aside<Answer: Sendable>(_ body: @escaping @Sendable () throws -> Answer) async throws -> Answer {
    try await withTaskExecutorPreference(OwnThread()) { () async throws -> Answer in try body() }
}

/// A thread for each job; the job stays one of its test.
private final class OwnThread: TaskExecutor {
    func enqueue(_ job: consuming ExecutorJob) {
        let job = UnownedJob(job)
        Thread.detachNewThread { job.runSynchronously(on: self.asUnownedTaskExecutor()) }
    }
}

/// A request that came over no wire.
func request(
    _ method: HTTPRequest.Method = .get, _ path: String = "/", _ headers: [String: String] = [:],
    body: String = ""
) -> Request {
    var fields = HTTPFields()
    for (name, value) in headers {
        if let name = HTTPField.Name(name) { fields[name] = value }
    }
    let head = HTTPRequest(
        method: method, scheme: "http", authority: "office.test", path: path, headerFields: fields)
    return Request(head: head, body: RequestBody(buffer: ByteBuffer(string: body)))
}

extension Response {
    /// The whole body.
    func text() async throws -> String {
        let all = Collected()
        var writer: any ResponseBodyWriter = all
        try await body.write(writer)
        writer = all
        return String(buffer: all.bytes)
    }
}

private final class Collected: ResponseBodyWriter {
    var bytes = ByteBuffer()
    func write(_ buffer: ByteBuffer) { bytes.writeImmutableBuffer(buffer) }
    func finish(_ trailingHeaders: HTTPFields?) {}
}
