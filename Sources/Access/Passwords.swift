import CSodium
import Foundation
import Glibc
import Synchronization

/// Reckons the hashes of passwords, a few at once, away from the threads that serve requests.
///
/// A hash takes ``Cost/standard`` about 105 ms and 64 MiB, so many at once would leave no memory: two are reckoned at a time,
/// a few wait, and the rest is turned away with ``AccessError/overloaded``.
package final class Passwords: Sendable {
    /// What a hash costs.
    package struct Cost: Sendable, Hashable {
        let mebibytes: Int
        let passes: Int

        /// More than the least that OWASP's Password Storage Cheat Sheet asks for (46 MiB and one pass), and the memory and
        /// the passes of the second recommended option of RFC 9106, 4.
        package static let standard = Cost(mebibytes: 64, passes: 3)
        /// For tests; refused nowhere, so never to be used for people.
        package static let least = Cost(mebibytes: 1, passes: 1)
    }

    private let cost: Cost
    private let line: OperationQueue
    private let places: Mutex<Int>

    /// Reckons `atOnce` hashes at a time and lets `waiting` more wait for their turn.
    package init(cost: Cost = .standard, atOnce: Int = 2, waiting: Int = 16) {
        self.cost = cost
        places = Mutex(atOnce + waiting)
        line = OperationQueue()
        line.maxConcurrentOperationCount = atOnce
        line.qualityOfService = .userInitiated
    }

    /// The PHC string to be kept for a password: argon2id with its cost and a random salt.
    package func hash(_ password: NewPassword) async throws(AccessError) -> String {
        let cost = cost
        return try await inLine { () throws(AccessError) in
            let text = Array(password.text.utf8CString)
            var phc = [CChar](repeating: 0, count: crypto_pwhash_strbytes())
            guard
                crypto_pwhash_str(
                    &phc, text, UInt64(text.count - 1), UInt64(cost.passes), cost.mebibytes << 20) == 0
            else { throw .overloaded }
            return String(decoding: phc.prefix { $0 != 0 }.map(UInt8.init(bitPattern:)), as: UTF8.self)
        }
    }

    /// Whether this is the password of which ``hash(_:)`` made what was kept.
    ///
    /// False where nothing is kept, because there is no such account or it has no password. That takes as long as a wrong
    /// password, so the time does not tell whether there is one.
    package func isRight(_ password: String, for phc: String?) async throws(AccessError) -> Bool {
        let normal = NewPassword.normal(password)
        // No password is so long; reckoning one would take longer.
        let candidate = normal.utf8.count <= NewPassword.longest ? phc : nil
        let (kept, text) = (candidate ?? decoy, candidate == nil ? "" : normal)
        let isRight = try await inLine { () throws(AccessError) in
            let text = Array(text.utf8CString)
            errno = 0
            let status = crypto_pwhash_str_verify(kept, text, UInt64(text.count - 1))
            // Short memory must not say that a password is wrong.
            guard status == 0 || errno != ENOMEM else { throw .overloaded }
            return status == 0
        }
        return isRight && candidate != nil
    }

    /// Whether the hash was made at another cost and should be made anew when its password is next at hand.
    package func needsRehash(_ phc: String) -> Bool {
        crypto_pwhash_str_needs_rehash(phc, UInt64(cost.passes), cost.mebibytes << 20) != 0
    }

    /// A hash of this cost that no password has: its salt and its hash are zeros.
    private var decoy: String {
        let (salt, hash) = (String(repeating: "A", count: 22), String(repeating: "A", count: 43))
        return "$argon2id$v=19$m=\(cost.mebibytes << 10),t=\(cost.passes),p=1$\(salt)$\(hash)"
    }

    /// Does the work when its turn comes; throws ``AccessError/overloaded`` if there is no room in the line.
    private func inLine<Answer: Sendable>(
        _ work: @escaping @Sendable () throws(AccessError) -> Answer
    ) async throws(AccessError) -> Answer {
        let hasPlace = places.withLock { free in
            defer { free = max(0, free - 1) }
            return free > 0
        }
        guard hasPlace else { throw .overloaded }
        let result = await withCheckedContinuation { continuation in
            line.addOperation {
                // Where the library cannot find its feet it must not be used.
                let result = sodium_init() < 0 ? .failure(.overloaded) : Result(catching: work)
                self.places.withLock { $0 += 1 }
                continuation.resume(returning: result)
            }
        }
        return try result.get()
    }
}
