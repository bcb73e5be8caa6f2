/// The part of a file that is in memory: from the row being read to the last byte fetched.
struct ReadWindow {
    private let file: InputFile
    private let chunkSize: Int
    private var storage: [UInt8]
    private var start = 0
    private var end = 0
    /// True when the file holds nothing after this window.
    private(set) var reachesEnd = false
    /// Set for a file in UTF-16: then everything here is the UTF-8 of it.
    private var transcoder: UTF16Transcoder?

    /// `chunkSize` is how many bytes are fetched at a time, at least 1.
    init(_ file: InputFile, chunkSize: Int) {
        self.file = file
        self.chunkSize = max(1, chunkSize)
        storage = []
    }

    var path: String { file.path }
    var count: Int { end - start }

    /// Lends the bytes in memory, the row being read first.
    func withBytes<Result>(_ body: (Span<UInt8>) -> Result) -> Result {
        body(storage.span.extracting(start..<end))
    }

    /// The byte at `index`, counted from the row being read.
    subscript(index: Int) -> UInt8 { storage[start + index] }

    mutating func consume(_ count: Int) {
        start = min(start + count, end)
    }

    /// Fetches the next chunk behind the bytes in memory.
    mutating func fill() throws(TableError) {
        if start > 0 {
            storage.replaceSubrange(0..<count, with: storage[start..<end])
            (start, end) = (0, count)
        }
        if storage.count < end + chunkSize {
            storage += [UInt8](repeating: 0, count: max(chunkSize, storage.count))
        }
        let fetched = try file.read(into: &storage, at: end, limit: chunkSize)
        end += fetched
        reachesEnd = fetched == 0
        transcode(from: end - fetched)
    }

    /// Reads on as UTF-8 if the file begins as UTF-16 does, or if it is said to be UTF-16.
    ///
    /// At the start of a file. A byte order mark stays, as that of UTF-8. Returns whether it is UTF-16.
    mutating func transcodeUTF16(isAsked: Bool) throws(TableError) -> Bool {
        while count < 1_024, !reachesEnd { try fill() }
        transcoder =
            withBytes { UTF16Transcoder(recognising: $0.extracting(first: 1_024)) }
            ?? (isAsked ? UTF16Transcoder(.littleEndian) : nil)
        transcode(from: start)
        return transcoder != nil
    }

    /// Puts UTF-8 in place of the bytes fetched last.
    private mutating func transcode(from index: Int) {
        guard var transcoder else { return }
        var text = transcoder.utf8(of: storage.span.extracting(index..<end))
        if reachesEnd { text += transcoder.rest() }
        storage.replaceSubrange(index..<end, with: text)
        end = index + text.count
        self.transcoder = transcoder
    }

    /// Leaves the line out, holding no more of it than a chunk, however long it is.
    mutating func skipLine() throws(TableError) {
        while true {
            if let length = withBytes({ LineEnd.lengthOfLine(in: $0, isLast: reachesEnd) }) {
                return consume(length)
            }
            // A CR that ends the window stays: the LF that may follow belongs to the same line end.
            let keepsLast = count > 0 && self[count - 1] == LineEnd.carriageReturn
            consume(keepsLast ? count - 1 : count)
            try fill()
        }
    }

    /// Passes over EF BB BF at the start of a file.
    mutating func skipByteOrderMark() throws(TableError) {
        let mark: [UInt8] = [0xEF, 0xBB, 0xBF]
        while count < mark.count, !reachesEnd { try fill() }
        if count >= mark.count, mark.indices.allSatisfy({ self[$0] == mark[$0] }) { consume(mark.count) }
    }

    /// Passes over lines of nothing but spaces and tabs, and adds them to `line`.
    mutating func skipBlankLines(counting line: inout Int) throws(TableError) {
        while true {
            var index = 0
            while index < count, self[index] == UInt8(ascii: " ") || self[index] == UInt8(ascii: "\t") {
                index += 1
            }
            guard index == count || LineEnd.begins(with: self[index]) else { return }
            let lineEnd = withBytes { LineEnd.length(in: $0, at: index, isLast: reachesEnd) }
            if index < count, let lineEnd {
                consume(index + lineEnd)
                line += 1
            } else if reachesEnd {
                return consume(count)
            } else {
                // Blanks alone say nothing; a CR may be half of a line end.
                consume(index)
                try fill()
            }
        }
    }
}
