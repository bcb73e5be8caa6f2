import Foundation
import Records
import Store

/// How much was printed: by day and by unit, from the tallies of the store.
struct Figures: Sendable {
    struct Counts: Sendable, Hashable {
        /// Copies printed one by one, and how many of these were printed again.
        var prints = 0
        var reprints = 0
        var batches = 0
        /// Pieces and rows of batches.
        var batchPrints = 0
        var rejected = 0

        var all: Int { prints + batchPrints }
    }

    /// Every day from the first to the last, also those on which nothing was printed.
    let days: [Day]
    private(set) var byDay: [Day: Counts] = [:]
    private(set) var byUnit: [String: Counts] = [:]
    /// By unit and day, for a table; only where there is something.
    private(set) var single: [Place: Counts] = [:]
    private(set) var total = Counts()

    struct Place: Hashable, Sendable {
        let day: Day
        let unit: String
    }

    init(_ prints: [PrintTally], _ batches: [BatchTally], days: [Day]) {
        self.days = days
        for tally in prints {
            add(tally.unit, tally.day) {
                $0.prints += tally.printed
                $0.reprints += tally.reprints
            }
        }
        for tally in batches {
            add(tally.unit, tally.day) {
                $0.batches += tally.batches
                $0.batchPrints += tally.printed
                $0.rejected += tally.rejected
            }
        }
    }

    private mutating func add(_ unit: String, _ day: Day, _ change: (inout Counts) -> Void) {
        change(&byDay[day, default: Counts()])
        change(&byUnit[unit, default: Counts()])
        change(&single[Place(day: day, unit: unit), default: Counts()])
        change(&total)
    }
}

extension PrintBook where Self: BatchBook {
    /// The figures of the units of a scope on these days, of which there is at least one.
    func figures(in scope: Set<String>, on days: [Day]) async throws(StoreError) -> Figures {
        let since = days.first?.beginInVietnam ?? .distantFuture
        return Figures(
            try await tally(in: scope, since: since), try await batchTally(in: scope, since: since),
            days: days)
    }
}
