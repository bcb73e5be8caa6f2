package import Crypto
import Foundation

/// Binds every line of the audit trail to the one before it, and the last one to how many there are.
///
/// Who does not know the key can neither change, add, move nor drop a line without being found. An older copy of the whole
/// store verifies, of course: against that helps only a head that was written down elsewhere.
package struct AuditChain: Sendable {
    /// The end of the chain: so many lines, and the hash of the last.
    package struct Head: Hashable, Sendable {
        package let count: Int
        package let hash: [UInt8]

        package init(count: Int, hash: [UInt8]) { (self.count, self.hash) = (count, hash) }

        /// Of a trail without lines.
        package static let empty = Head(count: 0, hash: [UInt8](repeating: 0, count: SHA256.byteCount))
    }

    private let key: SymmetricKey

    package init(key: SymmetricKey) { self.key = key }

    /// HMAC-SHA-256 over the hash before it and every field; no two lines are the same bytes.
    package func hash(of line: AuditLine, after previous: [UInt8]) -> [UInt8] {
        var bytes = Encoding(.line)
        bytes.add(previous)
        for number in [line.number, line.moment, line.count] { bytes.add(number) }
        bytes.add(line.account.map { _ in 1 } ?? 0)
        for text in [line.account ?? "", line.unit, line.action, line.reason, line.subject] {
            bytes.add(Array(text.utf8))
        }
        return code(for: bytes)
    }

    /// What is kept beside the head, so that nobody else can make one.
    package func seal(of head: Head) -> [UInt8] {
        var bytes = Encoding(.head)
        bytes.add(head.count)
        bytes.add(head.hash)
        return code(for: bytes)
    }

    private func code(for encoding: Encoding) -> [UInt8] {
        Array(HMAC<SHA256>.authenticationCode(for: encoding.bytes, using: key))
    }

    /// Fields one behind the other, so that none can run into the next.
    ///
    /// Numbers in eight bytes, the highest first; texts behind their length.
    private struct Encoding {
        enum Kind: UInt8 {
            case line = 1
            case head
        }

        private(set) var bytes: [UInt8]

        init(_ kind: Kind) { bytes = [kind.rawValue] }

        mutating func add(_ number: Int) {
            withUnsafeBytes(of: Int64(number).bigEndian) { bytes += $0 }
        }

        mutating func add(_ text: [UInt8]) {
            add(text.count)
            bytes += text
        }
    }
}

extension AuditChain {
    /// Goes along the lines and tells where they are no longer what was written.
    package struct Verification {
        private let chain: AuditChain
        private var head = Head.empty

        fileprivate init(_ chain: AuditChain) { self.chain = chain }

        /// Takes the next line, in the order of numbers; answers the number of the first that is bad, if that is known now.
        package mutating func take(_ line: AuditLine, hash: [UInt8]) -> Int? {
            let expected = head.count + 1
            guard line.number == expected else { return min(line.number, expected) }
            guard chain.hash(of: line, after: head.hash) == hash else { return expected }
            head = Head(count: expected, hash: hash)
            return nil
        }

        /// After the last line: compares with the head that was kept and its seal; nil when they are lost.
        package func verdict(head kept: Head?, seal: [UInt8]?) -> AuditVerdict {
            if let kept, chain.seal(of: kept) == seal, kept == head {
                return .whole(entries: head.count, head: head.hash)
            }
            // With a true seal the kept count says which line is one too many; else something is wrong behind the last.
            guard let kept, chain.seal(of: kept) == seal, kept.count < head.count else {
                return .broken(at: head.count + 1)
            }
            return .broken(at: kept.count + 1)
        }
    }

    package func verification() -> Verification { Verification(self) }
}
