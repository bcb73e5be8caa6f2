import Access
import Foundation
import Records
import Store
import Web

/// What was typed about an account, and what is wrong with it, field by field.
struct AccountForm: Sendable {
    var login = ""
    var name = ""
    var role: Role?
    var unit: String?
    var quota = ""
    private(set) var faults: [String: Wording] = [:]

    /// An account as it is, to be changed.
    init(_ account: Account) {
        (login, name, role, unit) = (account.login, account.name, account.role, account.unit)
        quota = account.dailyQuota.map(String.init) ?? ""
    }

    /// A new account in this unit.
    init(unit: String) { (self.unit, role) = (unit, .clerk) }

    /// What somebody has sent; `login` for an account that has one already.
    init(_ form: Form, login: String? = nil, by caller: Caller, on day: Day) {
        self.login = login ?? form["login"] ?? ""
        name = (form["name"] ?? "").precomposedStringWithCanonicalMapping
        role = form["role"].flatMap(Role.init)
        unit = form["unit"]
        quota = form["quota"] ?? ""
        if !Account.canBe(login: self.login) { faults["login"] = Self.badLogin }
        if !name.canBeName { faults["name"] = Self.badName }
        if !(role.map(caller.rolesToGive.contains) ?? false) { faults["role"] = Self.badRole }
        if !caller.units(on: day).contains(where: { $0.id == unit }) { faults["unit"] = Refusal.noUnit.title }
        if !quota.isEmpty, dailyQuota == nil { faults["quota"] = Self.badQuota }
    }

    /// Nil for no limit.
    var dailyQuota: Int? { Int(quota).flatMap { (0...1_000_000).contains($0) ? $0 : nil } }

    mutating func blame(_ field: String, _ fault: Wording) { faults[field] = fault }

    /// The account with what was typed; nil when something is wrong with that.
    func applied(to account: Account) -> Account? {
        guard faults.isEmpty, let role, let unit else { return nil }
        var account = account
        (account.name, account.role, account.unit, account.dailyQuota) = (name, role, unit, dailyQuota)
        return account
    }

    private static let badLogin = Wording(
        vi: "Tên đăng nhập có 1–64 ký tự a–z, 0–9, . - _ @, không dấu, không khoảng trắng.",
        en: "A login has 1–64 characters a–z, 0–9, . - _ @ and no blanks.")
    private static let badName = Wording(
        vi: "Họ tên có 1–200 ký tự trên một dòng.", en: "A name has 1–200 characters on one line.")
    private static let badRole = Wording(
        vi: "Bạn không giao được vai trò này.", en: "This role is not yours to give.")
    private static let badQuota = Wording(
        vi: "Cần số từ 0, hoặc để trống.", en: "A number from 0 is needed, or nothing.")
    static let taken = Wording(
        vi: "Tên đăng nhập này đã có.", en: "There is such a login already.")
}
