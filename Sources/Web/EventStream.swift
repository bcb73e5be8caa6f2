import AsyncAlgorithms
import HTTPTypes
package import Hummingbird
import NIOCore
import ServiceLifecycle

/// One event of a stream (HTML, 9.2: server-sent events).
package struct ServerEvent: Sendable, Hashable {
    /// What the client names in `Last-Event-ID` when it comes back.
    package let id: String?
    /// The kind of event.
    package let name: String?
    /// May have several lines.
    package let text: String

    package init(id: String? = nil, name: String? = nil, text: String) {
        (self.id, self.name, self.text) = (id, name, text)
    }

    /// As it goes over the wire; a line end in `id` or `name` would be another field and is left out.
    var wire: String {
        func line(_ field: String, _ value: String) -> String {
            "\(field): \(String(value.unicodeScalars.filter { $0 != "\n" && $0 != "\r" && $0 != "\0" }))\n"
        }
        let lines = text.split(omittingEmptySubsequences: false) { $0 == "\n" || $0 == "\r\n" || $0 == "\r" }
        return (id.map { line("id", $0) } ?? "") + (name.map { line("event", $0) } ?? "")
            + lines.map { "data: \($0)\n" }.joined() + "\n"
    }
}

/// An answer that goes on as long as there are events.
package enum EventStream {
    private enum Beat: Sendable {
        case event(ServerEvent)
        case silence
        case end
    }

    /// Ends with `events`, when the client goes, or when the server shuts down.
    ///
    /// `heartbeat`: how often something is written, so that nobody on the way takes the connection for dead and a client
    /// that is gone is noticed. `retry`: after how long a client comes back.
    package static func response<Events: AsyncSequence & Sendable>(
        _ events: Events, heartbeat: Duration = .seconds(15), retry: Duration = .seconds(3)
    ) -> Response where Events.Element == ServerEvent, Events.AsyncIterator: SendableMetatype {
        let headers: HTTPFields = [.contentType: "text/event-stream", .cacheControl: "no-store"]
        return Response(
            status: .ok, headers: headers,
            body: ResponseBody { writer in
                let begin = "retry: \(Int(retry / .milliseconds(1)))\n\n"
                try await writer.write(ByteBuffer(string: begin))
                let ended = chain(events.map { Beat.event($0) }, [Beat.end].async)
                let silence = AsyncTimerSequence(interval: heartbeat, clock: .continuous).map { _ in
                    Beat.silence
                }
                beats: for try await beat in merge(ended, silence).cancelOnGracefulShutdown() {
                    switch beat {
                    case .event(let event): try await writer.write(ByteBuffer(string: event.wire))
                    case .silence: try await writer.write(ByteBuffer(string: ":\n\n"))
                    case .end: break beats
                    }
                }
                try await writer.finish(nil)
            })
    }
}
