import Access
import Synchronization

/// The keys of forms that were sent lately: what comes twice, as by a double click, is done once.
final class KeysOfLate: Sendable {
    private static let most = 1000
    private let keys = Mutex<[String]>([])

    /// A key for a form that is being shown.
    static func newKey() -> String { String(Secret(.form).text.suffix(22)) }

    /// Whether the key comes for the first time; notes it.
    func isNew(_ key: String) -> Bool {
        keys.withLock { keys in
            guard !keys.contains(key) else { return false }
            if keys.count >= Self.most { keys.removeFirst(Self.most / 10) }
            keys.append(key)
            return true
        }
    }
}
