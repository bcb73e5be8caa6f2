import Access
import Foundation
import Store
import Synchronization

/// What somebody has begun at the counter and not yet printed: in memory only, for a while, and nobody else's.
final class Drafts<Value: Sendable>: Sendable {
    /// What a draft is called in addresses: says nothing of what is in it.
    typealias Name = String

    private struct Draft {
        let owner: ID<Account>
        var value: Value
        var used: ContinuousClock.Instant
    }

    private let drafts = Mutex<[Name: Draft]>([:])
    private let most: Int
    private let mostEach: Int
    private let patience: Duration

    /// `patience`: how long one is kept that nobody looks at; `most` are kept, and `mostEach` of one account.
    init(most: Int = 2000, mostEach: Int = 20, patience: Duration = .seconds(1800)) {
        (self.most, self.mostEach, self.patience) = (most, mostEach, patience)
    }

    /// Keeps the value; the account's oldest make room, then the oldest of all.
    func keep(_ value: Value, of owner: ID<Account>) -> Name {
        let name = String(Secret(.form).text.suffix(22))
        let now = ContinuousClock.now
        drafts.withLock { drafts in
            drafts = drafts.filter { now - $0.value.used < patience }
            while drafts.values.count(where: { $0.owner == owner }) >= mostEach {
                Self.removeOldest(of: &drafts) { $0.owner == owner }
            }
            while drafts.count >= most { Self.removeOldest(of: &drafts) { _ in true } }
            drafts[name] = Draft(owner: owner, value: value, used: now)
        }
        return name
    }

    /// The draft of this name; nil when it is somebody else's or gone.
    func value(_ name: Name, of owner: ID<Account>) -> Value? {
        let now = ContinuousClock.now
        return drafts.withLock { drafts in
            guard let draft = drafts[name], draft.owner == owner, now - draft.used < patience else {
                return nil
            }
            drafts[name]?.used = now
            return draft.value
        }
    }

    /// Changes the draft; false when there is none.
    @discardableResult
    func change(_ name: Name, of owner: ID<Account>, to value: Value) -> Bool {
        let now = ContinuousClock.now
        return drafts.withLock { drafts in
            guard let draft = drafts[name], draft.owner == owner, now - draft.used < patience else {
                return false
            }
            drafts[name] = Draft(owner: owner, value: value, used: now)
            return true
        }
    }

    func remove(_ name: Name, of owner: ID<Account>) {
        drafts.withLock { drafts in
            if drafts[name]?.owner == owner { drafts[name] = nil }
        }
    }

    private static func removeOldest(of drafts: inout [Name: Draft], where isMeant: (Draft) -> Bool) {
        let oldest = drafts.filter { isMeant($0.value) }.min { $0.value.used < $1.value.used }
        if let oldest { drafts[oldest.key] = nil }
    }
}
