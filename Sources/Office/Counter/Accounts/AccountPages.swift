import Access
import Records
import Store
import Web

/// What the list of accounts shows.
struct AccountListPage: Sendable {
    struct Line: Sendable {
        let id: String
        let login: String
        let name: String
        let role: String
        let unit: String
        let signIn: String
        let isDisabled: Bool
        let isOwn: Bool
    }

    let picker: UnitPicker
    /// Whether those of the units below are listed as well.
    let isDeep: Bool
    let lines: [Line]
    let hasLines: Bool
    let count: Int
    let part: Int
    let parts: Int
    let earlier: Int?
    let later: Int?
}

/// What the page of one account shows, or that of a new one.
struct AccountPage: Sendable {
    struct Choice: Sendable {
        let value: String
        let title: String
        let isChosen: Bool
    }

    struct Token: Sendable {
        let id: String
        let label: String
        let created: String
        let revoked: String?
    }

    struct Faults: Sendable {
        let login: String?
        let name: String?
        let role: String?
        let unit: String?
        let quota: String?
        let password: String?
        let label: String?
    }

    /// Nil for one that is yet to be made.
    let id: String?
    let login: String
    let name: String
    let role: String
    let unit: String
    let quota: String
    let roles: [Choice]
    let units: [Choice]
    let faults: Faults
    let mayChange: Bool
    let isOwn: Bool
    let isDisabled: Bool
    let hasPassword: Bool
    let hasOneTime: Bool
    let shortest: Int
    let tokens: [Token]
    let hasTokens: Bool
    let mayHaveTokens: Bool
    /// A password or token that is shown once.
    let secret: String?
    let isToken: Bool
}

extension AccountPage {
    init(
        _ form: AccountForm, of account: Account? = nil, tokens: [AccessToken] = [],
        secret: ShownSecret? = nil, by caller: Caller, on day: Day, in language: Language
    ) {
        id = account?.id.text
        (login, name, quota) = (form.login, form.name, form.quota)
        role = form.role.map { language.text($0.title) } ?? ""
        unit = form.unit.flatMap { caller.tree.units[$0]?.name } ?? ""
        roles = caller.rolesToGive.map {
            Choice(value: $0.rawValue, title: language.text($0.title), isChosen: $0 == form.role)
        }
        units = caller.units(on: day).map {
            Choice(value: $0.id, title: $0.name, isChosen: $0.id == form.unit)
        }
        let faults = form.faults.mapValues(language.text)
        self.faults = Faults(
            login: faults["login"], name: faults["name"], role: faults["role"], unit: faults["unit"],
            quota: faults["quota"], password: faults["password"], label: faults["label"])
        mayChange = account.map(caller.mayChange) ?? true
        isOwn = account?.id == caller.account.id
        isDisabled = account?.isDisabled ?? false
        hasPassword = account?.password != nil
        hasOneTime = account?.oneTimeSecret != nil
        shortest = NewPassword.shortest
        self.tokens = tokens.map {
            Token(
                id: $0.id.text, label: $0.label, created: $0.created.inVietnam,
                revoked: $0.revoked?.inVietnam)
        }
        hasTokens = !tokens.isEmpty
        mayHaveTokens = account?.role == .machine
        self.secret = secret?.text
        isToken = secret?.isToken ?? false
    }
}

/// A password or token that somebody has just been given: shown once, and nowhere kept in the clear.
struct ShownSecret: Sendable {
    let text: String
    let isToken: Bool
    let account: ID<Account>
}
