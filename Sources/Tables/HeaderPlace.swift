/// Where the header of a table is.
///
/// Lists of wards begin with title lines ("DANH SÁCH CÔNG DÂN …"), and some have two rows of names, the upper with
/// groups in merged cells: "Địa chỉ" over "Tổ", "Phường" and "Quận".
struct HeaderPlace: Hashable {
    /// The line, or the row of the worksheet, on which the header begins at the earliest, from 1.
    var line = 1
    /// The names of the row above, where the header has two; else empty.
    var upper: [String] = []

    /// The names of both rows: the lower one wins where it says something.
    func names(over lower: [String]) -> [String] {
        (0..<max(upper.count, lower.count)).map { column in
            let name = column < lower.count ? lower[column] : ""
            return name.isEmpty && column < upper.count ? upper[column] : name
        }
    }
}

/// Looks at the first rows of a table for its header, by the names that `score` knows.
///
/// The row, or the two rows, with most names that are known is the header if there are two such names at least, and
/// of equals the first. Else it is the first row with two names of any kind; so a table whose first line is its header
/// always keeps it.
struct HeaderSearch {
    /// How many lines or rows are looked at.
    static let depth = 30
    /// And how many bytes.
    static let byteLimit = 65_536

    private let score: ([String]) -> Int
    private var best: (place: HeaderPlace, score: Int)?
    private var firstOfTwo: HeaderPlace?
    /// True once most names of a row are known: no title is like that, so nothing below needs to be looked at.
    private(set) var isSure = false

    init(score: @escaping ([String]) -> Int) { self.score = score }

    /// A row by itself.
    mutating func consider(_ names: [String], line: Int) {
        take(HeaderPlace(line: line), score(names), of: names)
        if firstOfTwo == nil, names.count(where: { !$0.isEmpty }) > 1 { firstOfTwo = HeaderPlace(line: line) }
    }

    /// A row and the one above, if together they say more than either.
    mutating func consider(_ names: [String], line: Int, under upper: [String]) {
        let place = HeaderPlace(line: line, upper: upper)
        let both = place.names(over: names)
        let score = score(both)
        if score > self.score(upper), score > self.score(names) { take(place, score, of: both) }
    }

    private mutating func take(_ place: HeaderPlace, _ score: Int, of names: [String]) {
        guard score > best?.score ?? 1 else { return }
        best = (place, score)
        isSure = 2 * score > names.count { !$0.isEmpty }
    }

    /// Where the header is; nil if no row looks like one.
    var place: HeaderPlace? { best?.place ?? firstOfTwo }
}

extension CSVFile {
    /// Where the header of the file is, by the names that `score` knows.
    static func headerPlace(
        in input: Input, encoding: TextEncoding? = nil, score: @escaping ([String]) -> Int
    ) throws(TableError) -> HeaderPlace {
        var search = HeaderSearch(score: score)
        var reader: CellReader?
        let head = try input.bytes(at: 0, count: HeaderSearch.byteLimit)
        let lines = 1 + head.count(where: LineEnd.begins)
        for line in 1...min(lines, HeaderSearch.depth) {
            do throws(TableError) {
                let file = try CSVFile(
                    input, header: HeaderPlace(line: line), encoding: encoding, reader: reader)
                reader = file.reader
                search.consider(file.header, line: line)
                if let lower = try file.next() {
                    search.consider(lower.names, line: lower.line, under: file.header)
                }
                if search.isSure { break }
            } catch {
                // A title with a quote of its own is no reason to stop, unless it is all there is.
                guard case .brokenHeader(_, .strayQuote) = error else { break }
            }
        }
        return search.place ?? HeaderPlace()
    }
}
