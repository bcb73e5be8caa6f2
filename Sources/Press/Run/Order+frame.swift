import Drawing
import Pages

extension Press {
    /// The frame of one sheet; nil for a template without one.
    ///
    /// Throws ``PressError/arrangement(_:)`` for a text that cannot be printed in it.
    func frame(of folio: Folio, on sheet: Sheet) throws(PressError) -> FilledFrame? {
        guard let frame = template.frame else { return nil }
        do throws(FrameError) {
            return try sheet.fill(frame, folio, settings: settings, fonts: fonts)
        } catch {
            if error.field == Folio.groupName, let group = folio.group {
                throw .arrangement(.groupName(group))
            }
            throw .arrangement(.frameText(field: error.field))
        }
    }
}

extension Folio {
    /// Of a sheet of a group, counted from 0, where every sheet is filled before the next.
    init(run: String, group: String?, sheet: Int, of sheets: Int, cells: Int, pieces: Int) {
        let first = sheet * cells + 1
        let last = max(first, min(first + cells - 1, pieces))
        self.init(run: run, group: group, sheet: sheet + 1, of: sheets, rows: first...last, of: pieces)
    }
}

extension Order {
    /// The frame of a sheet of a document; nil for a template without one.
    func frame(
        ofSheet number: Int, of document: Makeup.Document, _ makeup: Makeup, run: String
    ) throws(PressError) -> FilledFrame? {
        let section = makeup.sections[document.section]
        let folio = Folio(
            run: run, group: section.name, sheet: document.placeInSection.sheet + number,
            of: section.sheets, cells: document.deal.cells, pieces: section.pieces)
        return try press.frame(of: folio, on: sheet)
    }

    /// Throws what the sheets of a run would complain about that are not pieces: its frames, and those that name groups.
    func check(_ makeup: Makeup, run: String) throws(PressError) {
        for document in makeup.documents {
            if hasSeparator(document, of: makeup),
                let separator = separator(of: makeup.sections[document.section])
            {
                _ = try faces(of: separator)
            }
            guard press.template.frame != nil else { continue }
            for sheet in 0..<document.deal.sheets {
                _ = try frame(ofSheet: sheet, of: document, makeup, run: run)
            }
        }
    }
}
