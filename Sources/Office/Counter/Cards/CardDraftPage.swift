import Records
import Web

/// The page of a card that was begun, as its template sees it.
struct CardDraftPage: Sendable {
    struct Entry: Sendable {
        let name: String
        let label: String
        let hint: String?
        let value: String
        let fault: String?
        let remark: String?
        let isFocused: Bool
        /// The sexes, of the field that has no others.
        let sexes: [ChoiceBox.Option]
        let isChoice: Bool
    }

    let draft: String
    /// Of what is printed when this page says so.
    let key: String
    let scan: ScanBox
    let choice: ChoiceBox
    let hasPapers: Bool
    let hasCode: Bool
    let main: [Entry]
    let more: [Entry]
    /// Whether one of ``more`` needs a look.
    let isMoreOpen: Bool
    let proxy: [Entry]
    let isByProxy: Bool
    let proxyFault: String?
    /// What concerns none of the fields.
    let faults: [String]
    let refusal: String?
    let isReady: Bool
    /// Changes whenever the picture does.
    let revision: String

    init(
        _ name: String, _ draft: CardDraft, _ proof: CardProof, _ offers: CardOffers, fault: ScanFault?,
        refusal: String?, in language: Language
    ) {
        let problems = Dictionary(grouping: proof.problems, by: \.field)
        let remarks = Dictionary(grouping: proof.remarks, by: \.field)
        // What differs is scanned again sooner than typed.
        let first = CardField.allCases.first {
            problems[$0.rawValue].map {
                !$0.contains { ["scan.differs", "qr.other-person"].contains($0.code) }
            }
                ?? false
        }
        let focused = draft.code == nil || fault != nil ? nil : first
        let entry = { (field: CardField) in
            Entry(
                field, draft.fields[field] ?? "",
                fault: problems[field.rawValue]?.first.map { language.text($0.atCounter) },
                remark: remarks[field.rawValue]?.first.map { language.text($0.atCounter) },
                isFocused: field == focused, in: language)
        }
        (self.draft, key, revision) = (name, draft.key, String(draft.key.suffix(8)))
        hasPapers = draft.papers != nil
        hasCode = draft.code != nil
        main = CardField.allCases.filter(\.isMain).map(entry)
        let rest = CardField.allCases.filter { !$0.isMain && !CardField.ofProxy.contains($0) }
        more = rest.map(entry)
        isMoreOpen = more.contains { $0.fault != nil }
        proxy = CardField.allCases.filter(CardField.ofProxy.contains).map(entry)
        isByProxy = draft.isByProxy
        proxyFault = problems[Problem.byProxy]?.first.map { language.text($0.atCounter) }
        let asked = Set(CardField.allCases.map(\.rawValue) + [Problem.byProxy])
        faults = proof.problems.filter { !asked.contains($0.field) && $0.code != "qr.empty" }
            .map { language.text($0.atCounter) }
        isReady = proof.isReady && refusal == nil
        self.refusal = refusal
        choice = ChoiceBox(draft.choice, offers, of: "card", in: language)
        scan = ScanBox(
            for: draft, name, in: language, isFocused: fault != nil || !isReady && focused == nil,
            fault: fault)
    }
}

extension CardDraftPage.Entry {
    fileprivate init(
        _ field: CardField, _ value: String, fault: String?, remark: String?, isFocused: Bool,
        in language: Language
    ) {
        (name, self.value, self.fault, self.remark) = (field.rawValue, value, fault, remark)
        (label, hint) = (language.text(field.title), field.hint.map(language.text))
        self.isFocused = isFocused
        isChoice = field == .sex
        sexes =
            field == .sex
            ? [Sex.male, .female].map {
                ChoiceBox.Option(value: $0.printed, title: $0.printed, isChosen: Sex(value) == $0)
            } : []
    }
}
