import Press
import Records
import Web

/// How a table is read, for those who know what should stand in it.
struct SightOfTable: Sendable {
    struct Column: Sendable {
        let number: Int
        let header: String
        /// What people call the field that it is for; nil for a column of the table's own.
        let field: String?
        /// The fields that it may be for, where it has to be said; none where that is clear.
        let choices: [Choices.Choice]
        let hasChoices: Bool
    }

    struct Line: Sendable {
        let number: Int
        let cells: [String]
    }

    let source: String
    /// Which fields are missing or there twice; nil when none.
    let fault: String?
    let columns: [Column]
    let hasChoices: Bool
    let headers: [String]
    let first: [Line]
    let hasRows: Bool

    /// Longer cells, such as codes, are shown by their beginning.
    private static let longest = 40
    /// A table with more columns of its own has to be made smaller first.
    private static let mostChoices = 24

    /// `map`: what was said of columns already, by their headers; it can be said anew.
    init(_ sight: TableSight, _ kind: RecordKind, map: [String: String], in language: Language) {
        source = Self.source(of: sight, in: language)
        fault = Self.fault(of: sight, kind, in: language)
        headers = sight.columns.map(\.header)
        let missing = Set(sight.missing)
        let taken = Set(sight.columns.compactMap(\.field))
        let asked = sight.columns.indices.filter { place in
            let column = sight.columns[place]
            return map[column.header] != nil || (column.field.map(sight.doubled.contains) ?? true)
        }.prefix(Self.mostChoices)
        columns = sight.columns.enumerated().map { place, column in
            var choices: [Choices.Choice] = []
            if asked.contains(place) {
                let open = kind.columnNames.filter { !taken.contains($0) || $0 == column.field }
                choices =
                    [
                        Choices.Choice(
                            value: "", title: language.text(Self.none), isChosen: column.field == nil)
                    ]
                    + open.sorted { (missing.contains($0) ? 0 : 1) < (missing.contains($1) ? 0 : 1) }.map {
                        name in
                        Choices.Choice(
                            value: name, title: kind.title(ofField: name).map(language.text) ?? name,
                            isChosen: name == column.field)
                    }
            }
            return Column(
                number: place, header: column.header,
                field: column.field.flatMap { kind.title(ofField: $0) }.map(language.text), choices: choices,
                hasChoices: !choices.isEmpty)
        }
        hasChoices = columns.contains(where: \.hasChoices)
        first = sight.first.map { row in
            Line(
                number: row.line,
                cells: row.cells.map { $0.count > Self.longest ? $0.prefix(Self.longest - 1) + "…" : $0 })
        }
        hasRows = !first.isEmpty
    }

    private static let none = Wording(vi: "không dùng để in", en: "not printed")

    /// What it came in: "Bảng CSV · bảng mã UTF-8 · ngăn cột bằng dấu phẩy".
    private static func source(of sight: TableSight, in language: Language) -> String {
        let kind =
            switch sight.source {
            case "csv": Wording(vi: "Bảng CSV", en: "CSV table")
            case "workbook": Wording(vi: "Bảng tính Excel", en: "Excel workbook")
            case "json-lines": Wording(vi: "JSON từng dòng", en: "JSON lines")
            case "list": Wording(vi: "Danh sách mã quét", en: "List of scanned codes")
            default: Wording(vi: "Bảng đã đóng gói", en: "Packed table")
            }
        let delimiter = sight.delimiter.map { mark in
            let name =
                switch mark {
                case ",": Wording(vi: "dấu phẩy", en: "comma")
                case ";": Wording(vi: "dấu chấm phẩy", en: "semicolon")
                case "\t": Wording(vi: "dấu tab", en: "tab")
                default: Wording(vi: "dấu gạch đứng", en: "bar")
                }
            return language.text(
                Wording(vi: "ngăn cột bằng \(name.vi)", en: "columns split by \(name.en)"))
        }
        let encoding = sight.encoding.map { name in
            language.text(Wording(vi: "bảng mã \(name.uppercased())", en: "encoding \(name.uppercased())"))
        }
        return [language.text(kind), encoding, delimiter].compactMap(\.self).joined(separator: " · ")
    }

    private static func fault(of sight: TableSight, _ kind: RecordKind, in language: Language) -> String? {
        func list(_ names: [String]) -> String {
            names.map { kind.title(ofField: $0).map(language.text) ?? $0 }.joined(separator: ", ")
        }
        var faults: [String] = []
        if !sight.missing.isEmpty {
            let names = list(sight.missing)
            faults.append(
                language.text(
                    Wording(
                        vi:
                            "Không thấy cột nào là \(names). Chọn cột đó ở dưới, hoặc thêm cột vào bảng rồi gửi lại.",
                        en:
                            "No column is for \(names). Choose it below, or add it to the table and send it again."
                    )))
        }
        if !sight.doubled.isEmpty {
            let names = list(sight.doubled)
            faults.append(
                language.text(
                    Wording(
                        vi: "Có nhiều cột cho \(names). Giữ một cột, chọn việc khác cho cột kia.",
                        en:
                            "More than one column is for \(names). Keep one and choose something else for the other."
                    )))
        }
        return faults.isEmpty ? nil : faults.joined(separator: " ")
    }
}
