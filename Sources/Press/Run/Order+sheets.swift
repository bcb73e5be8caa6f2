import Drawing
import Pages

extension Order {
    /// What the document of this order says of itself.
    var documentTitle: DocumentTitle {
        press.documentTitle(flip: arrangement.flip, isFolded: sheet.isFolded)
    }

    /// The faces of a separator, as many as the sheets after it have.
    func faces(of separator: Separator) throws(PressError) -> [Imposition] {
        do throws(TextError) {
            return try sheet.impose(separator, faces: pagesOfSeparator, fonts: press.fonts)
        } catch {
            throw .arrangement(.groupName(separator.name))
        }
    }
}
