import Payloads
import Records
import Store
import Web

/// What the page of the audit trail shows.
struct AuditPage: Sendable {
    struct Choice: Sendable {
        let value: String
        let title: String
        let isChosen: Bool
    }

    struct Line: Sendable {
        let number: Int
        let moment: String
        let account: String
        let unit: String
        let action: String
        /// Nothing for what is not counted.
        let count: String
        let reason: String
        /// The account or unit that it is about; persons are never named.
        let subject: String
    }

    struct Verdict: Sendable {
        let isWhole: Bool
        /// How many lines, or the first that is bad.
        let number: Int
        let hash: String
    }

    let picker: UnitPicker
    let from: String
    let through: String
    let actions: [Choice]
    let accounts: [Choice]
    let lines: [Line]
    let hasLines: Bool
    /// The query of the next page.
    let next: String?
    /// The query of the same lines as a table.
    let query: String
    let mayVerify: Bool
    let verdict: Verdict?
}

extension AuditPage.Line {
    init(_ entry: AuditEntry, accounts: [ID<Account>: Account], tree: UnitTree, in language: Language) {
        let act = entry.act
        number = entry.number
        moment = act.moment.inVietnam
        account =
            act.account.map { accounts[$0]?.name ?? language.text(Self.elsewhere) }
            ?? language.text(Self.program)
        unit = tree.units[act.unit]?.name ?? act.unit
        action = language.text(act.action.title)
        count = act.count > 0 ? "\(act.count)" : ""
        reason = act.reason
        let about = ID<Account>(act.subject).flatMap { accounts[$0]?.login }
        subject = about ?? tree.units[act.subject]?.name ?? ""
    }

    private static let elsewhere = Wording(vi: "(đơn vị khác)", en: "(another unit)")
    private static let program = Wording(vi: "(máy chủ)", en: "(the server)")
}

extension Act.Action {
    var title: Wording {
        switch self {
        case .print: Wording(vi: "In", en: "Print")
        case .reprint: Wording(vi: "In lại", en: "Print again")
        case .void: Wording(vi: "Hủy bản in", en: "Void")
        case .purge: Wording(vi: "Xóa tài liệu hết hạn", en: "Purge documents")
        case .batchBegin: Wording(vi: "Bắt đầu in hàng loạt", en: "Begin a batch")
        case .batchEnd: Wording(vi: "In hàng loạt xong", en: "End of a batch")
        case .batchCancel: Wording(vi: "Hủy in hàng loạt", en: "Cancel a batch")
        case .signIn: Wording(vi: "Đăng nhập", en: "Sign in")
        case .signInRefused: Wording(vi: "Đăng nhập bị từ chối", en: "Signing in refused")
        case .signOut: Wording(vi: "Đăng xuất", en: "Sign out")
        case .keepUnit: Wording(vi: "Sửa đơn vị", en: "Change a unit")
        case .keepAccount: Wording(vi: "Sửa tài khoản", en: "Change an account")
        case .keepToken: Wording(vi: "Tạo hoặc thu hồi token", en: "Make or revoke a token")
        case .keepSettings: Wording(vi: "Sửa thiết lập", en: "Change settings")
        case .keepPrinter: Wording(vi: "Sửa máy in", en: "Change a printer")
        case .handOver: Wording(vi: "Giao cho người nhận", en: "Hand over")
        case .readAudit: Wording(vi: "Xem nhật ký", en: "Read the trail")
        }
    }
}
