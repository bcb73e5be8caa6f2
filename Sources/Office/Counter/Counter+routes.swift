import HTTPTypes
import Hummingbird
import Store
import Web

extension Counter {
    /// Every page, and what pages load.
    func add(to router: Router<WebContext>) {
        router.get("/") { request, _ in
            let visitor = try await visitor(request)
            guard let caller = visitor.caller else { return go(to: SignInScreens.path) }
            return go(to: Section.home(for: caller.account.role.rights).path)
        }
        router.get("\(Assets.root)/:name") { request, _ in try asset(request) }
        router.get("/favicon.ico") { _, _ in go(to: screens.assets["mark.svg"]?.path ?? "/") }
        router.post("/language") { request, _ in try await changeLanguage(request) }
        SignInScreens(counter: self).add(to: router)
        AccountScreens(counter: self).add(to: router)
        CardScreens(counter: self).add(to: router)
        PrintScreens(counter: self).add(to: router)
        SettingsScreens(counter: self).add(to: router)
        StaffScreens(counter: self).add(to: router)
        AuditScreens(counter: self).add(to: router)
        DashboardScreens(counter: self).add(to: router)
        BatchScreens(counter: self).add(to: router)
        PosterScreens(counter: self).add(to: router)
        PrinterScreens(counter: self).add(to: router)
        HelpScreens(counter: self).add(to: router)
    }

    private func asset(_ request: Request) throws -> Response {
        guard let asset = screens.assets.asset(at: request.uri.path) else { throw Refusal.missing }
        var document = DocumentResponse(
            bytes: asset.bytes, media: asset.media, tag: EntityTag(asset.hash))
        // Another file has another address.
        document.headers = [.cacheControl: "public, max-age=31536000, immutable"]
        return try document.response(to: request)
    }

    /// Remembers the language in a cookie; it opens nothing, so anybody may set it.
    private func changeLanguage(_ request: Request) async throws -> Response {
        let form = try await Form(of: request)
        guard let language = form["language"].flatMap(Language.init) else {
            throw Refusal.malformed("Không có ngôn ngữ này.", "There is no such language.")
        }
        let secure = rooms.isSecure ? "; Secure" : ""
        return go(
            to: Self.place(form["back"]),
            cookie: "\(Language.cookie)=\(language.rawValue); Path=/; SameSite=Lax; Max-Age=31536000\(secure)"
        )
    }

    /// A place of ours that somebody wants to come back to; the beginning for any other.
    static func place(_ back: String?) -> String {
        guard let back, back.hasPrefix("/"), !back.hasPrefix("//"), back.utf8.count <= 500,
            back.utf8.allSatisfy({ $0 > 0x20 && $0 < 0x7F && $0 != UInt8(ascii: "\\") })
        else { return "/" }
        return back
    }
}
