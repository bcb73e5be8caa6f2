import Drawing
import Records

/// Whether every text can be told from what is under it.
extension Proof {
    /// Source of both ratios: WCAG 2.2, 1.4.3 (AA) and 1.4.6 (AAA).
    private static let least = 4.5
    private static let leastOfSmallPrint = 7.0
    /// Below it the eye needs more contrast.
    private static let smallPrint = Length.pt(10)
    /// A colour under less of the text than this is a line or an edge and not its ground.
    private static let relevantShare = 0.05

    func contrastFlaws() -> [Flaw] {
        extreme { line in worstContrast(of: line) - needed(line) }.compactMap { line, margin in
            guard margin < -0.005 else { return nil }
            return lowContrast(of: line, ratio: margin + needed(line))
        }
    }

    private func needed(_ line: Line) -> Double {
        line.run.size < Self.smallPrint ? Self.leastOfSmallPrint : Self.least
    }

    private func worstContrast(of line: Line) -> Double {
        let grounds = art.shares(under: line.ink).filter { $0.value >= Self.relevantShare }
        return grounds.keys.map { line.run.ink.contrast(with: $0) }.min() ?? 21
    }

    private func lowContrast(of line: Line, ratio: Double) -> Flaw {
        let isSmall = ratio >= Self.least
        let (ratio, size) = (decimal(ratio, places: 2), decimal(line.run.size.points, places: 1))
        let needed = isSmall ? "7" : "4.5"
        return Flaw(
            isSmall ? .smallContrast : .contrast, file: file, element: line.label,
            message: Wording(
                vi: "Chữ “\(line.run.run.text)” (\(size) pt) chỉ tương phản \(ratio) : 1 với nền.",
                en: "“\(line.run.run.text)” (\(size) pt) has a contrast of only \(ratio) : 1."),
            remedy: Wording(
                vi: "Đổi màu chữ hoặc nền để đạt ít nhất \(needed) : 1; chữ đen trên trắng là 21 : 1.",
                en:
                    "Change the fill of the text or of its ground to at least \(needed) : 1; black on white is 21 : 1."
            ))
    }
}
