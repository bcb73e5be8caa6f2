import Press
import Records
import Web

/// Something that is wrong with a row, with the cell to mend it in.
struct ProblemLine: Sendable {
    struct Cell: Sendable {
        /// The name of its input.
        let name: String
        let value: String
    }

    let line: Int
    /// What the column is called in the table, and what people call its field.
    let column: String
    /// Nil when the cell stands in a line above already, or there is none to mend.
    let cell: Cell?
    let message: String
    let hint: String

    /// `shown`: the cells that have their inputs already; a form must not have two for one cell.
    init(
        _ finding: Galley.Finding, _ sight: TableSight, _ kind: RecordKind, _ shown: inout Set<String>,
        in language: Language
    ) {
        let problem = finding.problem
        line = problem.line
        let title = kind.title(ofField: problem.field).map(language.text)
        if let place = finding.column, sight.columns.indices.contains(place) {
            let header = sight.columns[place].header
            let isSaid = title == nil || title?.lowercased() == header.lowercased()
            column = isSaid ? header : "\(header) (\(title ?? ""))"
        } else {
            column = title ?? language.text(Self.row)
        }
        let isNew = finding.column != nil && shown.insert(finding.inputName).inserted
        cell = isNew ? Cell(name: finding.inputName, value: finding.shownValue) : nil
        (message, hint) = (language.text(problem.message), language.text(problem.hint))
    }

    private static let row = Wording(vi: "cả dòng", en: "the row")
}

extension Galley.Finding {
    /// What the input of its cell is called in a form.
    var inputName: String { "cell-\(problem.line)-\(column ?? -1)" }

    /// The value as an input of one line shows it, and sends it back when nobody has touched it.
    var shownValue: String { value.filter { !$0.isNewline } }
}
