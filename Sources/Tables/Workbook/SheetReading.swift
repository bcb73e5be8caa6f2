/// The worksheet's part while it is parsed: pauses the stream at the end of every row that is not empty.
///
/// Hidden rows and columns are read like all others. Of a formula only the value counts that was saved with it.
final class SheetReading: XMLReader {
    private enum Kind { case number, shared, text, truth, error, day }

    private static let lastRow = 1_048_576
    /// Texts that are repeated until they are 100 times the worksheet, and more than this, are a bomb; 64 MiB.
    private static let harmless = 64 << 20
    private static let greatestRatio = 100

    private let workbook: Workbook
    /// Rows before this one are passed over.
    private let first: Int
    private var row: SheetRow?
    private var line = 0
    private var isInData = false

    private var column = -1
    private var kind = Kind.number
    private var style = 0
    private var text = CellText()
    private var isFormula = false
    private var isText = false
    private var isReadingAid = false
    /// How many bytes the shared texts of all cells have had.
    private var sharedCount = 0

    init(_ workbook: Workbook, from first: Int) {
        self.workbook = workbook
        self.first = first
    }

    /// The row at which the stream was paused.
    func takeRow() -> SheetRow? {
        defer { row = nil }
        return row
    }

    func open(_ tag: XMLTag, in stream: XMLStream) {
        switch tag {
        case "sheetData": isInData = true
        case "row" where isInData: openRow(tag, in: stream)
        case "c" where row != nil: openCell(tag, in: stream)
        case "f": isFormula = true
        case "v": isText = row != nil
        case "rPh": isReadingAid = true
        case "t": isText = row != nil && !isReadingAid
        default: break
        }
    }

    func close(_ tag: XMLTag, in stream: XMLStream) {
        switch tag {
        case "sheetData": isInData = false
        case "row" where isInData: if row?.isEmpty ?? true { row = nil } else { stream.pause() }
        case "c" where row != nil: closeCell(in: stream)
        case "v", "t": isText = false
        case "rPh": isReadingAid = false
        default: break
        }
    }

    func add(_ text: UnsafeBufferPointer<UInt8>) {
        if isText { self.text.append(text) }
    }

    private func openRow(_ tag: XMLTag, in stream: XMLStream) {
        let next = tag.number("r") ?? line + 1
        guard next > line, next <= Self.lastRow else { return stream.refuse("row \(next) after row \(line)") }
        (line, column) = (next, -1)
        row = line < first ? nil : SheetRow(line: line)
    }

    private func openCell(_ tag: XMLTag, in stream: XMLStream) {
        let next = tag.bytes("r").map { CellReference.column(of: $0) } ?? column + 1
        guard let next, next > column, next < CellReference.columnCount else {
            return stream.refuse("a cell out of order in row \(line)")
        }
        column = next
        style = tag.number("s") ?? 0
        text.clear()
        isFormula = false
        switch tag.text("t") {
        case "s": kind = .shared
        case "str", "inlineStr": kind = .text
        case "b": kind = .truth
        case "e": kind = .error
        case "d": kind = .day
        default: kind = .number
        }
    }

    private func closeCell(in stream: XMLStream) {
        if text.isEmpty {
            guard isFormula, kind != .text else { return }
            row?.note(.formulaWithoutValue(column: column))
            // What a spreadsheet shows for a value that it does not have: nothing would pass for an empty cell.
            row?.place(Array("#N/A".utf8), at: column)
            return
        }
        switch kind {
        case .number:
            row?.place(
                CellNumber(text.raw, format: workbook.styles[style], isFrom1904: workbook.isFrom1904),
                at: column)
        case .shared: placeShared(in: stream)
        case .text: row?.place(text.unescaped, at: column)
        case .truth: row?.place(Array((text.raw == [UInt8(ascii: "1")] ? "TRUE" : "FALSE").utf8), at: column)
        case .error:
            row?.note(
                .errorValue(column: column, value: String(decoding: text.raw.prefix(16), as: UTF8.self)))
            row?.place(text.raw, at: column)
        case .day:
            row?.place(Array(Moment.text(ofISO: String(decoding: text.raw, as: UTF8.self)).utf8), at: column)
        }
    }

    private func placeShared(in stream: XMLStream) {
        do throws(TableError) {
            guard let index = Int(digits: text.raw), let text = try workbook.strings.text(at: index) else {
                return stream.refuse("row \(line) refers to a text that there is not")
            }
            row?.place(text, at: column)
            sharedCount += text.count
            let limit = max(Self.harmless, stream.byteCount * Self.greatestRatio)
            if sharedCount > limit { stream.stop(stream.tooLarge(limit: limit)) }
        } catch {
            stream.stop(error)
        }
    }
}
