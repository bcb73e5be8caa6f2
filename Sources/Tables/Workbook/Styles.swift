/// The number formats of a workbook's cells.
final class Styles: XMLReader {
    /// More than Excel allows.
    private static let limit = 65_536

    /// By the number that a cell has as its style.
    private var formats: [NumberFormat] = []
    /// The workbook's own formats by their ids.
    private var own: [Int: NumberFormat] = [:]
    private var isCell = false

    /// Without a part all numbers are plain.
    init(_ part: ZipEntry?) throws(TableError) {
        if let part { try XMLStream(part, reader: self).finish() }
    }

    subscript(style: Int) -> NumberFormat { formats.indices.contains(style) ? formats[style] : .plain }

    func open(_ tag: XMLTag, in stream: XMLStream) {
        switch tag {
        case "numFmt":
            guard let id = tag.number("numFmtId"), let code = tag.bytes("formatCode") else { return }
            own[id] = NumberFormat(code: code)
        case "cellXfs": isCell = true
        case "xf" where isCell:
            let id = tag.number("numFmtId") ?? 0
            formats.append(own[id] ?? NumberFormat(builtIn: id))
        default: return
        }
        if max(formats.count, own.count) > Self.limit { stream.refuse("more than \(Self.limit) styles") }
    }

    func close(_ tag: XMLTag, in stream: XMLStream) {
        if case "cellXfs" = tag { isCell = false }
    }

    func add(_ text: UnsafeBufferPointer<UInt8>) {}
}
