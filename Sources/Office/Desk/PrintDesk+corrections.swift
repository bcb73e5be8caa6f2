import Foundation
import Store
import Web

/// What is noted of a print afterwards.
///
/// Throws ``Refusal/printState`` when it cannot be done to the print, and ``Refusal/keyTaken``.
extension PrintDesk {
    func void(_ print: Print, reason: String, by caller: Caller, key: RequestKey?) async throws -> Print {
        let moment = now()
        let act = Act(
            .void, at: moment, by: caller.account.id, unit: print.unit, reason: reason,
            subject: print.subject)
        return try await store.void(print.id, in: caller.scope, key: key, at: moment, act).changed
    }

    func handOver(_ print: Print, by caller: Caller, key: RequestKey?) async throws -> Print {
        let moment = now()
        let act = Act(
            .handOver, at: moment, by: caller.account.id, unit: print.unit, subject: print.subject)
        return try await store.handOver(print.id, in: caller.scope, key: key, at: moment, act).changed
    }
}

extension Begun<Print> {
    /// The print as it is now.
    fileprivate var changed: Print {
        get throws {
            switch self {
            case .new(let print), .before(let print, _): print
            case .keyTaken: throw Refusal.keyTaken
            case .quotaUsed: throw Refusal.quotaUsed
            // It was there a moment ago, so this cannot be done to it.
            case .missing: throw Refusal.printState
            }
        }
    }
}
