import Pages
import Press
import Records
import Web

/// The page of a table before it is printed.
struct DraftPage: Sendable {
    /// What is known once the whole table was gone through.
    struct Outcome: Sendable {
        let rows: Int
        let printed: Int
        let sheets: Int
        let rejected: Int
        /// Nil for none, as with ``mended``: to a template 0 is something.
        let duplicates: Int?
        let mended: Int?
        let canPrint: Bool
        let hasProblems: Bool
        let problems: [ProblemLine]
        let problemCount: Int
        let hasMoreProblems: Bool
        let hasRemarks: Bool
        let remarks: [ProblemLine]
        let remarkCount: Int
        let hasMoreRemarks: Bool
        /// What to say of codes that the printer is too coarse for.
        let warning: String?
    }

    struct Unreadable: Sendable {
        struct Sample: Sendable {
            let encoding: String
            let names: String
        }

        let text: String
        let samples: [Sample]
        let hasSamples: Bool
    }

    let path: String
    let filename: String
    let isUnderWay: Bool
    let rows: Int
    let unreadable: Unreadable?
    let sight: SightOfTable?
    let outcome: Outcome?
    let template: String
    let templates: [Choices]
    let sheets: [Choices.Choice]
    let sorts: [Choices.Choice]
    let groups: [Choices.Choice]
    let printers: [Choices.Choice]
    let hasPrinters: Bool

    /// Throws ``Catalogue/Miss`` when the template is gone.
    init(
        _ draft: TableDraft, path: String, _ catalogue: Catalogue, offers: [Template],
        _ printers: [Choices.Choice],
        in language: Language
    ) throws {
        let order = draft.order
        let template = try catalogue.template(order.template)
        (self.path, filename) = (path, draft.filename)
        var (rows, isUnderWay) = (0, false)
        var (found, unreadable): (TableSight?, Unreadable?) = (nil, nil)
        var outcome: Outcome?
        switch draft.state {
        case .underWay(let count): (rows, isUnderWay) = (count, true)
        case .unreadable(let text, let samples): unreadable = Unreadable(text, samples, in: language)
        case .unfit(let sight): found = sight
        case .read(let sight, let galley):
            found = sight
            outcome = Outcome(galley, sight, template, mended: draft.corrections.count, in: language)
        }
        (self.rows, self.isUnderWay, self.unreadable, self.outcome) = (rows, isUnderWay, unreadable, outcome)
        sight = found.map { SightOfTable($0, template.kind, map: order.map, in: language) }
        let fields = Set(found?.columns.compactMap(\.field) ?? template.kind.columnNames)
        self.template = language.text(template.title)
        templates = Choices.templates(of: offers, chosen: template.id, in: language)
        sheets = Choices.sheets(for: template, of: catalogue, chosen: order.sheet, in: language)
        sorts = Choices.sorts(template.kind, having: fields, chosen: order.sort, in: language)
        groups = Choices.groups(template.kind, having: fields, chosen: order.groupBy, in: language)
        (self.printers, hasPrinters) = (printers, !printers.isEmpty)
    }
}

extension DraftPage.Outcome {
    fileprivate init(
        _ galley: Galley, _ sight: TableSight, _ template: Template, mended: Int, in language: Language
    ) {
        let inspection = galley.inspection
        let counts = inspection.counts
        (rows, printed, rejected) = (counts.rows, counts.printed, counts.rejected)
        sheets = inspection.sheets
        duplicates = counts.duplicates > 0 ? counts.duplicates : nil
        self.mended = mended > 0 ? mended : nil
        canPrint = counts.printed > 0
        var shown: Set<String> = []
        problems = galley.problems.map { ProblemLine($0, sight, template.kind, &shown, in: language) }
        remarks = galley.remarks.map { ProblemLine($0, sight, template.kind, &shown, in: language) }
        (problemCount, remarkCount) = galley.counts
        (hasProblems, hasRemarks) = (problemCount > 0, remarkCount > 0)
        hasMoreProblems = problemCount > problems.count
        hasMoreRemarks = remarkCount > remarks.count
        warning = inspection.symbols.first(where: \.hasTooFewDots).map {
            language.text($0.warning(dpi: inspection.printerDPI))
        }
    }
}

extension DraftPage.Unreadable {
    fileprivate init(
        _ text: Wording, _ samples: [(encoding: String, names: [String])], in language: Language
    ) {
        self.text = language.text(text)
        self.samples = samples.map {
            Sample(encoding: $0.encoding, names: $0.names.joined(separator: " · "))
        }
        hasSamples = !samples.isEmpty
    }
}
