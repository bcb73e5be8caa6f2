import Access
import Drawing
import HTTPTypes
import Hummingbird
import NIOCore
import Records
import Store
import Symbols
import Web

/// One's own account: the password and one-time codes.
struct AccountScreens: Sendable {
    let counter: Counter
    /// Secrets that were shown and not yet confirmed with a code.
    private let pending = Drafts<OneTimeCode>(mostEach: 3, patience: .seconds(600))

    static let path = "/account"

    private struct Page: Sendable {
        let login: String
        let role: String
        let shortest: Int
        let hasOneTime: Bool
        /// A secret to be taken into an app; nil as long as none was asked for.
        let secret: SecretShown?
        let passwordFault: String?
        let oneTimeFault: String?
    }

    private struct SecretShown: Sendable {
        let draft: String
        /// In groups of four characters, to be typed.
        let text: String
    }

    init(counter: Counter) { self.counter = counter }

    func add(to router: Router<WebContext>) {
        let account = router.group("/account")
        account.get { request, _ in
            try show(try await counter.clerk(request), notice: counter.notice(request))
        }
        account.post("/password") { request, context in try await changePassword(request, context) }
        account.post("/one-time") { request, _ in try await begin(request) }
        account.get("/one-time/:draft/code.svg") { request, context in try await picture(request, context) }
        account.post("/one-time/:draft") { request, context in try await confirm(request, context) }
        account.post("/one-time/off") { request, context in try await end(request, context) }
    }

    private func show(
        _ clerk: Clerk, secret: SecretShown? = nil, passwordFault: Wording? = nil,
        oneTimeFault: Wording? = nil, notice: Notice? = nil
    ) throws -> Response {
        let language = clerk.language
        let page = Page(
            login: clerk.account.login, role: language.text(clerk.account.role.title),
            shortest: NewPassword.shortest, hasOneTime: clerk.account.oneTimeSecret != nil, secret: secret,
            passwordFault: passwordFault.map(language.text), oneTimeFault: oneTimeFault.map(language.text))
        let isRefused = passwordFault != nil || oneTimeFault != nil
        return try counter.show(
            "account", page, in: nil, to: clerk.visitor, notice: notice,
            status: isRefused ? .unprocessableContent : .ok)
    }

    private func changePassword(_ request: Request, _ context: WebContext) async throws -> Response {
        let (clerk, form) = try await counter.form(request)
        let rooms = counter.rooms
        let door = SignIn(rooms: rooms)
        guard
            try await door.isPassword(
                form.exact("old"), of: clerk.account, from: rooms.network(of: request, context))
        else { return try show(clerk, passwordFault: Self.wrongPassword) }
        guard form.exact("new") == form.exact("again") else {
            return try show(clerk, passwordFault: Self.unequal)
        }
        let new: NewPassword
        do {
            new = try NewPassword(form.exact("new"), login: clerk.account.login)
        } catch {
            return try show(clerk, passwordFault: error.wording)
        }
        var account = clerk.account
        account.password = try await answering { try await rooms.passwords.hash(new) }
        return try await keep(account, .passwordChanged)
    }

    /// Keeps the account, which ends all its sessions, and begins a new one here.
    private func keep(_ account: Account, _ notice: Notice) async throws -> Response {
        let rooms = counter.rooms
        return try await answering {
            try await rooms.store.keep(
                account,
                Act(
                    .keepAccount, at: rooms.now(), by: account.id, unit: account.unit, count: 0,
                    subject: account.id.text))
            let opened = try await SignIn(rooms: rooms).begin(account)
            return counter.go(to: Self.path, notice, cookie: opened.cookie)
        }
    }

    private func begin(_ request: Request) async throws -> Response {
        let (clerk, _) = try await counter.form(request)
        let secret = OneTimeCode()
        return try show(clerk, secret: shown(secret, as: pending.keep(secret, of: clerk.account.id)))
    }

