import HTTPTypes
package import Hummingbird

/// What is known of a request before anything of it is read.
package struct WebContext: RequestContext {
    package var coreContext: CoreRequestContextStorage
    /// The other end of the connection; nil for a Unix socket.
    package let peer: ClientAddress?
    package let begun: ContinuousClock.Instant

    package init(source: ApplicationRequestContextSource) {
        coreContext = CoreRequestContextStorage(source: source)
        peer = ClientAddress(source.channel.remoteAddress)
        begun = .now
    }
}

extension Proxies {
    /// Who sent a request.
    package func client(of request: Request, peer: ClientAddress?) -> ClientAddress? {
        client(
            peer: peer,
            forwardedFor: request.headers.filter { $0.name.canonicalName == "x-forwarded-for" }.map(\.value))
    }
}
