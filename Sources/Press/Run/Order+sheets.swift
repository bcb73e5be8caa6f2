import Drawing
import Pages

extension Order {
    /// How the pieces of each section lie on their sheets.
    func deals(of survey: Survey) -> [Deal] {
        survey.sections.enumerated().map { index, section in
            Deal(
                pieces: section.pieces, cells: sheet.cells.count,
                used: index == 0 ? arrangement.startCell - 1 : 0, order: arrangement.order)
        }
    }

    /// What the document of this order says of itself.
    var documentTitle: DocumentTitle {
        press.documentTitle(flip: arrangement.flip, isFolded: sheet.isFolded)
    }

    /// The faces of a separator, as many as the sheets after it have.
    func faces(of separator: Separator) throws(PressError) -> [Imposition] {
        let faces = sheet.isFolded || !press.template.isTwoSided ? 1 : 2
        do throws(TextError) {
            return try sheet.impose(separator, faces: faces, fonts: press.fonts)
        } catch {
            throw .arrangement(.groupName(separator.name))
        }
    }
}
