import HTTPTypes
package import Hummingbird
import NIOHTTP1

/// Counts and times requests by route, method and kind of status.
///
/// The time is that until the answer begins. A route is its template: no address that a client has sent becomes a label.
package struct RequestMetrics<Context: RequestContext>: RouterMiddleware {
    private let requests: Counter
    private let durations: Histogram
    private let inFlight: Gauge

    package init(_ metrics: Metrics) {
        requests = metrics.counter(
            "http_requests_total", help: "Requests answered.", labels: ["method", "route", "status"])
        durations = metrics.histogram(
            "http_request_duration_seconds", help: "Time until the answer begins.",
            labels: ["method", "route"])
        inFlight = metrics.gauge("http_requests_in_flight", help: "Requests being worked on.")
    }

    package func handle(
        _ request: Request, context: Context, next: (Request, Context) async throws -> Response
    ) async throws -> Response {
        let begun = ContinuousClock.now
        inFlight.add(1)
        defer { inFlight.add(-1) }
        var status = "5xx"
        defer {
            let route = Route(request, context)
            requests.add(1, [route.method, route.template, status])
            durations.observe((ContinuousClock.now - begun) / .seconds(1), [route.method, route.template])
        }
        do {
            let response = try await next(request, context)
            status = "\(response.status.code / 100)xx"
            return response
        } catch let error as HTTPParserError {
            // The client broke off or sent what is no HTTP; the server is not at fault.
            status = "4xx"
            throw error
        }
    }
}

/// What may be told of a request's address.
struct Route {
    let method: String
    /// "/api/v1/prints/{id}"; "none" when there is no route.
    let template: String

    private static let methods: Set<HTTPRequest.Method> = [
        .get, .head, .post, .put, .patch, .delete, .options,
    ]

    init(_ request: Request, _ context: some RequestContext) {
        method = Self.methods.contains(request.method) ? request.method.rawValue : "other"
        template = context.endpointPath.map { $0 == "NotFound" ? "none" : $0 } ?? "none"
    }
}
