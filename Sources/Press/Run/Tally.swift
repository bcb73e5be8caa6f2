package import Records

/// How often each kind of problem was found, and where first.
package struct Tally: Sendable, Hashable {
    /// One kind: the problems of one code.
    package struct Kind: Sendable, Hashable, Codable {
        package let code: String
        /// Rows that have it.
        package fileprivate(set) var rows: Int
        /// The first lines that have it, at most five.
        package fileprivate(set) var lines: [Int]
        /// As it was said of the first of them.
        package let message: Wording
        package let hint: Wording
    }

    private static let shownLines = 5
    private var kinds: [String: Kind] = [:]

    /// The kinds, the most frequent first.
    package var all: [Kind] { kinds.values.sorted { ($1.rows, $0.code) < ($0.rows, $1.code) } }

    /// How many rows have each code.
    package var rows: [String: Int] { kinds.mapValues(\.rows) }

    /// Counts what was found in one row.
    mutating func count(_ problems: [Problem]) {
        var counted: Set<String> = []
        for problem in problems where counted.insert(problem.code).inserted {
            guard var kind = kinds[problem.code] else {
                kinds[problem.code] = Kind(
                    code: problem.code, rows: 1, lines: [problem.line], message: problem.message,
                    hint: problem.hint)
                continue
            }
            kind.rows += 1
            if kind.lines.count < Self.shownLines { kind.lines.append(problem.line) }
            kinds[problem.code] = kind
        }
    }
}
