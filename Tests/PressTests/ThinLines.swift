/// A thin dark line in a picture, upright or level, in pixels.
struct ThinLine {
    /// The middle of the line, across it.
    let at: Double
    let length: Range<Int>
}

extension Greyscale {
    /// The lines as long as `length` pixels and at most a fifth of a millimetre thick, with white on either side.
    func thinLines(_ length: ClosedRange<Int>, dpi: Int) -> (upright: [ThinLine], level: [ThinLine]) {
        let (upright, level) = strokes(length)
        return (
            join(upright, dpi: dpi) { self[$0, $1] >= 200 }, join(level, dpi: dpi) { self[$1, $0] >= 200 }
        )
    }

    /// A dark run of one pixel's thickness.
    private struct Stroke {
        let at: Int
        let length: Range<Int>
    }

    private func strokes(_ length: ClosedRange<Int>) -> (upright: [Stroke], level: [Stroke]) {
        var (upright, level) = ([Stroke](), [Stroke]())
        var tops = [Int?](repeating: nil, count: width)
        for y in 0..<height {
            var left: Int?
            for x in 0..<width {
                if self[x, y] < 128 {
                    tops[x] = tops[x] ?? y
                    left = left ?? x
                    continue
                }
                if let top = tops[x], length.contains(y - top) {
                    upright.append(Stroke(at: x, length: top..<y))
                }
                if let begin = left, length.contains(x - begin) {
                    level.append(Stroke(at: y, length: begin..<x))
                }
                tops[x] = nil
                left = nil
            }
        }
        return (upright, level)
    }

    /// Strokes that lie side by side are one line.
    private func join(
        _ strokes: [Stroke], dpi: Int, isWhite: (_ across: Int, _ along: Int) -> Bool
    ) -> [ThinLine] {
        var lines: [[Stroke]] = []
        for stroke in strokes.sorted(by: { $0.at < $1.at }) {
            let neighbour = lines.lastIndex { line in
                line.last.map {
                    $0.at == stroke.at - 1 && abs($0.length.lowerBound - stroke.length.lowerBound) < 3
                        && abs($0.length.upperBound - stroke.length.upperBound) < 3
                } ?? false
            }
            if let neighbour { lines[neighbour].append(stroke) } else { lines.append([stroke]) }
        }
        return lines.compactMap { line in
            guard let first = line.first, let last = line.last, line.count <= dpi / 127 else { return nil }
            let middle = (first.length.lowerBound + first.length.upperBound) / 2
            // Two pixels away, for the grey edge; as far as half a millimetre.
            let isFree = (2...dpi / 50).allSatisfy {
                isWhite(first.at - $0, middle) && isWhite(last.at + $0, middle)
            }
            return isFree
                ? ThinLine(at: Double(first.at + last.at + 1) / 2, length: first.length) : nil
        }
    }
}
