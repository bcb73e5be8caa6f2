import Foundation
import Glibc
import Logging
import Press
import ServiceLifecycle
import Store
import Synchronization

/// Prints the batches that wait, a few at once, those of every unit in turn.
///
/// A batch that the program was printing when it ended waits again at the next start and is gone on with where it was: its
/// folder is the ledger of a run.
struct BatchRoom: Service {
    let rooms: OfficeRooms
    /// How many batches are printed at once.
    let places: Int

    func run() async throws {
        try await rooms.store.releaseBatches()
        await withDiscardingTaskGroup { group in
            for _ in 0..<places { group.addTask { await work() } }
        }
    }

    private func work() async {
        let shutdown = ShutdownFlag()
        await withGracefulShutdownHandler {
            while !shutdown.isRaised, !Task.isCancelled {
                do {
                    if let batch = try await rooms.store.takeBatch() {
                        try await print(batch, shutdown)
                        continue
                    }
                } catch {
                    // The store is busy or the disk is full; the batch stays and is tried again.
                    rooms.logger.error("batch", metadata: ["error": "\(type(of: error))"])
                }
                await rooms.bell.wait(upTo: .seconds(1))
            }
        } onGracefulShutdown: {
            shutdown.raise()
            rooms.bell.ring()
        }
    }

    private func print(_ batch: Batch, _ shutdown: ShutdownFlag) async throws {
        rooms.board.begin(batch.id)
        defer { rooms.board.end(batch.id) }
        let progress = BatchProgress(batch)
        let notes = Task { try await follow(progress) }
        let end = await end(of: batch, progress, shutdown)
        notes.cancel()
        _ = await notes.result
        try await note(end, progress.batch)
    }

    private func end(of batch: Batch, _ progress: BatchProgress, _ shutdown: ShutdownFlag) async -> BatchEnd {
        let catalogue: Catalogue
        do {
            catalogue = try await rooms.editions.catalogue(with: try BatchOptions(batch.options).logo)
        } catch {
            return .failed("template.changed")
        }
        return await withCheckedContinuation { continuation in
            // A thread of its own: as many batches as cores would leave the pool no thread to answer requests with.
            Thread.detachNewThread {
                continuation.resume(
                    returning: BatchEnd.of(batch, rooms, with: catalogue, progress) {
                        shutdown.isRaised || rooms.board.isCancelled(batch.id)
                    })
            }
        }
    }

    /// Notes now and then how far the batch is.
    private func follow(_ progress: BatchProgress) async throws {
        var last: Batch?
        while !Task.isCancelled {
            let batch = progress.batch
            if batch != last {
                rooms.board.show(batch)
                try? await rooms.store.note(batch, nil)
                last = batch
            }
            try await Task.sleep(for: .milliseconds(500))
        }
    }

    private func note(_ end: BatchEnd, _ batch: Batch) async throws {
        var batch = batch
        switch end {
        case .stopped where !rooms.board.isCancelled(batch.id):
            // The program ends; at the next start the batch waits again.
            return
        case .stopped: batch.state = .cancelled
        case .printed(let counts, let documents):
            batch.state = .printed
            (batch.rows, batch.printed, batch.rejected) = (counts.rows, counts.printed, counts.rejected)
            batch.documents = documents
        case .failed(let code): (batch.state, batch.failure) = (.failed, code)
        }
        let moment = rooms.now()
        batch.finished = moment
        let act = Act(
            .batchEnd, at: moment, by: batch.account, unit: batch.unit, count: batch.printed,
            reason: batch.failure, subject: batch.id.text)
        try await rooms.store.note(batch, act)
        rooms.board.show(batch)
    }
}

/// Raised once, seen by every thread.
final class ShutdownFlag: Sendable {
    private let flag = Mutex(false)

    var isRaised: Bool { flag.withLock { $0 } }
    func raise() { flag.withLock { $0 = true } }
}
