/// How alike two names are, for “did you mean”.
package enum Nearness {
    /// Up to three names, the nearest first.
    package static func nearest(to name: String, among names: [String]) -> [String] {
        names.map { (name: $0, distance: distance(name, $0)) }
            .sorted { ($0.distance, $0.name) < ($1.distance, $1.name) }
            .prefix(3).map(\.name)
    }

    /// The letters to put in, take out or change to make one name of the other; of long names the first 64 count.
    static func distance(_ a: String, _ b: String) -> Int {
        let (a, b) = (Array(a.prefix(64)), Array(b.prefix(64)))
        return a.distance(to: b, limit: .max) ?? .max
    }
}

extension RandomAccessCollection where Element: Equatable {
    /// How many letters must be put in, taken out or changed to get the other, Levenshtein's distance; nil if more
    /// than `limit`.
    func distance(to other: Self, limit: Int) -> Int? {
        guard abs(count - other.count) <= limit else { return nil }
        guard limit > 0 else { return elementsEqual(other) ? 0 : nil }
        var costs = Array(0...other.count)
        for (line, letter) in enumerated() {
            var diagonal = costs[0]
            costs[0] = line + 1
            var least = costs[0]
            for (column, otherLetter) in other.enumerated() {
                let change = diagonal + (letter == otherLetter ? 0 : 1)
                diagonal = costs[column + 1]
                costs[column + 1] = Swift.min(change, diagonal + 1, costs[column] + 1)
                least = Swift.min(least, costs[column + 1])
            }
            if least > limit { return nil }
        }
        let distance = costs[other.count]
        return distance <= limit ? distance : nil
    }
}
