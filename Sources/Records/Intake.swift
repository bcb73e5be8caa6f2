import Tables

/// The desk where a row comes in: hands out its cells field by field and notes every problem on the way.
struct Intake {
    private static let nameLimit = 200
    private static let textLimit = 500

    let line: Int
    private let row: Row
    private let columns: Columns
    private(set) var problems: [Problem]
    /// What is odd and yet no reason not to print.
    private(set) var remarks: [Problem] = []
    /// What the scanned codes of the row say of its fields.
    private lazy var testimony = Testimony(
        scan: Self.cell(.scan, of: row, columns),
        qr: columns.kind == .citizen ? Self.cell(.qr, of: row, columns) : [])

    init(_ row: Row, columns: Columns) {
        line = row.line
        self.row = row
        self.columns = columns
        problems = row.defects.compactMap { .row($0, line: row.line, columns: columns) }
        for case .mended(let column) in row.defects where columns.names.indices.contains(column) {
            let title = "“\(columns.header[column])”"
            let spot = Spot(
                line: row.line, field: columns.names[column], title: Wording(vi: title, en: title))
            remarks.append(.mended(spot, title: title))
        }
    }

    /// True if the cells cannot be trusted to stand under their own names, so that reading them is guessing.
    var isOutOfOrder: Bool { row.defects.contains { $0.breaksColumns } }

    mutating func note(_ problem: Problem) { problems.append(problem) }

    mutating func remark(_ problem: Problem) { remarks.append(problem) }

    func spot(_ field: Field) -> Spot { Spot(line: line, field: field) }

    /// A text that must be there and have a letter or digit: a person's or a venue's name.
    ///
    /// Empty if there is none.
    mutating func name(_ field: Field, as rule: TextRule) -> String {
        guard let text = words(field) else { return "" }
        guard text.unicodeScalars.contains(where: { !CharacterClass($0).isMereSign }) else {
            note(.emptyName(spot(field)))
            return ""
        }
        check(text, as: rule, spot(field), limit: Self.nameLimit)
        return text
    }

    /// The name of a person who need not be named.
    mutating func personName(_ field: Field) -> String? {
        text(field, as: .personName, limit: Self.nameLimit)
    }

    /// A text of at most 500 characters, unless the `limit` says otherwise; nil if the cell is empty.
    mutating func text(_ field: Field, as rule: TextRule = .plain, limit: Int = textLimit) -> String? {
        guard let text = filled(field) else { return nil }
        check(text, as: rule, spot(field), limit: limit)
        return text
    }

    /// The tidy text of the cell, or else what a scanned code says; nil if neither says anything or the cell cannot
    /// be read.
    mutating func filled(_ field: Field) -> String? {
        guard let text = words(field), !text.isEmpty else { return nil }
        return text
    }

    /// The payload, byte for byte; a scanned personal code is one.
    ///
    /// Empty if there is none and none is needed.
    mutating func payload() -> [UInt8] {
        let cell = Self.cell(.qr, of: row, columns)
        let isScanned = cell.isEmpty && columns.place(of: .scan) != nil
        let bytes = isScanned ? testimony.payload ?? [] : cell
        if bytes.isEmpty, !columns.needsCode { return [] }
        for fault in PayloadFault.all(in: bytes) { note(.qr(fault, spot(.qr))) }
        return bytes
    }

    /// Notes a scanned text that is no code of a person.
    mutating func checkScan() {
        if columns.place(of: .scan) != nil, testimony.isUnknown { note(.unknownScan(spot(.scan))) }
    }

    /// Tells of units that no table has where they are said to be; what is written stays as it is.
    mutating func checkUnits(ward: String?, district: String?, province: String?) {
        // A row with problems comes back anyway, and a text without end is among them.
        guard problems.isEmpty, ward != nil || district != nil || province != nil else { return }
        let verdict = AdministrativeUnits.shared.find(ward: ward, district: district, province: province)
        if let odd = verdict?.problem(line: line, ward: ward, district: district, province: province) {
            remark(odd)
        }
    }

    /// The columns that are no field, by their names; empty cells are left out.
    mutating func extra() -> [String: String] {
        var extra: [String: String] = [:]
        for column in columns.unknown where row.cells.indices.contains(column) {
            let title = "“\(columns.header[column])”"
            let spot = Spot(line: line, field: columns.names[column], title: Wording(vi: title, en: title))
            guard let text = words(column, spot), !text.isEmpty else { continue }
            check(text, as: .unknown, spot, limit: .max)
            extra[columns.names[column]] = text
        }
        return extra
    }

    /// The tidy text of the cell, empty if there is none.
    ///
    /// Nil, and a problem, if it cannot be read.
    private mutating func words(_ field: Field) -> String? {
        let text: String
        if let column = columns.place(of: field) {
            guard let found = words(column, spot(field)) else { return nil }
            text = found
        } else {
            text = ""
        }
        guard Testimony.fields.contains(field), text.isEmpty || columns.place(of: .scan) != nil else {
            return text
        }
        if text.isEmpty { return testimony.texts[field] ?? "" }
        switch testimony.verdict(on: field, text) {
        case .agrees: break
        case .differs: note(.scanDiffers(spot(field)))
        case .isOdd: remark(.scanDiffers(spot(field)))
        }
        return text
    }

    private static func cell(_ field: Field, of row: Row, _ columns: Columns) -> [UInt8] {
        columns.place(of: field).flatMap { row.cells.indices.contains($0) ? row.cells[$0] : nil } ?? []
    }

    private mutating func words(_ column: Int, _ spot: Spot) -> String? {
        guard row.cells.indices.contains(column) else { return "" }
        if let text = String(tidying: row.words(at: column)) { return text }
        note(.notUTF8(spot, code: "row.invalid-utf8"))
        return nil
    }

    private mutating func check(_ text: String, as rule: TextRule, _ spot: Spot, limit: Int) {
        let isName = [Field.fullName, .declaredBy, .name].contains { $0.rawValue == spot.field }
        let topic = isName ? "name" : "text"
        // Characters are never more than UTF-8 bytes, and those are counted at once.
        if text.utf8.count > limit, text.count > limit {
            note(.textTooLong(spot, topic: topic, length: text.count, limit: limit))
        }
        for fault in TextFault.all(in: text, as: rule) { note(.text(fault, spot, topic: topic)) }
    }
}
