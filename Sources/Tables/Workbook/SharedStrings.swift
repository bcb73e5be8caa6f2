/// The texts of a workbook that its cells refer to by number.
///
/// The runs of a rich text are joined; a reading aid (`rPh`) is no part of it. Blanks at its ends are kept, whatever
/// `xml:space` says.
final class SharedStrings {
    /// How many bytes of text stay in memory: 32 MiB.
    private static let textBudget = 32 << 20
    /// How many bytes of places: 8 MiB, one million texts.
    private static let placeBudget = 8 << 20

    private let texts: Spool
    /// For each text the place of its end among the bytes, as eight bytes.
    private let ends: Spool
    private(set) var count = 0

    /// Without a part there are no texts.
    init(_ part: ZipEntry?, textBudget: Int = textBudget, placeBudget: Int = placeBudget) throws(TableError) {
        texts = Spool(budget: textBudget)
        ends = Spool(budget: placeBudget)
        if let part { try XMLStream(part, reader: Reading(self)).finish() }
    }

    /// The text of this number, from 0; nil if there is none.
    func text(at index: Int) throws(TableError) -> [UInt8]? {
        guard (0..<count).contains(index) else { return nil }
        let start = index == 0 ? 0 : try end(of: index - 1)
        return try texts.bytes(start..<end(of: index))
    }

    private func end(of index: Int) throws(TableError) -> Int {
        try ends.bytes((index * 8)..<(index * 8 + 8)).reversed().reduce(0) { $0 << 8 | Int($1) }
    }

    private func append(_ text: [UInt8]) throws(TableError) {
        try texts.append(text)
        try ends.append(texts.count)
        count += 1
    }

    private final class Reading: XMLReader {
        private let strings: SharedStrings
        private var text = CellText()
        private var isText = false
        private var isReadingAid = false

        init(_ strings: SharedStrings) { self.strings = strings }

        func open(_ tag: XMLTag, in stream: XMLStream) {
            switch tag {
            case "si": text.clear()
            case "rPh": isReadingAid = true
            case "t": isText = !isReadingAid
            default: break
            }
        }

        func close(_ tag: XMLTag, in stream: XMLStream) {
            switch tag {
            case "si":
                do throws(TableError) { try strings.append(text.unescaped) } catch { stream.stop(error) }
            case "rPh": isReadingAid = false
            case "t": isText = false
            default: break
            }
        }

        func add(_ text: UnsafeBufferPointer<UInt8>) {
            if isText { self.text.append(text) }
        }
    }
}
