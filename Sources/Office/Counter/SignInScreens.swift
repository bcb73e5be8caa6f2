import HTTPTypes
import Hummingbird
import Records
import Web

/// Signing in and out.
struct SignInScreens: Sendable {
    let counter: Counter

    static let path = "/sign-in"

    private struct Page: Sendable {
        let login: String
        let back: String
        /// Why it did not work the last time.
        let fault: String?
    }

    func add(to router: Router<WebContext>) {
        router.get(.init(Self.path)) { request, _ in try await ask(request) }
        router.post(.init(Self.path)) { request, context in try await signIn(request, context) }
        router.post("/sign-out") { request, _ in try await signOut(request) }
    }

    private func ask(_ request: Request) async throws -> Response {
        let visitor = try await counter.visitor(request)
        let back = Counter.place(request.uri.queryParameters["back"].map(String.init))
        // Whoever comes from signing in and is not signed in has a browser that did not keep the cookie.
        let isUnkept = request.uri.queryParameters["kept"] != nil
        if visitor.caller != nil { return counter.go(to: back) }
        let page = Page(
            login: "", back: back, fault: isUnkept ? visitor.language.text(Self.unkept) : nil)
        return try counter.show(
            "sign-in", page, in: nil, to: visitor, notice: counter.notice(request))
    }

    private func signIn(_ request: Request, _ context: WebContext) async throws -> Response {
        let rooms = counter.rooms
        let form = try await Form(of: request)
        try rooms.demandOwnPage(request)
        let back = Counter.place(form["back"])
        do {
            let opened = try await SignIn(rooms: rooms).open(
                login: form["login"] ?? "", password: form.exact("password"), code: form["code"],
                from: rooms.network(of: request, context))
            return counter.go(
                to: "\(Self.path)?kept=1&back=\(back.inQuery)", cookie: opened.cookie)
        } catch let refusal as Refusal {
            let visitor = try await counter.visitor(request)
            let title = refusal.status == .unauthorized ? Self.wrong : refusal.title
            let page = Page(login: form["login"] ?? "", back: back, fault: visitor.language.text(title))
            var response = try counter.show("sign-in", page, in: nil, to: visitor, status: refusal.status)
            for field in refusal.headers { response.headers.append(field) }
            return response
        }
    }

    private func signOut(_ request: Request) async throws -> Response {
        let (clerk, _) = try await counter.form(request)
        try await SignIn(rooms: counter.rooms).end(clerk.session, of: clerk.account)
        return counter.go(to: Self.path, .signedOut, cookie: Gate.cookie.removal)
    }

    private static let wrong = Wording(
        vi:
            "Tên đăng nhập, mật khẩu hoặc mã một lần không đúng, hoặc tài khoản đã bị khóa. Hỏi người quản trị của đơn vị nếu bạn quên.",
        en:
            "The login, the password or the one-time code is wrong, or the account is disabled. Ask your unit's administrator if you forgot it."
    )
    private static let unkept = Wording(
        vi:
            "Trình duyệt không giữ phiên làm việc. Mở trang này qua https:// hoặc ngay trên máy chủ, và cho phép cookie.",
        en:
            "The browser did not keep the session. Open this page over https:// or on the server itself, and allow cookies."
    )
}
