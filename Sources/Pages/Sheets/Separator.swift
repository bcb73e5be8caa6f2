package import Drawing

/// The sheet before a group: its name and how much belongs to it.
///
/// Holds no personal data: a group is a place, not a person.
package struct Separator: Sendable, Hashable {
    package let name: String
    package let pieces: Int
    package let sheets: Int

    package init(name: String, pieces: Int, sheets: Int) {
        self.name = name
        self.pieces = pieces
        self.sheets = sheets
    }
}

extension Sheet {
    /// The faces of a separator: the printed one, and empty ones so that the sheets after it keep their backs.
    package func impose(
        _ separator: Separator, faces: Int, fonts: FontBook
    ) throws(TextError) -> [Imposition] {
        let counts = "\(separator.pieces) bản in · \(separator.sheets) tờ"
        let english = "\(separator.pieces) pieces · \(separator.sheets) sheets"
        let text =
            try line(separator.name, at: 0.3, high: 0.3, weight: 700, fonts)
            + line(counts, at: 0.62, high: 0.1, weight: 400, fonts)
            + line(english, at: 0.74, high: 0.1, weight: 400, fonts)
        return [Imposition(paper: paper, text: text)]
            + (1..<max(1, faces)).map { _ in Imposition(paper: paper) }
    }

    /// Text across the middle of the paper, in a box that begins at a part of its height.
    private func line(
        _ text: String, at top: Double, high: Double, weight: Int, _ fonts: FontBook
    ) throws(TextError) -> [PlacedRun] {
        guard let size = Size(width: paper.width * 0.8, height: paper.height * high),
            let font = try? fonts.face(family: "Noto Sans", weight: weight)
        else { return [] }
        let frame = Rect(origin: Point(x: paper.width * 0.1, y: paper.height * top), size: size)
        let box = TextBox(
            frame: frame, style: TextStyle(font: font, size: .pt(32), ink: .black, anchor: .middle),
            smallest: .pt(6), lineHeight: 1.35, mostLines: 4, alignment: .top)
        return try box.set(text, with: fonts)
    }
}
