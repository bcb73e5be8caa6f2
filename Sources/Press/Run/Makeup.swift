import Pages
import Records

/// How the pieces of a run are made up into documents and their sheets: decided before anything is drawn.
///
/// Everything counts from 0.
struct Makeup: Sendable {
    /// Pieces that follow each other on the same sheets.
    struct Section: Sendable {
        /// The group's name; nil when the run has no groups.
        let name: String?
        let pieces: Int
        /// The sheets of all its documents.
        let sheets: Int
    }

    /// A file that is made as one, or a batch of pictures.
    struct Document: Sendable {
        /// The name of the file; of a batch of pictures what the ledger calls it.
        let name: String
        let section: Int
        /// How its pieces lie on its sheets.
        let deal: Deal
        /// Its first piece among those of the run.
        let firstPiece: Int
        /// Its first sheet among those of the run.
        let firstSheet: Int
        /// Its first piece and its first sheet among those of its section.
        let placeInSection: (piece: Int, sheet: Int)

        var beginsSection: Bool { placeInSection.piece == 0 }
    }

    private(set) var sections: [Section] = []
    private(set) var documents: [Document] = []
    /// All sheets, those before the groups not counted.
    private(set) var sheets = 0
    private(set) var pieces = 0

    /// How many pieces a batch of pictures has.
    private static let picturesToABatch = 8

    init(_ groups: [Survey.Group], order: Order) {
        var names = DocumentNames(template: order.press.template.id)
        for group in groups where group.pieces > 0 {
            let stem = names.stem(ofGroup: group.name)
            var (piece, sheet) = (0, 0)
            let first = documents.count
            while piece < group.pieces {
                let used = documents.isEmpty ? order.arrangement.startCell - 1 : 0
                let room = order.mostSheets * order.sheet.cells.count - used
                let deal = Deal(
                    pieces: min(room, group.pieces - piece), cells: order.sheet.cells.count, used: used,
                    order: order.arrangement.order)
                documents.append(
                    Document(
                        name: names.name(stem, number: documents.count - first + 1),
                        section: sections.count, deal: deal, firstPiece: pieces + piece,
                        firstSheet: sheets + sheet, placeInSection: (piece, sheet)))
                piece += deal.pieces
                sheet += deal.sheets
            }
            sections.append(Section(name: group.name, pieces: group.pieces, sheets: sheet))
            pieces += group.pieces
            sheets += sheet
        }
    }
}

extension Order {
    /// How many sheets a document has at most.
    fileprivate var mostSheets: Int {
        switch format {
        case .pdf: maxSheets
        case .png: 8
        }
    }

    /// The pages that a sheet takes in a document.
    var pagesOfSheet: Int { sheet.isFolded ? 1 : press.template.sides.count }

    /// The pages of a separator: as many as the sheets after it have, so that they keep their backs.
    var pagesOfSeparator: Int { sheet.isFolded || !press.template.isTwoSided ? 1 : 2 }

    /// Whether this document begins with the sheet that names its group: the frame of a list names it itself.
    func hasSeparator(_ document: Makeup.Document, of makeup: Makeup) -> Bool {
        guard case .pdf = format else { return false }
        return document.beginsSection && makeup.sections[document.section].name != nil
            && press.template.frame == nil
    }

    /// The pages of a document.
    func pages(of document: Makeup.Document, _ makeup: Makeup) -> Int {
        document.deal.sheets * pagesOfSheet + (hasSeparator(document, of: makeup) ? pagesOfSeparator : 0)
    }

    /// What the separator of a group says.
    func separator(of section: Makeup.Section) -> Separator? {
        section.name.map { Separator(name: $0, pieces: section.pieces, sheets: section.sheets) }
    }
}
