import HTTPTypes
import Hummingbird
import Store
import Web

/// Who looks at a page, and in which language.
struct Visitor: Sendable {
    /// Nil for somebody who is not signed in.
    let caller: Caller?
    let language: Language
    /// Where the visitor is, with the query.
    let place: String

    func may(_ right: Right) -> Bool { caller?.account.role.rights.contains(right) ?? false }
}

/// Somebody who is signed in with a browser.
struct Clerk: Sendable {
    let visitor: Visitor
    let caller: Caller
    let session: Session

    var account: Account { caller.account }
    var language: Language { visitor.language }
}

extension Language {
    /// The cookie that a switch of the language leaves.
    static let cookie = "lang"

    /// What was switched to; Vietnamese until then, whatever the browser was installed in.
    init(chosenIn request: Request) {
        let chosen = request.cookies[Self.cookie]?.value
        self = chosen.flatMap(Language.init) ?? .vi
    }
}
