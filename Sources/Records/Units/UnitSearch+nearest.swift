extension UnitSearch {
    /// The units of the level whose names are like what is written, the likest first; at most three.
    ///
    /// Like are names that differ in marks or kind, or by one letter of four or two letters of six or more; in the
    /// whole country, where thousands of wards are like any other, only the former.
    func nearest(to written: WrittenUnit, within above: [Place]?) -> [AdministrativeUnit] {
        let (rows, entries) = (units.rows, units.names.entries)
        let lengths = written.readings.map(\.letters.count)
        let mostUnlike = written.level == .ward && above == nil ? 0 : 2
        let possible = (lengths.min() ?? 0) - mostUnlike...(lengths.max() ?? 0) + mostUnlike
        // Nearly all units are in other provinces, so those are passed over first.
        let provinces = above?.map { rows[$0.row].province }
        var found: [Likeness] = []
        for entry in entries where possible.contains(entry.letters.count) {
            let row = Int(entry.row)
            guard rows[row].level == written.level, provinces?.contains(rows[row].province) ?? true
            else { continue }
            let anywhere = Place(
                row: row, epochs: rows[row].tables.wholeEpochs, isExact: true, isComplete: true)
            guard let place = anywhere.within(above, units),
                let likeness = likeness(of: entry, at: place, to: written, mostUnlike: mostUnlike)
            else { continue }
            found.append(likeness)
        }
        // Beside a name that has all the letters, names with other letters are beside the point.
        if found.contains(where: { $0.distance == 0 }) { found.removeAll { $0.distance > 0 } }
        var nearest: [Likeness] = []
        for likeness in found.sorted() where nearest.count < Self.candidateLimit {
            if !nearest.contains(where: { units.isSame($0.place.row, likeness.place.row) }) {
                nearest.append(likeness)
            }
        }
        return nearest.map { unit($0.place) }
    }

    private struct Likeness: Comparable {
        let place: Place
        /// How many letters must be put in, taken out or changed; marks do not count.
        let distance: Int
        let hasOtherMarks: Bool
        let isOtherKind: Bool
        /// The last table that has it.
        let last: Int

        private var order: (Int, Int, Int, Int, Int) {
            (distance, hasOtherMarks ? 1 : 0, isOtherKind ? 1 : 0, -last, place.row)
        }

        static func < (left: Likeness, right: Likeness) -> Bool { left.order < right.order }
        static func == (left: Likeness, right: Likeness) -> Bool { left.order == right.order }
    }

    /// Nil if the name is not like what is written.
    private func likeness(
        of entry: NameIndex.Entry, at place: Place, to written: WrittenUnit, mostUnlike: Int
    ) -> Likeness? {
        let letters = units.names.letters(of: entry)
        let row = units.rows[place.row]
        return written.readings.compactMap { reading in
            let length = reading.letters.count
            let limit = length < 4 ? 0 : length < 6 ? min(1, mostUnlike) : mostUnlike
            return letters.distance(to: reading.letters, limit: limit).map { distance in
                Likeness(
                    place: place, distance: distance, hasOtherMarks: reading.key.exact != entry.key.exact,
                    isOtherKind: reading.kind != nil && reading.kind != row.kind, last: row.tables.last)
            }
        }.min()
    }
}
