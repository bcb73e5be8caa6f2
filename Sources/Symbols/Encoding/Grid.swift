import Synchronization

/// What all symbols of a version and level have in common: function patterns, masks, and where the message goes.
///
/// Source: ISO/IEC 18004, 6.3 and 7.7–7.9. Lines are kept as rows and as columns, so that both are read alike.
struct Grid<Line: ModuleLine>: Sendable {
    let version: Int
    let correction: ErrorCorrection
    /// Modules along a side.
    let size: Int
    /// The dark modules of the function patterns and of the version information.
    private(set) var columns: [Line]
    /// The way of the message through the encoding region.
    private(set) var way: [Stretch] = []
    /// What the masks do to a symbol, two by two.
    private(set) var masks: [MaskPair] = []
    /// A line that is dark throughout, twice.
    let whole: Line.Pair
    /// The modules of the encoding region, until their order is known.
    private var free: [Line]

    /// The modules that two masks turn over, and the format information that tells of them.
    struct MaskPair: Sendable {
        let rows: [Line.Pair]
        let columns: [Line.Pair]
    }

    init(version: Int, correction: ErrorCorrection) {
        self.version = version
        self.correction = correction
        size = Symbol.size(version: version)
        var line = Line.light
        for index in 0..<size { line[index] = true }
        whole = Line.Pair(line, line)
        columns = Array(repeating: .light, count: size)
        free = Array(repeating: line, count: size)
        drawTiming()
        for (column, row) in [(3, 3), (size - 4, 3), (3, size - 4)] { drawFinder(column, row) }
        drawAlignments()
        for place in formatPlaces { draw(place.column, place.row, dark: false) }
        // 7.9.1: the module that is dark in every symbol.
        draw(8, size - 8, dark: true)
        if version >= 7 { drawVersion() }
        way = findWay()
        let masks = MaskPattern.allCases.map(columns)
        self.masks = stride(from: 0, to: masks.count, by: 2).map { pair(masks[$0], masks[$0 + 1]) }
    }

    private mutating func draw(_ column: Int, _ row: Int, dark: Bool) {
        columns[column][row] = dark
        free[column][row] = false
    }

    /// Row and column seven, dark and light in turn. 6.3.5
    private mutating func drawTiming() {
        for place in 0..<size {
            draw(place, 6, dark: place % 2 == 0)
            draw(6, place, dark: place % 2 == 0)
        }
    }

    /// Rings around a centre, and the light separator. 6.3.3, 6.3.4
    private mutating func drawFinder(_ column: Int, _ row: Int) {
        for down in -4...4 {
            for across in -4...4 {
                let (x, y) = (column + across, row + down)
                guard (0..<size).contains(x), (0..<size).contains(y) else { continue }
                let ring = max(abs(across), abs(down))
                draw(x, y, dark: ring != 2 && ring != 4)
            }
        }
    }

    /// Rings of five modules, wherever two of the version's lines cross outside the finder patterns. 6.3.6
    private mutating func drawAlignments() {
        let lines = alignmentLines
        for row in lines {
            for column in lines {
                let near = min(row, column) == 6
                guard !near || (max(row, column) != 6 && max(row, column) != size - 7) else { continue }
                for down in -2...2 {
                    for across in -2...2 {
                        draw(column + across, row + down, dark: max(abs(across), abs(down)) != 1)
                    }
                }
            }
        }
    }

    /// The rows, and columns, of the centres of alignment patterns. Annex E
    ///
    /// From the last one back in equal and even steps; the first step takes what is left.
    private var alignmentLines: [Int] {
        guard version > 1 else { return [] }
        let (steps, last) = (version / 7 + 1, size - 7)
        // Version 32 alone does not round up.
        let step = version == 32 ? 26 : (last - 6 + 2 * steps - 1) / (2 * steps) * 2
        return [6] + (0..<steps).map { last - step * (steps - 1 - $0) }
    }

    /// Two copies of the version, beside the finder patterns. 7.10
    private mutating func drawVersion() {
        let information = versionInformation(version)
        for bit in 0..<18 {
            let (across, down) = (size - 11 + bit % 3, bit / 3)
            draw(across, down, dark: information >> bit & 1 == 1)
            draw(down, across, dark: information >> bit & 1 == 1)
        }
    }

    /// Where the bits of the format information stand, in two copies. 7.9.1
    private var formatPlaces: [(bit: Int, column: Int, row: Int)] {
        let upright = [0, 1, 2, 3, 4, 5, 7, 8].enumerated().map { ($0, 8, $1) }
        let lying = [7, 5, 4, 3, 2, 1, 0].enumerated().map { ($0 + 8, $1, 8) }
        let right = (0..<8).map { ($0, size - 1 - $0, 8) }
        let below = (8..<15).map { ($0, 8, size - 15 + $0) }
        return upright + lying + right + below
    }

    /// In pairs of columns from the right, up and down in turn, past the timing pattern. 7.7.3
    private func findWay() -> [Stretch] {
        var way: [Stretch] = []
        var goesUp = true
        for right in stride(from: size - 1, through: 1, by: -2) {
            let right = right <= 6 ? right - 1 : right
            var last: Stretch?
            for step in 0..<size {
                let row = goesUp ? size - 1 - step : step
                let takes = (right: free[right][row], left: free[right - 1][row])
                if var stretch = last, stretch.takes == takes, stretch.rows < 32 {
                    stretch.rows += 1
                    if goesUp { stretch.top -= 1 }
                    last = stretch
                } else {
                    if let last, last.takes != (false, false) { way.append(last) }
                    last = Stretch(right: right, top: row, rows: 1, goesUp: goesUp, takes: takes)
                }
            }
            if let last, last.takes != (false, false) { way.append(last) }
            goesUp.toggle()
        }
        return way
    }

    /// The columns of a mask as far as the encoding region goes, and the format information. 7.8.2
    private func columns(under pattern: MaskPattern) -> [Line] {
        var columns = [Line](repeating: .light, count: size)
        for column in 0..<size {
            for row in 0..<size where free[column][row] {
                columns[column][row] = pattern.turns(row: row, column: column)
            }
        }
        let format = formatInformation(correction: correction, mask: pattern)
        for place in formatPlaces { columns[place.column][place.row] = format >> place.bit & 1 == 1 }
        return columns
    }

    private func pair(_ first: [Line], _ second: [Line]) -> MaskPair {
        MaskPair(
            rows: zip(Line.transposed(first), Line.transposed(second)).map { Line.Pair($0, $1) },
            columns: zip(first, second).map { Line.Pair($0, $1) })
    }
}

/// The grids that were needed so far; each is made once.
final class Grids<Line: ModuleLine>: Sendable {
    private struct Kind: Hashable {
        let version: Int
        let correction: ErrorCorrection
    }

    private let made = Mutex<[Kind: Grid<Line>]>([:])

    /// `version` is 1…40.
    func grid(version: Int, correction: ErrorCorrection) -> Grid<Line> {
        made.withLock { made in
            let kind = Kind(version: version, correction: correction)
            if let grid = made[kind] { return grid }
            let grid = Grid<Line>(version: version, correction: correction)
            made[kind] = grid
            return grid
        }
    }
}
