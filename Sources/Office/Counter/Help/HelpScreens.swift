import Hummingbird
import Web

/// What everybody may read about working at the counter, with or without an account.
struct HelpScreens: Sendable {
    let counter: Counter

    /// Which of the pages it tells of the visitor may open.
    private struct Page: Sendable {
        let mayPrint: Bool
        let mayMeasure: Bool
    }

    func add(to router: Router<WebContext>) {
        router.get("/help") { request, _ in
            let visitor = try await counter.visitor(request)
            let page = Page(mayPrint: visitor.may(.print), mayMeasure: visitor.may(.printers))
            return try counter.show("help", page, in: .help, to: visitor)
        }
        router.get("/help/guide") { request, _ in
            try counter.show("help-guide", Blank(), in: .help, to: try await counter.visitor(request))
        }
    }
}
