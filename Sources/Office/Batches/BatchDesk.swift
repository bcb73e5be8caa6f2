import Foundation
import Press
import Records
import Store
import Web

/// Where tables are handed in to be printed, and where it is asked what became of them.
struct BatchDesk: Sendable {
    let rooms: OfficeRooms

    /// Begins a batch, or answers the one that the same request has begun before.
    ///
    /// `fill` puts the table into the folder, and answers how it is to be printed and the key of the request.
    func begin(
        by caller: Caller, _ fill: (BatchFolder) async throws -> (BatchOrder, RequestKey?)
    ) async throws -> Batch {
        try caller.demand(.batches)
        let moment = rooms.now()
        let id = ID<Batch>(at: moment)
        let folder = BatchFolder(id, in: rooms.batches)
        do {
            let begun = try await answering {
                try folder.make()
                let (order, key) = try await fill(folder)
                return try await decide(order, key, id, folder, caller, at: moment)
            }
            switch begun {
            case .new(let batch):
                rooms.bell.ring()
                return batch
            case .before(let batch, _):
                try folder.remove()
                return batch
            case .keyTaken: throw Refusal.keyTaken
            case .quotaUsed: throw Refusal.quotaUsed
            case .missing: throw Refusal.missing
            }
        } catch {
            // Nobody knows of the batch, so its table goes.
            try? folder.remove()
            throw error
        }
    }

    private func decide(
        _ order: BatchOrder, _ key: RequestKey?, _ id: ID<Batch>, _ folder: BatchFolder, _ caller: Caller,
        at moment: Date
    ) async throws -> Begun<Batch> {
        let (unit, options) = try await order.options(for: caller, rooms)
        // What cannot be printed at all is said now, not when its turn comes.
        _ = try options.order(
            folder.table, with: try await rooms.editions.catalogue(with: options.logo), version: rooms.version
        )
        // The table is durable; where it lies has to be so as well before anybody counts on it.
        try await rooms.bench.run { try folder.settle() }
        let batch = Batch(
            id: id, unit: unit, account: caller.account.id, template: order.template,
            options: try options.bytes, created: moment)
        let act = Act(.batchBegin, at: moment, by: caller.account.id, unit: unit, count: 0, subject: id.text)
        return try await rooms.store.begin(batch, key: key, act)
    }

    /// The latest batches that the caller may see, those before `before`; at most `limit`.
    func batches(for caller: Caller, before: ID<Batch>?, limit: Int) async throws -> [Batch] {
        try caller.demand(.batches)
        return try await answering {
            try await rooms.store.batches(
                in: caller.scope, account: caller.account.role.seesOwnBatchesOnly ? caller.account.id : nil,
                before: before, limit: limit)
        }
    }

    /// Throws ``Refusal/missing`` for what the caller may not see.
    func batch(_ id: ID<Batch>, for caller: Caller) async throws -> Batch {
        try caller.demand(.batches)
        return try await answering {
            guard let batch = try await rooms.store.batch(id, in: caller.scope),
                !caller.account.role.seesOwnBatchesOnly || batch.account == caller.account.id
            else { throw Refusal.missing }
            return batch
        }
    }

    /// Ends a batch that has not ended; what is printed of it stays noted.
    func cancel(_ batch: Batch, by caller: Caller) async throws -> Batch {
        let moment = rooms.now()
        let act = Act(
            .batchCancel, at: moment, by: caller.account.id, unit: batch.unit, count: batch.printed,
            subject: batch.id.text)
        return try await answering {
            guard !batch.state.isEnd,
                let cancelled = try await rooms.store.cancel(batch.id, in: caller.scope, at: moment, act),
                cancelled.state == .cancelled
            else {
                throw Refusal.batchState("Lô này đã in xong hoặc đã hủy.", "The batch has ended already.")
            }
            rooms.board.cancel(batch.id)
            if batch.state == .waiting { rooms.board.show(cancelled) }
            return cancelled
        }
    }

    /// What a batch that is printed has on disk.
    func printed(_ batch: Batch) throws -> (folder: BatchFolder, report: Report) {
        guard batch.purged == nil else { throw Refusal.documentPurged }
        guard batch.state == .printed else {
            throw Refusal.batchState("Lô này chưa in xong.", "The batch is not printed yet.")
        }
        let folder = BatchFolder(batch.id, in: rooms.batches)
        guard let report = folder.report else { throw Refusal.missing }
        return (folder, report)
    }
}
