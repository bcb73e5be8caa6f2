import Records
import Store
import Web

/// A print in the list.
struct PrintRow: Sendable {
    let id: String
    let time: String
    /// Nil where all prints are of one day.
    let day: String?
    let holder: String?
    /// Masked.
    let number: String?
    let template: String
    /// Nil where all prints are of one unit.
    let unit: String?
    let account: String
    /// From 2 on; nil for the first.
    let copy: Int?
    let state: PrintState
    /// Whether it may be put on a hand-over list and noted as handed over.
    let isWaiting: Bool
}

extension PrintRow {
    init(
        _ entry: PrintLedger.Entry, to clerk: Clerk, ofOneDay isOfOneDay: Bool, templates: [String: Wording],
        names: [ID<Account>: String]
    ) {
        let print = entry.print
        let number = print.copies.last?.number ?? 0
        id = print.id.text
        time = print.created.timeInVietnam
        day = isOfOneDay ? nil : print.created.dayInVietnam
        holder = entry.record?.holder
        self.number = entry.record?.numbers(masked: true).first
        template = templates[print.template].map(clerk.language.text) ?? print.template
        unit = clerk.caller.scope.count > 1 ? clerk.caller.tree.units[print.unit]?.name ?? print.unit : nil
        account = names[print.account] ?? ""
        copy = number > 1 ? number : nil
        state = PrintState(print, clerk.language.text)
        isWaiting = print.isWaiting
    }
}

extension Print {
    /// Whether the last copy is on paper and in nobody's hands yet.
    var isWaiting: Bool { voided == nil && handedOver == nil && copies.last?.state == .printed }
}
