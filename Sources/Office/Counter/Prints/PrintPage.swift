import Records
import Store
import Web

/// One print with its copies, and what may be done to it.
struct PrintPage: Sendable {
    struct CopyRow: Sendable {
        let number: Int
        let time: String
        let day: String
        let account: String
        /// Nil for the first.
        let reason: String?
        /// Where its PDF is; nil when there is none, or none any more.
        let document: String?
        let isPurged: Bool
        let isFailed: Bool
    }

    /// What is asked before something is done, as it was answered if that was refused.
    struct Question: Sendable {
        struct Choice: Sendable {
            let name: String
            let title: String
            let isChosen: Bool
        }

        let choices: [Choice]
        let words: String
        /// Why it was refused.
        let fault: String?
    }

    let id: String
    let holder: String?
    /// Masked.
    let number: String?
    let template: String
    let unit: String
    let state: PrintState
    /// When it was voided, and when it was handed over.
    let voided: String?
    let handedOver: String?
    let copies: [CopyRow]
    /// The PDF of the copy that counts; nil when there is none, or it is void.
    let document: String?
    /// Whether that one was made just now, so that to open it is what comes next.
    let isFresh: Bool
    let mayReprint: Bool
    let mayVoid: Bool
    let mayHandOver: Bool
    let mayHaveSlip: Bool
    /// What the forms carry so that each is done once.
    let key = RequestKey.newText
    let reprint: Question
    let void: Question
    /// Why something was refused that is not asked for on this page, or not any more.
    let fault: String?
}

/// What was asked of a print and refused.
struct RefusedCorrection: Sendable {
    enum Action { case reprint, void, handOver }

    let action: Action
    let form: Form
    let refusal: Refusal
}

extension PrintPage {
    init(
        _ entry: PrintLedger.Entry, to clerk: Clerk, templates: [String: Wording],
        names: [ID<Account>: String], isFresh: Bool, refused: RefusedCorrection?
    ) {
        let (print, language) = (entry.print, clerk.language)
        let isVoid = print.voided != nil
        id = print.id.text
        holder = entry.record?.holder
        number = entry.record?.numbers(masked: true).first
        template = templates[print.template].map(language.text) ?? print.template
        unit = clerk.caller.tree.units[print.unit]?.name ?? print.unit
        state = PrintState(print, language.text)
        voided = print.voided.map { "\($0.timeInVietnam) \($0.dayInVietnam)" }
        handedOver = print.handedOver.map { "\($0.timeInVietnam) \($0.dayInVietnam)" }
        copies = print.copies.map { CopyRow($0, of: print, names: names) }
        document = copies.last?.document
        self.isFresh = isFresh && document != nil
        mayReprint = !isVoid && print.copies.last?.state != .intended
        mayVoid = !isVoid
        mayHandOver = print.isWaiting
        mayHaveSlip = print.isWaiting && entry.record?.kind == .citizen
        let question = { (action: RefusedCorrection.Action) in
            refused.flatMap { $0.action == action ? $0 : nil }
        }
        reprint = Question(ReprintReason.self, question(.reprint), language)
        void = Question(VoidReason.self, question(.void), language)
        let isAsked = (refused?.action == .reprint && mayReprint) || (refused?.action == .void && mayVoid)
        fault = isAsked ? nil : refused.map { language.text($0.refusal.title) }
    }
}

extension PrintPage.CopyRow {
    init(_ copy: Copy, of print: Print, names: [ID<Account>: String]) {
        number = copy.number
        (time, day) = (copy.decided.timeInVietnam, copy.decided.dayInVietnam)
        account = names[copy.account] ?? ""
        reason = copy.reason.isEmpty ? nil : copy.reason
        isPurged = copy.purged != nil
        isFailed = copy.state == .failed
        document =
            copy.state == .printed && !isPurged && print.voided == nil
            ? "/api/v1/prints/\(print.id.text)/document?copy=\(copy.number)" : nil
    }
}

extension PrintPage.Question {
    init(_ kind: (some CorrectionReason).Type, _ refused: RefusedCorrection?, _ language: Language) {
        choices = kind.allCases.map {
            Choice(
                name: $0.rawValue, title: language.text($0.wording),
                isChosen: $0.rawValue == refused?.form["why"])
        }
        words = refused?.form["words"] ?? ""
        fault = refused.map { language.text($0.refusal.title) }
    }
}
