import Pages
import Records
import Web

/// A field for a reader, as templates see it.
struct ScanBox: Sendable {
    struct Fault: Sendable {
        let what: String
        let remedy: String
        let isOfKeyboard: Bool
    }

    /// Where its form goes.
    let action: String
    let label: String
    let hint: String
    let isFocused: Bool
    let fault: Fault?
    /// The draft that a picture is added to; empty for none.
    let draft: String

    private init(
        action: String, label: Wording, hint: Wording, in language: Language, isFocused: Bool = true,
        fault: ScanFault? = nil, draft: String = ""
    ) {
        (self.action, self.isFocused, self.draft) = (action, isFocused, draft)
        (self.label, self.hint) = (language.text(label), language.text(hint))
        self.fault = fault.map {
            Fault(
                what: language.text($0.what), remedy: language.text($0.remedy), isOfKeyboard: $0.isOfKeyboard)
        }
    }

    /// For a person of whom nothing is known yet.
    init(first language: Language, fault: ScanFault?) {
        self.init(
            action: "/cards/scan",
            label: Wording(vi: "Quét giấy tờ hoặc mã cá nhân", en: "Scan papers or a personal code"),
            hint: Wording(
                vi: "CCCD, thẻ căn cước, thẻ BHYT hay mã QR cá nhân. Máy quét tự bấm Enter.",
                en: "Identity card, insurance card or personal code. The reader presses Enter itself."),
            in: language, fault: fault)
    }

    /// On the page of a card just printed.
    init(next language: Language) {
        self.init(
            action: "/cards/scan", label: Wording(vi: "Người tiếp theo", en: "Next person"),
            hint: Wording(
                vi: "Quét giấy tờ hoặc mã của người tiếp theo.", en: "Scan the next person's papers or code."),
            in: language)
    }

    /// For what a draft still needs.
    init(
        for draft: CardDraft, _ name: String, isOfTwo: Bool, in language: Language, isFocused: Bool,
        fault: ScanFault?
    ) {
        let (label, hint) =
            if isOfTwo {
                (
                    Wording(vi: "Quét lại đúng mã của người này", en: "Scan this person's own code again"),
                    Wording(
                        vi: "Giấy tờ và mã có thể của hai người. Là người khác thì bấm “Bắt đầu lại”.",
                        en: "Papers and code may be of two people. For another person press “Begin anew”.")
                )
            } else if draft.code == nil {
                (
                    Wording(vi: "Quét tiếp mã QR cá nhân", en: "Now scan the personal code"),
                    Wording(
                        vi:
                            "Trên điện thoại người nhà, giấy đăng ký, thẻ cũ, hay ảnh chụp của hệ thống quốc gia (PC-COVID).",
                        en:
                            "On a relative's phone, a registration, an old card, or a picture of the national platform."
                    )
                )
            } else if draft.fields[.fullName] == nil {
                (
                    Wording(vi: "Quét CCCD hoặc thẻ BHYT", en: "Scan the identity or insurance card"),
                    Wording(
                        vi: "Để điền họ tên có dấu; không có thẻ thì ghi vào ô bên dưới.",
                        en: "It fills in the name with its marks; without a card, enter it below.")
                )
            } else {
                (
                    Wording(vi: "Quét thêm", en: "Scan more"),
                    Wording(
                        vi: "Giấy tờ khác của chính người này; hai bên được đối chiếu.",
                        en: "Other papers of the same person; they are compared.")
                )
            }
        self.init(
            action: "/cards/drafts/\(name)/scan", label: label, hint: hint, in: language,
            isFocused: isFocused,
            fault: fault ?? draft.oddity, draft: name)
    }
}

/// Cards and printers to choose from, as templates see them.
struct ChoiceBox: Sendable {
    struct Option: Sendable {
        let value: String
        let title: String
        let isChosen: Bool
    }

    let templates: [Option]
    let printers: [Option]
    let hasPrinters: Bool
    /// The form that they are sent with.
    let form: String

    init(_ choice: CardChoice, _ offers: CardOffers, of form: String, in language: Language) {
        self.form = form
        templates = offers.templates.map {
            Option(value: $0.id, title: language.text($0.title), isChosen: $0.id == choice.template)
        }
        printers = offers.printers.map { Option(value: $0, title: $0, isChosen: $0 == choice.printer) }
        hasPrinters = !offers.printers.isEmpty
    }
}

/// The clerk's home.
struct CardBeginning: Sendable {
    let scan: ScanBox
    let choice: ChoiceBox
    /// Why nothing is printed here.
    let closed: String?
}

/// A card that was decided and drawn.
struct CardPrintedPage: Sendable {
    let name: String
    let card: String
    /// Nil when its time is over.
    let document: String?
    let scan: ScanBox
}
