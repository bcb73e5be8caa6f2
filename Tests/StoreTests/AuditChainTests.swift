import Crypto
import Foundation
import Store
import Testing

@Suite struct AuditChainTests {
    private static let chain = AuditChain(key: .sample)
    private static let previous = [UInt8](repeating: 9, count: 32)

    @Test("No two lines have the same hash, however their fields are cut")
    func different() {
        let lines = [
            line(), line(number: 2), line(moment: 8), line(count: 2), line(number: 7, moment: 1),
            line(account: nil), line(account: ""), line(unit: ""), line(account: "a1", unit: ""),
            line(account: "", unit: "a1"), line(unit: "1p", action: "rint"),
            line(action: "printr", reason: ""),
            line(reason: "", subject: "rs"), line(reason: "rs", subject: ""), line(subject: "s\u{301}"),
            line(subject: "\u{15B}"),
        ]
        #expect(Set(lines.map { Self.chain.hash(of: $0, after: Self.previous) }).count == lines.count)
    }

    @Test("A hash depends on the one before and on the key")
    func bound() {
        let hash = Self.chain.hash(of: line(), after: Self.previous)
        #expect(hash != Self.chain.hash(of: line(), after: AuditChain.Head.empty.hash))
        #expect(hash != AuditChain(key: SymmetricKey(size: .bits256)).hash(of: line(), after: Self.previous))
        #expect(hash.count == 32)
    }

    @Test("What was done comes back from its line")
    func act() {
        let act = Act.sample(.void, at: 3, by: ID(at: .sample), reason: "sai", subject: "x")
        #expect(AuditLine(number: 1, act).act == act)
        #expect(AuditLine(number: 1, .sample(.print)).act == .sample(.print))
        #expect(line(account: "nobody's id").act == nil)
        #expect(line(account: nil, action: "nonsense").act == nil)
    }

    private func line(
        number: Int = 1, moment: Int = 7, account: String? = "a", unit: String = "1",
        action: String = "print",
        count: Int = 1, reason: String = "r", subject: String = "s"
    ) -> AuditLine {
        AuditLine(
            number: number, moment: moment, account: account, unit: unit, action: action, count: count,
            reason: reason, subject: subject)
    }
}
