package import Records

/// How many copies a unit printed on a day.
package struct PrintTally: Hashable, Sendable {
    package let unit: String
    package let day: Day
    package let printed: Int
    /// Of these, copies after the first.
    package let reprints: Int

    package init(unit: String, day: Day, printed: Int, reprints: Int) {
        (self.unit, self.day, self.printed, self.reprints) = (unit, day, printed, reprints)
    }
}

/// How many batches of a unit were printed on a day, and what came of their rows.
package struct BatchTally: Hashable, Sendable {
    package let unit: String
    package let day: Day
    package let batches: Int
    /// Pieces on paper.
    package let printed: Int
    /// Rows that came back.
    package let rejected: Int

    package init(unit: String, day: Day, batches: Int, printed: Int, rejected: Int) {
        (self.unit, self.day, self.batches) = (unit, day, batches)
        (self.printed, self.rejected) = (printed, rejected)
    }
}
