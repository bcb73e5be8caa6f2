import Pages
import Tables

extension FolderVerification {
    /// Goes through the pages of all documents.
    mutating func look(jobs: Int) throws(VerificationError) {
        let (verification, total) = (verification, documents.all.reduce(0) { $0 + $1.pages })
        var (number, page) = (0, 1)
        try inOrder(
            jobs: jobs,
            next: { () throws(VerificationError) -> Verification.Part? in
                while number < documents.all.count, page > documents.all[number].pages {
                    (number, page) = (number + 1, 1)
                }
                guard number < documents.all.count else { return nil }
                let pages = documents.all[number].pages
                let last = min(page + Verification.pagesAtOnce(of: pages, jobs: jobs) - 1, pages)
                defer { page = last + 1 }
                return try part(of: number, pages: page...last)
            },
            work: { (part: Verification.Part) throws(VerificationError) in
                (pages: part.pages.count, seen: verification.sightings(part))
            },
            take: { (done: (pages: Int, seen: [Sighting])) throws(VerificationError) in
                for sighting in done.seen { try take(sighting) }
                summary.pages += done.pages
                watch(.pages(summary.pages, of: total))
            })
    }

    private func part(
        of number: Int, pages: ClosedRange<Int>
    ) throws(VerificationError) -> Verification.Part {
        let document = documents.all[number]
        var (front, face) = (number, 0)
        if case .png = verification.format { (front, face) = side(ofPicture: document.name, number) }
        var pieces: [Int: [PlannedPiece]] = [:]
        for page in max(1, pages.lowerBound - verification.facesPerSheet + 1)...pages.upperBound {
            guard page <= documents.all[front].plannedPages else { break }
            let cells = try Self.table { () throws(TableError) in
                try plan.cells(page: documents.all[front].first + page - 1)
            }
            var planned: [PlannedPiece] = []
            for cell in cells {
                if let piece = try piece(cell, page: page) { planned.append(piece) }
            }
            if !planned.isEmpty { pieces[page] = planned }
        }
        return Verification.Part(
            file: document.name, path: document.path, pages: pages, pieces: pieces, face: face,
            isSuspect: document.isChanged)
    }

    /// Whose side a picture shows: the number of the picture of its front, and which side it is.
    private func side(ofPicture name: String, _ number: Int) -> (front: Int, face: Int) {
        let endings = order.press.template.pictureNames("")
        for (face, ending) in endings.enumerated().dropFirst() where name.hasSuffix(ending) {
            if let front = documents.number(name.dropLast(ending.count) + endings[0]) { return (front, face) }
        }
        return (number, 0)
    }

    private func piece(
        _ cell: PlannedPages.Cell, page: Int
    ) throws(VerificationError) -> PlannedPiece? {
        let known = try Self.table { () throws(TableError) in
            try roll.entry(cell.line).flatMap { entry throws(TableError) in try roll.row(entry) }
        }
        return known.map {
            PlannedPiece(
                line: cell.line, page: page, cell: cell.cell, fingerprint: $0.fingerprint, names: $0.names)
        }
    }

    private mutating func take(_ sighting: Sighting) throws(VerificationError) {
        if let fatal = sighting.fatal { throw fatal }
        var owner: Int?
        do throws(TableError) {
            switch sighting {
            case .code(let line): try roll.change(line) { $0.codes &+= 1 }
            case .name(let line): try roll.change(line) { $0.names &+= 1 }
            case .unreadable(_, let line): try roll.change(line) { $0.isExplained = true }
            case .stray(_, let fingerprint, _):
                owner = try roll.owner(of: fingerprint)
                if let owner { try roll.change(owner) { $0.strays &+= 1 } }
            case .wrongName, .pageSize, .broken: break
            }
        } catch {
            throw .press(.table(error))
        }
        if let discrepancy = sighting.discrepancy(owner: owner) { note(discrepancy) }
    }

    /// Goes through all rows of the table: what became of each, and what was seen of it.
    mutating func sweep() throws(VerificationError) {
        let codes = verification.codesPerPiece
        for line in 1...max(1, roll.lastLine) {
            let found = try Self.table { () throws(TableError) in
                try roll.entry(line).map { entry throws(TableError) in (entry, try roll.row(entry)) }
            }
            guard let (entry, row) = found else { continue }
            if entry.planned == 0, entry.rejected == 0 { note(.lost(line)) }
            if entry.planned + entry.rejected > 1 {
                note(.twice(line, planned: Int(entry.planned), rejected: Int(entry.rejected)))
            }
            guard entry.planned > 0, let row else { continue }
            let names = verification.readsNames ? row.names.count { !$0.isEmpty } : 0
            let wholes = [(Int(entry.codes), codes), (Int(entry.names), names)].filter { $0.1 > 0 }
                .map { $0.0 / $0.1 }
            let printed = wholes.min() ?? Int(entry.planned)
            summary.printed += printed
            summary.distinct += min(printed, 1)
            if codes > 0 { tellOfCodes(entry, line: line, perPiece: codes) }
        }
    }

    private mutating func tellOfCodes(_ entry: Roll.Entry, line: Int, perPiece: Int) {
        let number = Int(entry.document)
        let name = documents.all.indices.contains(number) ? documents.all[number].name : RunFolder.manifest
        let place = PaperPlace(file: name, page: Int(entry.page), cell: Int(entry.cell))
        let places = (Int(entry.codes) + perPiece - 1) / perPiece + Int(entry.strays)
        if places > 1 {
            note(.doubled(place, line: line, count: places))
        } else if entry.codes < perPiece, entry.strays == 0, !entry.isExplained {
            note(.missing(place, line: line))
        }
    }
}
