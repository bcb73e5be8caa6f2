import Pages
import Press
import Records

/// What stands between a draft and its card.
struct CardProof: Sendable {
    /// Everything to be mended before it can be printed.
    let problems: [Problem]
    /// What is odd about papers that may all the same be printed.
    let remarks: [Problem]

    var isReady: Bool { problems.isEmpty }

    /// Whether papers, code and form seem to be of two people, which is scanned again sooner than typed.
    var isOfTwo: Bool { problems.contains(where: \.isOfTwo) }

    /// Judges the draft as the press does, and its papers and its proxy as nobody does after the counter.
    init(_ draft: CardDraft, at press: Press) {
        var problems = draft.proxyProblems
        var remarks: [Problem] = []
        do throws(Problems) {
            let reading = try Reading(
                press.template.kind, named: draft.sworn.sorted { $0.key < $1.key }.map { ($0.key, $0.value) },
                today: press.settings.date)
            remarks = reading.remarks
            _ = try press.piece(for: reading.record)
        } catch {
            problems += error.all
        }
        (self.problems, self.remarks) = (problems, remarks)
    }
}

extension CardDraft {
    /// The code says whether somebody else declared (khai hộ); then who that was is asked for, and only then.
    ///
    /// Source: QĐ 1405/QĐ-BTTTT, LoaiDinhDanh.
    fileprivate var proxyProblems: [Problem] {
        guard isByProxy else {
            guard code?.isDeclaredByProxy == true else { return [] }
            return [
                .proxy(
                    Problem.byProxy, "proxy.hidden", vi: "Mã này do người khác khai hộ.",
                    en: "This code was declared by somebody else.",
                    hintVi: "Đánh dấu ô này và ghi tên người khai hộ.",
                    hintEn: "Tick this box and enter who declared.")
            ]
        }
        var problems: [Problem] = []
        if code?.isDeclaredByProxy == false {
            problems.append(
                .proxy(
                    Problem.byProxy, "proxy.contradicted", vi: "Mã này ghi là tự khai, không phải khai hộ.",
                    en: "This code says that the person declared without help.",
                    hintVi: "Bỏ đánh dấu, hoặc quét đúng mã khai hộ.",
                    hintEn: "Clear the box, or scan the code that was declared by another."))
        }
        if fields[.declaredBy] == nil {
            problems.append(
                .proxy(
                    CardField.declaredBy.rawValue, "proxy.name", vi: "Chưa có tên người khai hộ.",
                    en: "The name of the person who declared is missing.", hintVi: "Ghi họ tên người đó.",
                    hintEn: "Enter it."))
        }
        if fields[.relation] == nil {
            problems.append(
                .proxy(
                    CardField.relation.rawValue, "proxy.relation", vi: "Chưa có quan hệ.",
                    en: "The relation is missing.", hintVi: "Ghi, ví dụ: con, cháu, hàng xóm.",
                    hintEn: "Enter it, such as: child, neighbour."))
        }
        return problems
    }
}

extension Problem {
    /// The box that says that somebody else declared.
    static let byProxy = "by_proxy"

    fileprivate static func proxy(
        _ field: String, _ code: String, vi: String, en: String, hintVi: String, hintEn: String
    ) -> Problem {
        Problem(
            line: 1, field: field, code: code, message: Wording(vi: vi, en: en),
            hint: Wording(vi: hintVi, en: hintEn))
    }

    /// Whether something of another person may have been scanned.
    var isOfTwo: Bool { ["scan.differs", "qr.other-person"].contains(code) }

    /// What to say at the counter, where there are no lines and cells.
    var atCounter: Wording {
        switch code {
        case "name.empty":
            Wording(
                vi: "Ghi họ tên có dấu như trên giấy tờ, hoặc quét CCCD, thẻ BHYT vào đây.",
                en: "Enter the name with its marks as the papers have it, or scan the papers here.")
        case "scan.differs":
            Wording(vi: "Khác với giấy tờ vừa quét.", en: "Differs from the papers just scanned.")
        case "qr.other-person":
            Wording(vi: "Khác với mã QR cá nhân đã quét.", en: "Differs from the personal code.")
        default: Wording(vi: "\(message.vi) \(hint.vi)", en: "\(message.en) \(hint.en)")
        }
    }
}
