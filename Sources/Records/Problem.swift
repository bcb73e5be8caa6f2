/// What is wrong with a row, for the person who must mend it.
package struct Problem: Sendable, Hashable, Codable {
    /// The physical line on which the row begins, from 1.
    package let line: Int
    /// The field in snake_case, as a template names it; "row" if it is the row as a whole.
    package let field: String
    /// The kind of problem, stable and for machines: "name.empty", "row.too-few-cells".
    package let code: String
    /// What is wrong.
    ///
    /// Never holds a whole personal number.
    package let message: Wording
    /// What to do about it.
    package let hint: Wording

    package init(line: Int, field: String, code: String, message: Wording, hint: Wording) {
        self.line = line
        self.field = field
        self.code = code
        self.message = message
        self.hint = hint
    }
}

/// Everything that is wrong with one row, at once.
package struct Problems: Error, Sendable, Hashable {
    /// Never empty.
    package let all: [Problem]

    /// Nil if there are none.
    package init?(_ all: [Problem]) {
        guard !all.isEmpty else { return nil }
        self.all = all
    }
}
