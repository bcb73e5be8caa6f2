/// Where in a table something is wrong, as people and as templates call it.
struct Spot {
    let line: Int
    /// In snake_case.
    let field: String
    /// For messages; lower case.
    let title: Wording

    init(line: Int, field: Field) {
        self.init(line: line, field: field.rawValue, title: field.title)
    }

    init(line: Int, field: String, title: Wording) {
        self.line = line
        self.field = field
        self.title = title
    }

    /// The problem found here.
    ///
    /// In the texts `{field}` stands for the title, `{Field}` begins a sentence with it.
    func problem(_ code: String, vi: String, en: String, hintVi: String, hintEn: String) -> Problem {
        Problem(
            line: line, field: field, code: code,
            message: Wording(vi: filled(vi, title.vi), en: filled(en, title.en)),
            hint: Wording(vi: filled(hintVi, title.vi), en: filled(hintEn, title.en)))
    }

    private func filled(_ text: String, _ title: String) -> String {
        guard text.utf8.contains(UInt8(ascii: "{")) else { return text }
        return text.replacing("{field}", with: title)
            .replacing("{Field}", with: title.prefix(1).uppercased() + title.dropFirst())
    }
}
