import HTTPTypes
import Records
import Web

extension Refusal {
    static let quotaUsed = Refusal(
        status: .forbidden, code: "quota.used",
        title: Wording(
            vi: "Tài khoản đã in hết số bản được phép hôm nay.",
            en: "The account has printed all it may print today."))

    static let noUnit = Refusal(
        status: .unprocessableContent, code: "unit.unknown",
        title: Wording(vi: "Không có đơn vị này.", en: "There is no such unit."))

    static func unitEnded(successor: String?) -> Refusal {
        let next = successor.map { " → \($0)" } ?? ""
        return Refusal(
            status: .unprocessableContent, code: "unit.ended",
            title: Wording(
                vi: "Đơn vị này không còn hoạt động\(next).", en: "This unit does not print any more\(next).")
        )
    }

    static let noPrinter = Refusal(
        status: .unprocessableContent, code: "printer.unknown",
        title: Wording(vi: "Đơn vị không có máy in này.", en: "The unit has no such printer."))

    static let clock = Refusal(
        status: .serviceUnavailable, code: "clock",
        title: Wording(vi: "Đồng hồ máy chủ sai.", en: "The server's clock is wrong."))

    static let printState = Refusal(
        status: .conflict, code: "print.state",
        title: Wording(
            vi: "Bản in này đã hủy hoặc chưa in xong.", en: "This print is void, or not printed yet."))

    static let noReason = Refusal(
        status: .unprocessableContent, code: "reason.missing",
        title: Wording(
            vi: "Cần lý do, 1–200 ký tự.", en: "A reason of 1 to 200 characters is needed."))

    static func batchState(_ vi: String, _ en: String) -> Refusal {
        Refusal(status: .conflict, code: "batch.state", title: Wording(vi: vi, en: en))
    }

    static let noTable = Refusal(
        status: .unprocessableContent, code: "table.missing",
        title: Wording(
            vi: "Thiếu bảng: gửi phần “file” là CSV hoặc .xlsx.",
            en: "The table is missing: send a part “file” that is CSV or .xlsx."))

    /// A poster is for a place; a card of a person needs an account.
    static let accountNeeded = Refusal(
        status: .unprocessableContent, code: "template.account-needed",
        title: Wording(
            vi: "Mẫu này cần tài khoản của phường.", en: "This template needs an account of the ward."))
}
