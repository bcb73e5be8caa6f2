package import Records

/// Something that is not as it was meant to be, in what was printed or in the tables that go with it.
///
/// Holds no name, number or payload: lines and places tell who is meant.
package struct Discrepancy: Sendable, Hashable {
    package enum Kind: String, Sendable, Hashable, CaseIterable, Encodable {
        case fileMissing = "file.missing"
        case fileChanged = "file.changed"
        case filePages = "file.pages"
        case fileBroken = "file.broken"
        case fileUnlisted = "file.unlisted"
        case pageSize = "page.size"
        case codeForeign = "code.foreign"
        case codeMisplaced = "code.misplaced"
        case codeDoubled = "code.doubled"
        case codeMissing = "code.missing"
        case codeUnreadable = "code.unreadable"
        case nameWrong = "name.wrong"
        case rowLost = "row.lost"
        case rowTwice = "row.twice"
        case rowUnknown = "row.unknown"
        case rowOther = "row.other"
        case rowUnreadable = "row.unreadable"
        case cellTwice = "cell.twice"
        case cellUnknown = "cell.unknown"
    }

    package let kind: Kind
    /// The document; nil where none is meant.
    package let file: String?
    /// From 1.
    package let page: Int?
    /// From 1; nil outside of every cell.
    package let cell: Int?
    /// The line of the table.
    package let line: Int?
    package let message: Wording

    init(
        _ kind: Kind, file: String? = nil, page: Int? = nil, cell: Int? = nil, line: Int? = nil, vi: String,
        en: String
    ) {
        self.kind = kind
        self.file = file
        self.page = page
        self.cell = cell
        self.line = line
        message = Wording(vi: vi, en: en)
    }

    init(_ kind: Kind, at place: PaperPlace, line: Int? = nil, vi: String, en: String) {
        self.init(kind, file: place.file, page: place.page, cell: place.cell, line: line, vi: vi, en: en)
    }
}

extension Discrepancy: Encodable {}

extension PaperPlace {
    /// As a message says it.
    var words: Wording {
        let cell = cell.map { (vi: ", ô \($0)", en: ", cell \($0)") } ?? (vi: "", en: "")
        return Wording(vi: "\(file) trang \(page)\(cell.vi)", en: "\(file) page \(page)\(cell.en)")
    }
}
