import Foundation
import Press
import Records
import Store
import Web

/// Goes through tables before they are printed, one after the other, while their pages already show how far it is.
struct DraftReading: Sendable {
    private let rooms: OfficeRooms
    private let bench = Bench(places: 1, longest: 64)

    /// How many problems of a table are shown.
    static let mostShown = 100
    /// After so many rows the page says how far it is.
    private static let step = 20

    init(rooms: OfficeRooms) { self.rooms = rooms }

    /// Begins to go through the table for this order; what is wrong with the order itself is thrown at once.
    func begin(
        _ draft: TableDraft, _ order: BatchOrder, _ corrections: Corrections, for caller: Caller
    ) async throws {
        let (_, options) = try await answering { try await order.options(for: caller, rooms) }
        let press = try await answering {
            try options.order(
                draft.folder.table, corrections, with: try await rooms.editions.catalogue(with: options.logo),
                version: rooms.version)
        }
        let round = draft.begin(order, corrections)
        let (jobs, rejects) = (rooms.settings.jobs, draft.folder.draftRejects)
        let name = draft.filename.isEmpty ? "?" : draft.filename
        Task { [weak draft, bench] in
            let work: @Sendable () -> TableDraft.State? = { [weak draft] in
                Self.read(press, called: name, rejects: rejects, jobs: jobs) { rows in
                    draft?.note(.underWay(rows: rows), round: round) ?? false
                }
            }
            do {
                if let state = try await bench.run(work) { draft?.note(state, round: round) }
            } catch {
                draft?.note(
                    .unreadable(Refusal.busy(retryAfter: .seconds(2)).title, samples: []), round: round)
            }
        }
    }

    /// Nil when nobody waits for it any more.
    private static func read(
        _ order: Order, called name: String, rejects: String, jobs: Int, _ isAwaited: (_ rows: Int) -> Bool
    ) -> TableDraft.State? {
        do throws(PressError) {
            guard isAwaited(0) else { return nil }
            let sight = try TableSight(order)
            guard sight.missing.isEmpty, sight.doubled.isEmpty else { return .unfit(sight) }
            let galley = try Galley(order, rejects: rejects, most: mostShown, jobs: jobs) {
                (counts) throws(PressError) in
                if counts.rows % step == 0, !isAwaited(counts.rows) {
                    throw .interrupted(documents: 0, planned: 0)
                }
            }
            return .read(sight, galley)
        } catch {
            if case .interrupted = error { return nil }
            let file = Wording(vi: "“\(name)”", en: "“\(name)”")
            let wording = error.tableWording(calling: file) ?? Refusal(error).title
            return .unreadable(wording, samples: error.encodingSamples)
        }
    }
}
