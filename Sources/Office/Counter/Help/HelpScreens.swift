import Hummingbird
import Store
import Web

/// What everybody may read about working at the counter, with or without an account.
struct HelpScreens: Sendable {
    let counter: Counter

    /// Which of the pages that are explained the visitor may go to.
    private struct Page: Sendable {
        let mayPrint: Bool
        let mayMeasure: Bool
        let isSignedIn: Bool
    }

    func add(to router: Router<WebContext>) {
        router.get("/help") { request, _ in
            let visitor = try await counter.visitor(request)
            let page = Page(
                mayPrint: visitor.may(.print), mayMeasure: visitor.may(.printers),
                isSignedIn: visitor.caller != nil)
            return try counter.show("help", page, in: .help, to: visitor)
        }
        router.get("/help/guide") { request, _ in
            try counter.show("help-guide", Blank(), in: .help, to: try await counter.visitor(request))
        }
    }
}
