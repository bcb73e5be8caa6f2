import Foundation
import Judges
import Store
import Testing

@Suite struct ForeignVerificationTests {
    /// The chain as it is described, reckoned by Python's own HMAC.
    static let script = """
        import hashlib, hmac, sqlite3, struct, sys
        key, number = bytes([7] * 32), lambda value: struct.pack(">q", value)
        text = lambda value: number(len(value)) + value
        code = lambda message: hmac.new(key, message, hashlib.sha256).digest()
        db, head, count = sqlite3.connect(sys.argv[1]), bytes(32), 0
        lines = "SELECT number, moment, count, account, unit, action, reason, subject, hash FROM audit ORDER BY 1"
        for line in db.execute(lines):
            message = b"\\x01" + text(head) + b"".join(map(number, line[:3])) + number(line[3] is not None)
            head = code(message + b"".join(text((field or "").encode()) for field in line[3:8]))
            assert head == line[8], line[0]
            count += 1
        assert db.execute("SELECT count, hash, seal FROM audit_head").fetchall() == [
            (count, head, code(b"\\x02" + number(count) + text(head)))]
        print(count, head.hex())
        """

    @Test("Python reckons the same chain")
    func python() async throws {
        let kept = try await SQLiteOffice()
        for number in 0..<30 {
            let act = Act(
                number % 2 == 0 ? .void : .print, at: .sample(number),
                by: number % 3 == 0 ? kept.office.clerk.id : nil,
                unit: "W1", count: number, reason: "lý do \(number)", subject: "ă\(number)")
            try await kept.store.note(act)
        }
        let answer = try Tool("python3")(["-c", Self.script, kept.path])
        guard case .whole(let entries, let head) = try await kept.store.verifyAudit() else {
            Issue.record("the trail is broken")
            return
        }
        let hex = head.map { String(format: "%02x", $0) }.joined()
        #expect(answer.text == "\(entries) \(hex)\n", "\(answer.errors)")
    }
}
