/// How much of a symbol hides what a reader looks for, or looks like it; the mask with the least is taken.
///
/// Source: ISO/IEC 18004, 7.8.3, as libqrencode 4.1.1 reads it, so that both take the same mask.
struct Penalty<Line: ModuleLine> {
    private typealias Pair = Line.Pair

    /// Five modules alike in a line; each more counts one.
    private static var run: Int { 3 }
    /// Four modules alike in a square.
    private static var block: Int { 3 }
    private static var finder: Int { 40 }
    /// Five in a hundred modules more dark than light, or less.
    private static var balance: Int { 10 }

    private let modules: Int
    private var runs = PairCounts()
    private var blocks = PairCounts()
    private var finders = PairCounts()
    private var dark = PairCounts()

    /// Judges the symbol of `rows`, which are `columns` the other way, under two masks.
    @inline(__always)
    init(rows: [Line], columns: [Line], under masks: Grid<Line>.MaskPair, whole: Line.Pair) {
        modules = rows.count * rows.count
        // The first module of a line has none before it.
        let inner = whole & (whole &>> 1)
        var above = Pair(.light, .light)
        var sameAbove = above
        for (row, mask) in zip(rows, masks.rows) {
            let row = Pair(row, row) ^ mask
            let same = ~(row ^ (row &>> 1)) & inner
            countRuns(same)
            countFinders(row)
            blocks += (same & sameAbove & ~(row ^ above)).counts
            dark += row.counts
            (above, sameAbove) = (row, same)
        }
        for (column, mask) in zip(columns, masks.columns) {
            let column = Pair(column, column) ^ mask
            countRuns(~(column ^ (column &>> 1)) & inner)
            countFinders(column)
        }
    }

    /// The penalty under the first mask, 0, or the second, 1.
    subscript(mask: Int) -> Int {
        let percent = (200 * dark[mask] + modules) / modules / 2
        return runs[mask] + Self.block * blocks[mask] + Self.finder * finders[mask]
            + abs(percent - 50) / 5 * Self.balance
    }

    /// `same` are the modules that are like the one before.
    @inline(__always)
    private mutating func countRuns(_ same: Pair) {
        let pairs = same & (same &>> 1)
        let fives = pairs & (pairs &>> 2)
        // A run of n modules ends n − 4 fives, of which one is the first.
        let first = (fives & ~(fives &>> 1)).counts
        runs += fives.counts + first + first
    }

    /// Runs of dark, light, dark, light, dark as 1 : 1 : 3 : 1 : 1, with four times as much light before or behind.
    ///
    /// The light may reach into the quiet zone, and libqrencode looks for runs of any scale.
    @inline(__always)
    private mutating func countFinders(_ line: Pair) {
        let (dark2, any2) = (line & (line &<< 1), line | (line &<< 1))
        let before2 = (line &>> 1) | (line &>> 2)
        let middle = (dark2 &<< 2) & (line &<< 4) & ~((line &<< 1) | (line &<< 5))
        let alone = line & middle & (line &<< 6) & ~((line &>> 1) | (line &<< 7))
        let (before, behind) = (before2 | (before2 &>> 2), (any2 | (any2 &<< 2)) &<< 7)
        let found = alone & ~(before & behind)
        if !found.isLight { finders += found.counts }
        // What the middle of any larger one has: six dark modules or more between light ones, and dark ones beyond.
        let six = dark2 & (dark2 &<< 2) & (dark2 &<< 4) & ~before2
        let double = ~(any2 &<< 6) & (dark2 &<< 8) & (dark2 &>> 4)
        let larger = (dark2 &<< 6) & (line &<< 8) & ~(line &>> 3)
        if !(six & (double | larger)).isLight { countLargerFinders(line) }
    }

    /// The same for runs of two modules and more.
    @inline(never)
    private mutating func countLargerFinders(_ line: Pair) {
        var scale = 2
        while true {
            let middle = dark(line, 3 * scale)
            if middle.isLight { return }
            let (edge, gap) = (dark(line, scale), any(line, scale, towards: later))
            let core =
                edge & ~later(gap, scale) & later(middle, 2 * scale) & ~later(gap, 5 * scale)
                & later(edge, 6 * scale)
            let alone = core & ~((line &>> 1) | later(line, 7 * scale))
            let before = earlier(any(line, 4 * scale, towards: earlier), 1)
            let behind = later(any(line, 4 * scale, towards: later), 7 * scale)
            finders += (alone & ~(before & behind)).counts
            scale += 1
        }
    }

    /// Where as many dark modules begin.
    private func dark(_ line: Pair, _ count: Int) -> Pair {
        (1..<count).reduce(line) { $0 & later(line, $1) }
    }

    /// Where one of as many modules is dark, counted from the place itself.
    private func any(_ line: Pair, _ count: Int, towards move: (Pair, Int) -> Pair) -> Pair {
        (1..<count).reduce(line) { $0 | move(line, $1) }
    }

    /// What stands so many modules later, seen from each.
    private func later(_ line: Pair, _ distance: Int) -> Pair {
        distance < 64 ? line &<< distance : later(line &<< 63, distance - 63)
    }

    private func earlier(_ line: Pair, _ distance: Int) -> Pair {
        distance < 64 ? line &>> distance : earlier(line &>> 63, distance - 63)
    }
}
