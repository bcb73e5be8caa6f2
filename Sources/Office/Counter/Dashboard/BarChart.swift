import Web

/// Columns of numbers side by side, laid out for SVG: an axis with round numbers, and two parts on top of each other.
///
/// Everything a template needs is a number here; it draws, and reckons nothing.
struct BarChart: Sendable {
    struct Bar: Sendable {
        let x: Int
        let width: Int
        /// The lower part, and the hatched one on top of it.
        let y: Int
        let height: Int
        let upperY: Int
        let upperHeight: Int
        let middle: Int
        /// What stands under it; empty where there is no room.
        let label: String
        /// What it says in words.
        let title: String
    }

    struct Tick: Sendable {
        let y: Int
        let textY: Int
        let label: String
    }

    /// A column: two numbers from 0, a name under it, and what it says in words.
    struct Column: Sendable {
        let name: String
        let lower: Int
        let upper: Int
        let title: String
    }

    static let width = 960
    static let height = 300
    private static let left = 56
    private static let right = 8
    private static let top = 12
    private static let bottom = 32

    let width = Self.width
    let height = Self.height
    let left = Self.left
    let end = Self.width - Self.right
    let ground = Self.height - Self.bottom
    let labelY = Self.height - 10
    let bars: [Bar]
    let ticks: [Tick]

    init(_ columns: [Column], in language: Language) {
        let most = columns.map { $0.lower + $0.upper }.max() ?? 0
        let step = Self.step(for: most)
        let top = max(step, (most + step - 1) / step * step)
        let ground = Self.height - Self.bottom
        let span = ground - Self.top
        let length = { (value: Int) in Int((Double(value) / Double(top) * Double(span)).rounded()) }
        ticks = stride(from: 0, through: top, by: step).map { value in
            let y = ground - length(value)
            return Tick(y: y, textY: y + 5, label: value.grouped(in: language))
        }
        let room = Double(Self.width - Self.left - Self.right) / Double(max(1, columns.count))
        // A label of five characters needs about 52 units.
        let every = max(1, Int((52 / room).rounded(.up)))
        bars = columns.enumerated().map { index, column in
            let begin = Double(Self.left) + room * Double(index)
            let gap = min(16, max(1, room * 0.2))
            let x = Int((begin + gap / 2).rounded())
            let width = max(1, Int((room - gap).rounded()))
            let (lower, all) = (length(column.lower), length(column.lower + column.upper))
            // The last column is today's and always named; the others so that none meets its neighbour.
            let isNamed = (columns.count - 1 - index).isMultiple(of: every)
            return Bar(
                x: x, width: width, y: ground - lower, height: lower, upperY: ground - all,
                upperHeight: all - lower, middle: x + width / 2, label: isNamed ? column.name : "",
                title: column.title)
        }
    }

    /// The distance of lines, 1, 2 or 5 times a power of ten, so that there are at most five.
    static func step(for most: Int) -> Int {
        var power = 1
        while power * 50 < most, power < Int.max / 100 { power *= 10 }
        return [1, 2, 5, 10].map { $0 * power }.first { $0 * 5 >= most } ?? power
    }
}

extension Int {
    /// With a mark between thousands: 12.345 in Vietnamese, 12,345 in English.
    func grouped(in language: Language) -> String {
        let mark = language == .vi ? "." : ","
        let digits = Array(String(magnitude))
        let text = digits.enumerated().map { index, digit in
            index > 0 && (digits.count - index).isMultiple(of: 3) ? mark + "\(digit)" : "\(digit)"
        }.joined()
        return self < 0 ? "-" + text : text
    }
}
