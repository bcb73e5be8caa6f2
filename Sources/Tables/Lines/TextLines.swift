/// The lines of a text file that are not blank, one after the other.
struct TextLines {
    struct Line {
        /// From 1.
        let number: Int
        /// Without the line end; nil if the line passes the limit and was skipped.
        let bytes: [UInt8]?
    }

    /// The longest line that is read, in bytes, as of CSV.
    static let limit = CSVFile.rowLimit

    private var window: ReadWindow
    private var line = 1

    /// Passes over a byte order mark.
    init(_ input: Input, chunkSize: Int = 65_536) throws(TableError) {
        window = ReadWindow(InputFile(input), chunkSize: chunkSize)
        try window.skipByteOrderMark()
    }

    /// The next line that is not blank; nil at the end.
    mutating func next() throws(TableError) -> Line? {
        try window.skipBlankLines(counting: &line)
        guard window.count > 0 else { return nil }
        let number = line
        line += 1
        guard let bytes = try whole() else {
            try window.skipLine()
            return Line(number: number, bytes: nil)
        }
        window.consume(bytes.count)
        return Line(number: number, bytes: bytes.prefix { !LineEnd.begins(with: $0) })
    }

    /// The line at the start of the window, with its end; nil if it passes the limit.
    private mutating func whole() throws(TableError) -> [UInt8]? {
        while true {
            let isLast = window.reachesEnd
            let found = window.withBytes { bytes -> [UInt8]? in
                guard let length = LineEnd.lengthOfLine(in: bytes, isLast: isLast) else { return nil }
                return bytes.extracting(0..<length).withUnsafeBytes { [UInt8]($0) }
            }
            if let found { return found.count <= Self.limit ? found : nil }
            guard window.count <= Self.limit else { return nil }
            let seen = window.count
            repeat { try window.fill() } while !window.reachesEnd && window.count < 2 * seen
        }
    }
}
