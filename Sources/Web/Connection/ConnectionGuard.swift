import HTTPTypes
import NIOCore
import NIOHTTPTypes

/// Closes a connection whose client is too slow, and turns one away that is too many.
final class ConnectionGuard: ChannelDuplexHandler, RemovableChannelHandler {
    typealias InboundIn = HTTPRequestPart
    typealias InboundOut = HTTPRequestPart
    typealias OutboundIn = HTTPResponsePart
    typealias OutboundOut = HTTPResponsePart

    private static let sendBuffer: SocketOptionValue = 131_072

    private let connections: Connections
    private let wire: Wire
    private var pace: Pace
    private var address: ClientAddress?
    private var hasPlace = false
    private var ticks: RepeatedTask?
    private var lastTick = NIODeadline.now()
    /// Bytes that had left at the last tick.
    private var left = 0

    init(deadlines: Deadlines, connections: Connections) {
        self.connections = connections
        pace = Pace(deadlines: deadlines)
        wire = Wire()
    }

    func handlerAdded(context: ChannelHandlerContext) {
        wire.sawByte = { [weak self] in self?.pace.sawByte() }
        // Nearest to the socket: only there it is seen when a header begins and how much has left.
        try? context.pipeline.syncOperations.addHandler(wire, position: .first)
        if context.channel.isActive { begin(context) }
    }

    func handlerRemoved(context: ChannelHandlerContext) { end() }

    func channelActive(context: ChannelHandlerContext) {
        begin(context)
        context.fireChannelActive()
    }

    func channelInactive(context: ChannelHandlerContext) {
        end()
        context.fireChannelInactive()
    }

    func channelRead(context: ChannelHandlerContext, data: NIOAny) {
        guard hasPlace else { return }
        switch unwrapInboundIn(data) {
        case .head(let head):
            pace.sawHead(isUpload: head.isUpload)
            if head.headerFields[.expect]?.lowercased() == "100-continue", pace.open == 1 {
                context.writeAndFlush(wrapOutboundOut(.head(HTTPResponse(status: .continue))), promise: nil)
            }
        case .body(let bytes): pace.sawBody(bytes.readableBytes)
        case .end: pace.sawEnd()
        }
        context.fireChannelRead(data)
    }

    func write(context: ChannelHandlerContext, data: NIOAny, promise: EventLoopPromise<Void>?) {
        if case .end = unwrapOutboundIn(data) { pace.answered() }
        context.write(data, promise: promise)
    }

    private func begin(_ context: ChannelHandlerContext) {
        guard ticks == nil else { return }
        address = ClientAddress(context.channel.remoteAddress)
        hasPlace = connections.enter(address)
        lastTick = .now()
        // Linux grows it to 4 MB; a thousand slow readers would then hold the memory of the machine.
        try? context.channel.syncOptions?.setOption(.socketOption(.so_sndbuf), value: Self.sendBuffer)
        // A context stays on the event loop of its channel.
        let context = NIOLoopBound(context, eventLoop: context.eventLoop)
        let guardian = NIOLoopBound(self, eventLoop: context.value.eventLoop)
        let tick = pace.deadlines.tick
        ticks = context.value.eventLoop.scheduleRepeatedTask(initialDelay: tick, delay: tick) { _ in
            guardian.value.look(context.value)
        }
        if !hasPlace { turnAway(context.value) }
    }

    private func end() {
        ticks?.cancel()
        guard hasPlace else { return }
        hasPlace = false
        connections.leave(address)
    }

    /// Answers before anything was asked, then waits for the client to go: closing at once could lose the answer.
    private func turnAway(_ context: ChannelHandlerContext) {
        pace.enter(.farewell)
        let head = HTTPResponse(
            status: .serviceUnavailable,
            headerFields: [.connection: "close", .contentLength: "0", .retryAfter: "10"])
        context.write(wrapOutboundOut(.head(head)), promise: nil)
        context.writeAndFlush(wrapOutboundOut(.end(nil)), promise: nil)
        context.close(mode: .output, promise: nil)
    }

    private func look(_ context: ChannelHandlerContext) {
        guard context.channel.isActive else { return }
        let now = NIODeadline.now()
        // Time in which the server itself stood still is nobody's fault.
        let time = min(now - lastTick, pace.deadlines.tick + pace.deadlines.tick)
        lastTick = now
        let pending = (try? context.channel.syncOptions?.getOption(.bufferedWritableBytes)) ?? 0
        let written = wire.queued - pending - left
        left += written
        let isOverdue = pace.isOverdue(
            after: Duration(time), isAwaited: wire.isAwaited, written: written, pending: pending)
        if isOverdue { context.close(promise: nil) }
    }
}

extension HTTPRequest {
    fileprivate var isUpload: Bool {
        headerFields[.contentType]?.lowercased().hasPrefix("multipart/form-data") ?? false
    }
}

/// What goes over the socket, seen from just behind it.
final class Wire: ChannelDuplexHandler {
    typealias InboundIn = ByteBuffer
    typealias InboundOut = ByteBuffer
    typealias OutboundIn = IOData
    typealias OutboundOut = IOData

    /// Called for each read.
    var sawByte: () -> Void = {}
    /// The server is ready to read and nothing has come since.
    private(set) var isAwaited = false
    /// Bytes that were given to the socket, whether they have left or not.
    private(set) var queued = 0

    func read(context: ChannelHandlerContext) {
        isAwaited = true
        context.read()
    }

    func channelRead(context: ChannelHandlerContext, data: NIOAny) {
        sawByte()
        context.fireChannelRead(data)
    }

    func channelReadComplete(context: ChannelHandlerContext) {
        isAwaited = false
        context.fireChannelReadComplete()
    }

    func write(context: ChannelHandlerContext, data: NIOAny, promise: EventLoopPromise<Void>?) {
        queued += unwrapOutboundIn(data).readableBytes
        context.write(data, promise: promise)
    }
}
