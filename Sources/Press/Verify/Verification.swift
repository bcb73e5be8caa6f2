import Drawing
import Pages
import Pictures

/// Holds documents against what is meant to be in them, by what foreign programs see there.
///
/// poppler draws the pages and reads their text, ZXing and ZBar read the codes.
package struct Verification: Sendable {
    let format: Format
    private let faces: [VerifiedFace]
    private let areNamesWhole: [Bool]
    private let otherCodes: Set<String>
    private let demandsOtherCodes: Bool
    /// How many pixels to the inch show every code that the template allows.
    private let dpi: Double

    /// Three pixels to the side of a module are enough for both readers, as long as nothing is in their way.
    private static let pixelsPerModule = 3.0
    /// Pages are drawn with so many pixels to the inch at first.
    private static let resolutions = 72.0...300
    /// And with so many where a code could not be read.
    private static let fineDPI = 400.0

    /// For documents of this order; `otherCodes` are the SHA-256 of the codes that its template prints beside the
    /// records' own.
    package init(_ order: Order, otherCodes: Set<String>) {
        let template = order.press.template
        format = order.format
        faces = order.verifiedFaces
        areNamesWhole = template.nameSlots.map(\.isWhole)
        self.otherCodes = otherCodes
        let contents = Set(template.symbolSlots.compactMap(\.rule.content))
        demandsOtherCodes = !contents.isEmpty && otherCodes.count >= contents.count
        let module = template.symbolSlots.map(\.rule.smallestModule.mm).min() ?? 1
        let wanted = Self.pixelsPerModule * 25.4 / module
        dpi = min(max(wanted, Self.resolutions.lowerBound), Self.resolutions.upperBound)
    }

    /// How many pages the sheet of a document has, or how many pictures a piece.
    var facesPerSheet: Int { faces.count }
    /// How many codes a piece has that are its record's own.
    var codesPerPiece: Int { count { $0 == .code } }
    /// The numbers of the cells of a sheet.
    var cells: ClosedRange<Int> { 1...max(1, faces.map(\.cells.count).max() ?? 1) }
    /// Whether names are held against the text of pages; a picture has none.
    var readsNames: Bool { format == .pdf }

    private func count(_ isMeant: (VerifiedPlace.Expects) -> Bool) -> Int {
        faces.flatMap(\.places).count { $0.cell == 0 && isMeant($0.expects) }
    }

    /// How many pages of a document a program is asked for at a time, so that every thread has some.
    ///
    /// poppler needs as long to open a document of 2,000 pages as to draw 40 of them.
    static func pagesAtOnce(of pages: Int, jobs: Int) -> Int { min(max(pages / (4 * jobs), 20), 200) }

    /// Pages of a document, with what is meant to be on them.
    struct Part: Sendable {
        /// The document's name in its folder, and where it is.
        let file: String
        let path: String
        /// From 1.
        let pages: ClosedRange<Int>
        /// The pieces by the page of their front, also those that begin before `pages`.
        let pieces: [Int: [PlannedPiece]]
        /// Which face of its sheet the picture shows; a document begins with the first.
        var face = 0
        /// Whether pages are looked at on which no code belongs: of a file that is not as the run left it.
        let isSuspect: Bool
    }

    /// What is seen on these pages.
    func sightings(_ part: Part) -> [Sighting] {
        if case .png(let dpi) = format { return sightings(inPicture: part, dpi: Double(dpi)) }
        do throws(PictureError) {
            let file = try PDFFile(part.path)
            return try codes(in: file, part) + names(in: file, part)
        } catch {
            return [.broken(PaperPlace(file: part.file, page: part.pages.lowerBound, cell: nil), error)]
        }
    }

    // MARK: Pages

    /// What belongs on a page; nil where no piece does.
    private func judgement(of page: Int, in part: Part) -> PageJudgement? {
        for face in faces.indices {
            guard let pieces = part.pieces[page - face], !pieces.isEmpty else { continue }
            return judgement(face, page, pieces, part)
        }
        return nil
    }

    private func judgement(
        _ face: Int, _ page: Int, _ pieces: [PlannedPiece], _ part: Part
    ) -> PageJudgement {
        PageJudgement(
            file: part.file, page: page, face: faces[face],
            pieces: Dictionary(pieces.map { ($0.cell - 1, $0) }) { first, _ in first },
            otherCodes: otherCodes, demandsOtherCodes: demandsOtherCodes)
    }

    private func codes(in file: PDFFile, _ part: Part) throws(PictureError) -> [Sighting] {
        var judgements: [Int: PageJudgement] = [:]
        for page in part.pages {
            let judgement = judgement(of: page, in: part)
            guard judgement?.face.hasCodes ?? true || part.isSuspect else { continue }
            judgements[page] = judgement ?? self.judgement(0, page, [], part)
        }
        guard let first = judgements.keys.min(), let last = judgements.keys.max() else { return [] }
        // Every second page is a back without a code, which need not be drawn.
        let step = judgements.keys.allSatisfy { ($0 - first) % 2 == 0 } ? 2 : 1
        var (seen, unread) = ([Sighting](), [(page: Int, places: [VerifiedPlace])]())
        try file.pictures(of: first...last, step: step, dpi: dpi, isSmooth: false) { page, picture in
            guard let judgement = judgements[page] else { return }
            if !judgement.hasSize(picture, dpi: dpi) { seen.append(.pageSize(judgement.place(cell: nil))) }
            let codes = CodeSearch(picture, of: judgement.face).codes(missing: judgement.missing)
            seen += judgement.sightings(of: codes)
            let places = judgement.missing(among: codes)
            if !places.isEmpty { unread.append((page, places)) }
        }
        for (page, places) in unread {
            guard let judgement = judgements[page] else { continue }
            seen += try lookCloser(at: places, of: judgement, in: file)
        }
        return seen
    }

    /// Looks again, at more pixels, where no code was found.
    private func lookCloser(
        at places: [VerifiedPlace], of judgement: PageJudgement, in file: PDFFile
    ) throws(PictureError) -> [Sighting] {
        let face = VerifiedFace(paper: judgement.face.paper, places: places, cells: judgement.face.cells)
        var seen: [Sighting] = []
        let area = face.paper.width.points * face.paper.height.points / 72 / 72
        let dpi = min(Self.fineDPI, (0.9 * Double(Picture.mostPixels) / area).squareRoot())
        try file.pictures(of: judgement.page...judgement.page, dpi: dpi) { _, picture in
            let codes = CodeSearch(picture, of: face).codes { found in places.filter { $0.isEmpty(of: found) }
            }
            // What stands elsewhere on the page was told after the first look.
            seen += judgement.sightings(
                of: codes.filter { code in places.contains { $0.frame.contains(code.middle) } })
            seen += judgement.unreadable(places.filter { $0.isEmpty(of: codes) })
        }
        return seen
    }

    private func names(in file: PDFFile, _ part: Part) throws(PictureError) -> [Sighting] {
        let judgements = part.pages.compactMap { judgement(of: $0, in: part) }.filter(\.face.hasNames)
        guard let first = judgements.map(\.page).min(), let last = judgements.map(\.page).max() else {
            return []
        }
        let words = try file.words(of: first...last)
        return judgements.flatMap { judgement in
            let page = judgement.page - first
            let here = words.indices.contains(page) ? words[page] : []
            return judgement.sightings(of: here, whole: areNamesWhole)
        }
    }

    // MARK: Pictures

    private func sightings(inPicture part: Part, dpi: Double) -> [Sighting] {
        let pieces = part.pieces.values.flatMap(\.self)
        let judgement = judgement(part.face, 1, pieces, part)
        do throws(PictureError) {
            let picture = try PictureFile(part.path).picture()
            let codes = CodeSearch(picture, of: judgement.face).codes(missing: judgement.missing)
            let size: [Sighting] =
                judgement.hasSize(picture, dpi: dpi) ? [] : [.pageSize(judgement.place(cell: nil))]
            return size + judgement.sightings(of: codes)
                + judgement.unreadable(judgement.missing(among: codes))
        } catch {
            return [.broken(judgement.place(cell: nil), error)]
        }
    }
}
