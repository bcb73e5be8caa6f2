import Foundation
import Press
import Store
import Synchronization

/// How the run of a batch ended.
enum BatchEnd: Sendable {
    case printed(Report.Counts, documents: Int)
    /// Why nothing can be printed: a stable code.
    case failed(String)
    /// It was told to stop, and can be gone on with.
    case stopped
}

extension BatchEnd {
    /// Prints the batch on this thread, from where an earlier run was interrupted.
    static func of(
        _ batch: Batch, _ rooms: OfficeRooms, with catalogue: Catalogue, _ progress: BatchProgress,
        isInterrupted: @escaping () -> Bool
    ) -> BatchEnd {
        let folder = BatchFolder(batch.id, in: rooms.batches)
        do {
            let order = try BatchOptions(batch.options).order(
                folder.table, try folder.corrections, with: catalogue, version: rooms.version)
            var manner = Run.Manner()
            manner.resumes = true
            manner.isInterrupted = isInterrupted
            let report = try Run(order, to: .folder(folder.run), manner, tell: progress.hear).print()
            return .printed(report.counts, documents: report.files.count)
        } catch let error as PressError {
            return BatchEnd(error)
        } catch is Catalogue.Miss {
            return .failed("template.changed")
        } catch {
            return .failed("batch.unreadable")
        }
    }

    private init(_ error: PressError) {
        switch error {
        case .interrupted: self = .stopped
        case .table: self = .failed("table.unreadable")
        case .columns: self = .failed("table.columns")
        case .otherRun: self = .failed("template.changed")
        case .cannotCreate, .cannotWrite: self = .failed("disk.full")
        case .arrangement, .sheetDoesNotFit: self = .failed("sheet.unfit")
        default: self = .failed("press.failed")
        }
    }
}

/// How far the run of a batch is, as its threads tell it.
final class BatchProgress: Sendable {
    private let state: Mutex<Batch>

    init(_ batch: Batch) {
        var batch = batch
        (batch.rows, batch.printed, batch.rejected, batch.documents) = (0, 0, 0, 0)
        state = Mutex(batch)
    }

    var batch: Batch { state.withLock { $0 } }

    func hear(_ event: Run.Event) {
        state.withLock { batch in
            switch event {
            case .surveyed(let counts): (batch.rows, batch.rejected) = (counts.rows, counts.rejected)
            case .madeUp(_, _, let printedBefore): batch.printed = printedBefore
            case .printed(let count): batch.printed += count
            case .document: batch.documents += 1
            case .rejected: break
            }
        }
    }
}
