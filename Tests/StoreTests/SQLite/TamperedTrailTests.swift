import Foundation
import Judges
import Store
import Testing

@Suite struct TamperedTrailTests {
    /// What somebody does to the trail, and which line is then named.
    struct Deed: CustomTestStringConvertible, Sendable {
        let testDescription: String
        let sql: @Sendable (_ line: Int) -> String
        var found: @Sendable (_ line: Int) -> Int = { $0 }
    }

    static let length = 40

    static let deeds =
        [
            "moment = moment + 1", "account = 'somebody'", "account = NULL", "unit = 'W2'",
            "action = 'void'", "action = 'nonsense'", "count = count + 1", "reason = reason || ' '",
            "reason = '', subject = reason || subject", "subject = 'x'", "hash = zeroblob(32)",
            "hash = x''",
        ].map { change in
            Deed(testDescription: change, sql: { "UPDATE audit SET \(change) WHERE number = \($0)" })
        } + [
            Deed(testDescription: "a line is dropped", sql: { "DELETE FROM audit WHERE number = \($0)" }),
            Deed(
                testDescription: "a line is dropped and the others move up",
                sql: {
                    """
                    DELETE FROM audit WHERE number = \($0);
                    UPDATE audit SET number = -number; UPDATE audit SET number = -number - (number < -\($0))
                    """
                }),
            Deed(
                testDescription: "two lines change places",
                sql: {
                    """
                    UPDATE audit SET number = -1 WHERE number = \($0);
                    UPDATE audit SET number = \($0) WHERE number = \($0) + 1;
                    UPDATE audit SET number = \($0) + 1 WHERE number = -1
                    """
                }),
            Deed(
                testDescription: "a line is put in",
                sql: {
                    """
                    UPDATE audit SET number = -number; UPDATE audit SET number = -number + (number < -\($0));
                    INSERT INTO audit SELECT \($0) + 1, moment, account, unit, action, count, reason, subject, hash
                    FROM audit WHERE number = \($0)
                    """
                }, found: { $0 + 1 }),
            Deed(
                testDescription: "the end is cut off",
                sql: { "DELETE FROM audit WHERE number >= \($0)" }),
            Deed(
                testDescription: "the end is cut off and the head is set back",
                sql: {
                    """
                    DELETE FROM audit WHERE number >= \($0);
                    UPDATE audit_head SET count = (SELECT max(number) FROM audit),
                        hash = (SELECT hash FROM audit ORDER BY number DESC LIMIT 1)
                    """
                }),
        ]

    @Test("Whatever is done to a line is found there", arguments: deeds)
    func found(deed: Deed) async throws {
        let kept = try await Self.written()
        let whole = try kept.shell.bytes()
        for line in [6, 7, 13, 20, 38, 39] {
            let copy = try kept.office.scratch.file("tampered-\(line)", whole)
            try Self.tamper(copy, deed.sql(line))
            let store = try SQLiteStore(path: copy, chainKey: .sample)
            #expect(try await store.verifyAudit() == .broken(at: deed.found(line)), "line \(line)")
        }
    }

    @Test("A line behind the last, a lost head and a forged head are found behind the last line")
    func end() async throws {
        let kept = try await Self.written()
        let whole = try kept.shell.bytes()
        let deeds = [
            """
            INSERT INTO audit SELECT number + 1, moment, account, unit, action, count, reason, subject, hash
            FROM audit ORDER BY number DESC LIMIT 1
            """,
            "DELETE FROM audit_head", "UPDATE audit_head SET seal = zeroblob(32)",
            "UPDATE audit_head SET count = count + 1", "UPDATE audit_head SET hash = zeroblob(32)",
        ]
        for (number, deed) in deeds.enumerated() {
            let copy = try kept.office.scratch.file("end-\(number)", whole)
            try Self.tamper(copy, deed)
            let store = try SQLiteStore(path: copy, chainKey: .sample)
            #expect(try await store.verifyAudit() == .broken(at: Self.length + 1), "\(deed)")
        }
    }

    @Test("That the first line is gone is found")
    func first() async throws {
        let kept = try await Self.written()
        try Self.tamper(kept.path, "DELETE FROM audit WHERE number = 1")
        #expect(try await kept.store.verifyAudit() == .broken(at: 1))
    }

    @Test("A line before the first is found")
    func beginning() async throws {
        let kept = try await Self.written()
        try Self.tamper(
            kept.path,
            "INSERT INTO audit SELECT 0, moment, account, unit, action, count, reason, subject, hash FROM audit LIMIT 1"
        )
        #expect(try await kept.store.verifyAudit() == .broken(at: 0))
    }

    @Test("Nothing is added behind a head that is not sealed: that would hide what was done")
    func unsealed() async throws {
        let kept = try await Self.written()
        try Self.tamper(
            kept.path,
            """
            DELETE FROM audit WHERE number = \(Self.length);
            UPDATE audit_head SET count = \(Self.length) - 1,
                hash = (SELECT hash FROM audit WHERE number = \(Self.length) - 1)
            """)
        let error = await #expect(throws: StoreError.self) { try await kept.store.note(.sample(.signIn)) }
        guard case .damaged = error else {
            Issue.record("\(String(describing: error))")
            return
        }
        #expect(try await kept.store.verifyAudit() == .broken(at: Self.length))
    }

    @Test(
        "The database itself refuses to change the trail",
        arguments: [
            "UPDATE audit SET reason = '' WHERE number = 3", "DELETE FROM audit WHERE number = 40",
            "DELETE FROM audit",
            "INSERT OR REPLACE INTO audit SELECT * FROM audit WHERE number = 3",
            "INSERT INTO audit SELECT 99, moment, account, unit, action, count, reason, subject, hash FROM audit LIMIT 1",
        ])
    func refused(sql: String) async throws {
        let kept = try await Self.written()
        #expect(throws: Shell.Refused.self) { try kept.shell(sql) }
        #expect(try await kept.store.verifyAudit().isWhole)
    }

    /// An office with a trail of so many lines, no two of them alike, all in the one file.
    private static func written() async throws -> SQLiteOffice {
        let kept = try await SQLiteOffice()
        for number in 6...length {
            try await kept.store.note(
                .sample(
                    .reprint, at: number, by: kept.office.clerk.id, reason: "lý do \(number)",
                    subject: "người \(number)"))
        }
        try kept.shell("PRAGMA wal_checkpoint(TRUNCATE)")
        return kept
    }

    private static func tamper(_ path: String, _ sql: String) throws {
        try Shell(path: path)(
            """
            DROP TRIGGER audit_is_not_changed; DROP TRIGGER audit_is_not_shortened;
            DROP TRIGGER audit_grows_at_its_end; \(sql)
            """)
    }
}