    private func shown(_ secret: OneTimeCode, as draft: String) -> SecretShown {
        let text = Array(secret.base32)
        let groups = stride(from: 0, to: text.count, by: 4).map { String(text[$0..<min($0 + 4, text.count)]) }
        return SecretShown(draft: draft, text: groups.joined(separator: " "))
    }

    private func picture(_ request: Request, _ context: WebContext) async throws -> Response {
        let clerk = try await counter.clerk(request)
        guard
            let secret = context.parameters.get("draft").flatMap({ pending.value($0, of: clerk.account.id) })
        else { throw Refusal.missing }
        let address = secret.address(login: clerk.account.login, issuer: "QRPress")
        let picture = try SymbolPicture(Array(address.utf8))
        return Response(
            status: .ok, headers: [.contentType: "image/svg+xml", .cacheControl: "no-store"],
            body: ResponseBody(byteBuffer: ByteBuffer(string: picture.svg)))
    }

    private func confirm(_ request: Request, _ context: WebContext) async throws -> Response {
        let (clerk, form) = try await counter.form(request)
        let draft = context.parameters.get("draft") ?? ""
        guard let secret = pending.value(draft, of: clerk.account.id) else { throw Refusal.missing }
        guard let step = secret.step(of: form["code"] ?? "", at: counter.rooms.now()) else {
            return try show(clerk, secret: shown(secret, as: draft), oneTimeFault: Self.wrongCode)
        }
        pending.remove(draft, of: clerk.account.id)
        var account = clerk.account
        account.oneTimeSecret = try counter.rooms.key.seal.close(secret.bytes, about: account.id.text)
        let response = try await keep(account, .oneTimeOn)
        _ = try await answering { try await counter.rooms.store.use(step: step, of: account.id) }
        return response
    }

    private func end(_ request: Request, _ context: WebContext) async throws -> Response {
        let (clerk, form) = try await counter.form(request)
        let rooms = counter.rooms
        guard
            try await SignIn(rooms: rooms).isPassword(
                form.exact("password"), of: clerk.account, from: rooms.network(of: request, context))
        else { return try show(clerk, oneTimeFault: Self.wrongPassword) }
        var account = clerk.account
        account.oneTimeSecret = nil
        return try await keep(account, .oneTimeOff)
    }

    private static let wrongPassword = Wording(
        vi: "Mật khẩu hiện tại không đúng.", en: "The present password is wrong.")
    private static let unequal = Wording(
        vi: "Hai lần nhập mật khẩu mới không giống nhau.", en: "The new password is not the same both times.")
    private static let wrongCode = Wording(
        vi: "Mã không đúng. Xem lại giờ trên điện thoại, rồi nhập mã mới nhất.",
        en: "The code is wrong. Check the clock of the phone and enter the newest code.")
}

extension NewPassword.Fault {
    var wording: Wording {
        switch self {
        case .short:
            Wording(
                vi: "Mật khẩu cần ít nhất \(NewPassword.shortest) ký tự. Một câu dài dễ nhớ là tốt nhất.",
                en: "A password needs at least \(NewPassword.shortest) characters. A long sentence is best.")
        case .long: Wording(vi: "Mật khẩu quá dài.", en: "The password is too long.")
        case .login: Wording(vi: "Mật khẩu giống tên đăng nhập.", en: "The password is like the login.")
        case .common:
            Wording(
                vi: "Mật khẩu này ai cũng đoán được. Chọn một câu khác.",
                en: "Everybody would guess this password. Choose another sentence.")
        }
    }
}

extension Role {
    var title: Wording {
        switch self {
        case .systemAdmin: Wording(vi: "Quản trị hệ thống", en: "System administrator")
        case .unitAdmin: Wording(vi: "Quản trị đơn vị", en: "Unit administrator")
        case .clerk: Wording(vi: "Cán bộ", en: "Clerk")
        case .volunteer: Wording(vi: "Tình nguyện viên", en: "Volunteer")
        case .auditor: Wording(vi: "Kiểm tra viên", en: "Auditor")
        case .machine: Wording(vi: "Máy", en: "Machine")
        }
    }
}
