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

extension Order {
    /// The frame of one sheet of a section; nil for a template without one.
    func frame(
        ofSheet sheet: Int, of section: Survey.Section, _ deal: Deal, run: String
    ) throws(PressError) -> FilledFrame? {
        let first = sheet * deal.cells + 1
        let last = max(first, min(first + deal.cells - 1, deal.pieces))
        let folio = Folio(
            run: run, group: section.name, sheet: sheet + 1, of: deal.sheets, rows: first...last,
            of: deal.pieces)
        return try press.frame(of: folio, on: self.sheet)
    }

    /// Throws what the frames of a run would complain about.
    func checkFrames(of survey: Survey, run: String) throws(PressError) {
        for (section, deal) in zip(survey.sections, deals(of: survey)) {
            for sheet in 0..<deal.sheets {
                _ = try frame(ofSheet: sheet, of: section, deal, run: run)
            }
        }
    }
}
