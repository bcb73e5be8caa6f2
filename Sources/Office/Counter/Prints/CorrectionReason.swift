import Records
import Web

/// Why a print is made again or voided, as chosen from a list and told in words.
protocol CorrectionReason: RawRepresentable<String>, CaseIterable, Sendable {
    var wording: Wording { get }
    /// Whether it says nothing without words.
    var needsWords: Bool { get }
}

enum ReprintReason: String, CorrectionReason {
    case lost, damaged, jam, other

    var wording: Wording {
        switch self {
        case .lost: Wording(vi: "Mất thẻ", en: "Lost")
        case .damaged: Wording(vi: "Thẻ hỏng, khó quét", en: "Damaged or hard to scan")
        case .jam: Wording(vi: "Máy in kẹt giấy, in lỗi", en: "Paper jam or bad print")
        case .other: Wording(vi: "Lý do khác", en: "Something else")
        }
    }

    var needsWords: Bool { self == .other }
}

enum VoidReason: String, CorrectionReason {
    case person, changed, duplicate, other

    var wording: Wording {
        switch self {
        case .person: Wording(vi: "Nhầm người, nhầm mã", en: "Wrong person or code")
        case .changed: Wording(vi: "Thông tin đã thay đổi", en: "The data has changed")
        case .duplicate: Wording(vi: "In trùng", en: "Printed twice")
        case .other: Wording(vi: "Lý do khác", en: "Something else")
        }
    }

    var needsWords: Bool { self == .other }
}

extension Reason {
    /// The reason that a form gives: `why` names it, `words` say more.
    ///
    /// It is kept in Vietnamese, the language of the office. Throws ``Refusal/noReason``.
    init(_ form: Form, as kind: (some CorrectionReason).Type) throws {
        guard let why = form["why"].flatMap({ kind.init(rawValue: $0) }) else { throw Refusal.noReason }
        let words = form["words"]
        if why.needsWords, words == nil { throw Refusal.noReason }
        let parts = why.needsWords ? [words] : [why.wording.vi, words]
        try self.init(parts.compactMap(\.self).joined(separator: ": "))
    }
}
