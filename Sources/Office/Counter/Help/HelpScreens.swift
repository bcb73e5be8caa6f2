import Hummingbird
import Web

/// What everybody may read about working at the counter, with or without an account.
struct HelpScreens: Sendable {
    let counter: Counter

    func add(to router: Router<WebContext>) {
        router.get("/help") { request, _ in
            try counter.show("help", Blank(), in: .help, to: try await counter.visitor(request))
        }
        router.get("/help/guide") { request, _ in
            try counter.show("help-guide", Blank(), in: .help, to: try await counter.visitor(request))
        }
    }
}
