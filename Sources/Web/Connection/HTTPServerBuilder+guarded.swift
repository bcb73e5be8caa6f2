package import HummingbirdCore

extension HTTPServerBuilder {
    /// HTTP/1.1 whose slow clients are closed, whose connections are counted and whose headers are bounded.
    package static func guarded(
        _ deadlines: Deadlines = Deadlines(), connections: Connections = Connections()
    ) -> HTTPServerBuilder {
        .http1(
            configuration: HTTP1Channel.Configuration(
                additionalChannelHandlers: [
                    ConnectionGuard(deadlines: deadlines, connections: connections)
                ],
                httpDecoderConfiguration: .init(
                    maxHeaderFieldSize: 16_384, maxHeaderListSize: 32_768, maxHeaderFieldCount: 100)))
    }
}
