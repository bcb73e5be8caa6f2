import Drawing
package import Pages
package import Records

/// How a run uses its sheets.
package struct Arrangement: Sendable, Hashable {
    package enum Order: String, Sendable, Hashable, CaseIterable {
        /// Sheet after sheet, row by row.
        case rows
        /// Pile after pile: the sheets are cut together, and the piles put on each other are in the table's order.
        case stack
    }

    /// How the sheets are turned for their backs.
    package var flip = Flip.longEdge
    /// Whether front and back stand side by side on one face, to be folded.
    package var isFolded = false
    /// The first cell of the first sheet that is printed, from 1: the ones before it are used up.
    package var startCell = 1
    package var order = Order.rows
    /// The field whose groups begin on new sheets, each after a separator; nil for none.
    package var groupField: String?
    package var printer = PrinterProfile.exact
    /// The dots to the inch of the printer, if it is not the profile's.
    package var printerDPI: Int?

    package init() {}

    /// The fields that a table may be grouped by, from the finest place to the widest; then those of venues.
    ///
    /// Separators lie open, so no field of a person is among them.
    static let places = ["group", "ward", "district", "province"]
    private static let groupFields = places + ["type", "route", "gate"]

    /// The fields by which records of a kind may be grouped.
    package static func groupFields(of kind: RecordKind) -> [String] {
        groupFields.filter { kind.fieldNames.contains($0) }
    }
}

/// Why a sheet cannot be used as asked.
package enum ArrangementError: Error, Sendable, Hashable {
    /// There is no back to fold behind the front.
    case noBack(template: String)
    case cannotFold(sheet: String)
    case noSuchCell(Int, cells: Int)
    /// Piles that are cut together need full sheets.
    case stackNeedsFullSheets
    case noSuchGroup(field: String, known: [String])
    case noSuchSortField(String, known: [String])
    /// The name of a group cannot be set: a letter is missing in the font, or it is too long.
    case groupName(String)
    /// The sheets of a list are read from top to bottom: they are neither cut, nor begun in the middle, nor pictures.
    case wholeSheetsOnly(template: String)
    /// The text of this field cannot be set in the frame of a list: a letter is missing in the font, or it is too long.
    case frameText(field: String)
}

extension Arrangement {
    /// The sheet that is really used for a template.
    ///
    /// Throws what cannot be done, and ``PressError/sheetDoesNotFit(sheet:template:)`` when pieces do not fit the cells.
    func sheet(_ sheet: Sheet, for template: Template) throws(PressError) -> Sheet {
        var used = sheet
        if isFolded {
            guard template.isTwoSided else { throw .arrangement(.noBack(template: template.id)) }
            guard let folded = sheet.folded(template.trim) else {
                throw .arrangement(.cannotFold(sheet: sheet.id))
            }
            used = folded
        }
        guard used.holds(template.trim, bleed: template.bleed) else {
            throw .sheetDoesNotFit(sheet: sheet.id, template: template.id)
        }
        if let frame = template.frame {
            guard frame.paper.isNearly(used.paper) else {
                throw .sheetDoesNotFit(sheet: sheet.id, template: template.id)
            }
            guard order == .rows, startCell == 1 else {
                throw .arrangement(.wholeSheetsOnly(template: template.id))
            }
        }
        guard (1...used.cells.count).contains(startCell) else {
            throw .arrangement(.noSuchCell(startCell, cells: used.cells.count))
        }
        guard order == .rows || startCell == 1 else { throw .arrangement(.stackNeedsFullSheets) }
        if let groupField {
            let known = Self.groupFields(of: template.kind)
            guard known.contains(groupField) else {
                throw .arrangement(.noSuchGroup(field: groupField, known: known))
            }
        }
        return used
    }
}

extension Size {
    /// Whether both sides are the same to a hundredth of a millimetre.
    fileprivate func isNearly(_ other: Size) -> Bool {
        abs((width - other.width).mm) <= 0.01 && abs((height - other.height).mm) <= 0.01
    }
}
