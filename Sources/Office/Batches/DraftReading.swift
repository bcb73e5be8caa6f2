import Foundation
import Press
import Records
import Store
import Synchronization
import Web

/// Goes through tables before they are printed, one after the other, while their pages already show how far it is.
struct DraftReading: Sendable {
    private let rooms: OfficeRooms
    private let line = ReadingLine()

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
        let rejects = draft.folder.draftRejects
        let name = draft.filename.isEmpty ? "?" : draft.filename
        let isTaken = line.add { [weak draft] in
            let state = Self.read(press, called: name, rejects: rejects) { rows in
                draft?.note(.underWay(rows: rows), round: round) ?? false
            }
            if let state { draft?.note(state, round: round) }
        }
        guard isTaken else { throw Refusal.busy(retryAfter: .seconds(5)) }
    }

    /// Nil when nobody waits for it any more.
    private static func read(
        _ order: Order, called name: String, rejects: String, _ isAwaited: (_ rows: Int) -> Bool
    ) -> TableDraft.State? {
        do throws(PressError) {
            guard isAwaited(0) else { return nil }
            let sight = try TableSight(order)
            guard sight.missing.isEmpty, sight.doubled.isEmpty else { return .unfit(sight) }
            let galley = try Galley(order, rejects: rejects, most: mostShown, jobs: 1) {
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

/// Does one piece of work after the other, on threads of its own: it takes seconds, and meanwhile those of the pool have to
/// answer requests.
private final class ReadingLine: Sendable {
    private static let most = 64
    private let turn = NSLock()
    private let waiting = Mutex(0)

    /// False when too many wait already.
    func add(_ work: @escaping @Sendable () -> Void) -> Bool {
        let isTaken = waiting.withLock { count in
            guard count < Self.most else { return false }
            count += 1
            return true
        }
        guard isTaken else { return false }
        Thread.detachNewThread { [self] in
            turn.withLock(work)
            waiting.withLock { $0 -= 1 }
        }
        return true
    }
}
