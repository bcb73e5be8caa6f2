package import Drawing

/// What the waste margin of a sheet says of the run that printed it.
package struct Imprint: Sendable, Hashable {
    /// Names the run without saying what is in it.
    package let run: String
    /// From 1.
    package let sheet: Int
    package let sheets: Int

    package init(run: String, sheet: Int, of sheets: Int) {
        self.run = run
        self.sheet = sheet
        self.sheets = sheets
    }

    var text: String {
        "In đúng kích thước 100 % · Print at actual size · Lần in / run \(run) · Tờ / sheet \(sheet)/\(sheets)"
    }
}

extension Imposition {
    /// The face with more around its pages.
    package func adding(marks: [Mark], text: [PlacedRun]) -> Imposition {
        Imposition(
            paper: paper, places: places, marks: self.marks + marks, text: self.text + text, blanks: blanks,
            surround: surround)
    }
}

extension FontBook {
    /// One line in the type of everything that is not part of a piece: Noto Sans, black.
    ///
    /// The line begins at `origin` and runs clockwise by `angle` degrees. Throws when the folder of fonts has no such
    /// face or the face lacks a letter.
    func line(
        _ text: String, size: Length, weight: Int = 400, at origin: Point, angle: Double = 0
    ) throws(DrawingError) -> PlacedRun {
        let font = try face(family: "Noto Sans", weight: weight)
        do throws(TextError) {
            return PlacedRun(
                run: try shape(text, font: font), size: size, ink: .black, origin: origin, angle: angle)
        } catch {
            throw .fonts(folder: "Noto Sans \(weight)", reason: "“\(text)”: \(error)")
        }
    }
}
