import Pictures

extension Verification {
    /// Which sheets of a document are looked at.
    package enum Extent: Sendable, Hashable {
        case all
        /// So many sheets, evenly spread, the first and the last among them.
        case sample(Int)
    }

    /// What is wrong in the document at `path`, which is meant to have `pages` pages with these pieces on them.
    ///
    /// `name` is what discrepancies call it; of pictures `face` says which side of the piece it shows, from 0. In a
    /// sample, only what is missing or wrong on its sheets is found. Nothing is wrong when the answer is empty. Throws
    /// ``VerificationError/picture(_:)`` when a program is missing.
    package func discrepancies(
        in path: String, name: String, pages: Int, pieces: [PlannedPiece], face: Int = 0,
        extent: Extent = .all, jobs: Int
    ) throws(VerificationError) -> [Discrepancy] {
        var found: [Discrepancy] = []
        if case .pdf = format {
            do throws(PictureError) {
                let count = try PDFFile(path).pageCount()
                if count != pages { return [.pages(name, planned: pages, found: count)] }
            } catch {
                let broken = Sighting.broken(PaperPlace(file: name, page: 1, cell: nil), error)
                if let fatal = broken.fatal { throw fatal }
                return broken.discrepancy().map { [$0] } ?? []
            }
        }
        let sheets = Dictionary(grouping: pieces, by: \.page)
        let owners = Dictionary(pieces.map { ($0.fingerprint, $0.line) }) { first, _ in first }
        var rest = ranges(pages, sheets.keys.sorted(), extent, jobs: jobs)[...]
        try inOrder(
            jobs: jobs,
            next: { () throws(VerificationError) -> Part? in
                rest.popFirst().map { pages in
                    let fronts = pages.lowerBound - facesPerSheet + 1...pages.upperBound
                    return Part(
                        file: name, path: path, pages: pages,
                        pieces: sheets.filter { fronts.contains($0.key) },
                        face: face, isSuspect: false)
                }
            },
            work: { (part: Part) throws(VerificationError) in sightings(part) },
            take: { (seen: [Sighting]) throws(VerificationError) in
                for sighting in seen {
                    if let fatal = sighting.fatal { throw fatal }
                    var owner: Int?
                    if case .stray(_, let fingerprint, _) = sighting { owner = owners[fingerprint] }
                    if let discrepancy = sighting.discrepancy(owner: owner) { found.append(discrepancy) }
                }
            })
        return found
    }

    /// The pages that are asked for together; `fronts` are the pages on which sheets with pieces begin.
    private func ranges(
        _ pages: Int, _ fronts: [Int], _ extent: Extent, jobs: Int
    ) -> [ClosedRange<Int>] {
        switch extent {
        case .all:
            let count = Self.pagesAtOnce(of: pages, jobs: jobs)
            return stride(from: 1, through: pages, by: count).map { $0...min($0 + count - 1, pages) }
        case .sample(let count):
            let count = min(max(count, 1), fronts.count)
            let chosen = (0..<count).map { fronts[count == 1 ? 0 : $0 * (fronts.count - 1) / (count - 1)] }
            return chosen.map { $0...min($0 + facesPerSheet - 1, pages) }
        }
    }
}
