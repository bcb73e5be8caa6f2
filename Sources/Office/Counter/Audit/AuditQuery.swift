import Foundation
import Hummingbird
import Records
import Store
import Web

/// Which lines of the trail a page asks for, as it stands in the address: units, ids, days and words of ours, nothing personal.
struct AuditQuery: Sendable {
    let picker: UnitPicker
    /// The unit that is looked at, with all below it.
    let scope: Set<String>
    let from: Day?
    let through: Day?
    let action: Act.Action?
    let account: ID<Account>?
    /// The line before which the page begins; nil for the latest.
    let before: Int?

    /// How many days are shown when nobody asks for any.
    static let usualDays = 7

    /// Throws ``Refusal/missing`` for a unit outside the scope; what cannot be read asks for nothing.
    init(_ request: Request, of caller: Caller, on day: Day) throws(Refusal) {
        let query = request.uri.queryParameters
        let text = { (name: Substring) in
            query[name].map(String.init).flatMap { $0.isEmpty ? nil : $0 }
        }
        picker = try UnitPicker(text("unit"), of: caller, on: day)
        scope = caller.tree.scope(of: picker.unit).intersection(caller.scope)
        let begin =
            query["from"] == nil ? day.adding(1 - Self.usualDays) : text("from").flatMap { Day(iso: $0) }
        from = begin
        through = text("to").flatMap { Day(iso: $0) }
        action = text("action").flatMap(Act.Action.init)
        account = text("account").flatMap { ID<Account>($0) }
        before = text("before").flatMap { Int($0) }
    }

    var filter: AuditFilter {
        AuditFilter(
            since: from?.beginInVietnam, until: through?.adding(1)?.beginInVietnam, action: action,
            account: account)
    }

    /// The same as a query of an address, without the place in the list.
    var text: String {
        let parts = [
            ("unit", picker.unit), ("from", from?.iso ?? ""), ("to", through?.iso ?? ""),
            ("action", action?.rawValue ?? ""), ("account", account?.text ?? ""),
        ]
        return parts.map { "\($0)=\($1.inQuery)" }.joined(separator: "&")
    }
}

extension Day {
    /// So many days later, or earlier; nil outside the years that are reckoned with.
    func adding(_ days: Int) -> Day? {
        Day(inVietnam: beginInVietnam.timeIntervalSince1970 + Double(days) * 86_400)
    }
}
