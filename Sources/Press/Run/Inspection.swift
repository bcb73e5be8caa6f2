import Drawing
import Pages
import Records
import Tables

/// What a run would come to: everything that ``Run`` would complain about, and nothing written.
package struct Inspection: Codable, Sendable, Hashable {
    /// One of the first rows, as it would be printed.
    package struct Proof: Codable, Sendable, Hashable {
        package let line: Int
        /// The texts that say something of the record, in the template's order, each once; personal numbers masked
        /// as on the card.
        package let texts: [String]
    }

    package private(set) var counts = Report.Counts()
    package private(set) var problems: [Tally.Kind] = []
    package private(set) var remarks: [Tally.Kind] = []
    package let printerDPI: Int
    package private(set) var symbols: [SymbolSize] = []
    /// Sheets of paper, the separators not counted.
    package private(set) var sheets = 0
    package private(set) var first: [Proof] = []
    package let sheet: String
    package let template: String

    /// How many rows are shown as they would be printed.
    private static let proofs = 5

    /// Goes through the whole table; `watch` is called after every row.
    package init(_ order: Order, jobs: Int = 1, _ watch: (Report.Counts) -> Void) throws(PressError) {
        let (table, columns) = try order.table()
        try self.init(order, table, columns, jobs: jobs) { _, _, survey in watch(survey.counts) }
    }

    /// Goes through a table that is open already, and tells of every row in its order.
    init(
        _ order: Order, _ table: Table, _ columns: Columns, jobs: Int,
        each: (Row, Verdict, Survey) throws(PressError) -> Void
    ) throws(PressError) {
        (printerDPI, sheet, template) = (order.dpi, order.sheet.id, order.press.template.id)
        var (symbols, first, coarse) = ([SymbolSize](), [Proof](), Tally())
        let slots = order.press.template.slotsOfRecord
        let survey = try order.survey(table, columns, jobs: jobs) {
            (row, verdict, survey) throws(PressError) in
            if case .printed(let piece, let record, _) = verdict {
                if SymbolSize.count(piece, dpi: order.dpi, in: &symbols) {
                    coarse.count([.fewDots(record.line)])
                }
                if first.count < Self.proofs {
                    first.append(Proof(line: record.line, texts: piece.texts(of: slots)))
                }
            }
            try each(row, verdict, survey)
        }
        let makeup = Makeup(survey.groups, order: order)
        try order.check(makeup, run: try JobTicket(order, of: table.input).run)
        (self.symbols, self.first) = (symbols.inOrder, first)
        counts = survey.counts
        counts.printed = counts.rows - counts.rejected
        problems = survey.problems.all
        remarks = survey.remarks.all + coarse.all
        let template = order.press.template
        sheets = template.isTwoSided ? makeup.sheets : makeup.sheets * template.sides.count
        counts.pages = makeup.sheets * order.pagesOfSheet
    }
}

extension Piece {
    /// What stands in these text slots, side by side and slot by slot, each text once.
    fileprivate func texts(of slots: Set<String>) -> [String] {
        pages.flatMap(\.items).reduce(into: []) { texts, item in
            guard case .text(let slot, let lines) = item, slots.contains(slot), !lines.isEmpty else { return }
            let text = lines.map(\.run.text).joined(separator: " ")
            if !texts.contains(text) { texts.append(text) }
        }
    }
}

extension Problem {
    fileprivate static func fewDots(_ line: Int) -> Problem {
        Problem(
            line: line, field: "qr", code: SymbolSize.warning,
            message: Wording(
                vi: "Mỗi ô của mã chưa được 4 điểm in ở độ phân giải của máy in.",
                en: "A module of the code has fewer than 4 dots at the printer's resolution."),
            hint: Wording(
                vi: "In bằng máy có độ phân giải cao hơn, hoặc chọn mẫu có mã lớn hơn.",
                en: "Print at a higher resolution, or choose a template with a larger code."))
    }
}
