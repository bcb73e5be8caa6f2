import Foundation
import Judges
import Store
import Synchronization
import Testing

@Suite struct QueryPlanTests {
    /// Read as a whole only when the program begins, by what was left unfinished, or by who verifies.
    static let whole = [
        "SELECT number, moment, account, unit, action, count, reason, subject, hash\nFROM audit ORDER BY number"
    ]

    @Test("No statement of a request goes through a whole table")
    func plans() async throws {
        let seen = Statements()
        let kept = try await SQLiteOffice { seen.take($0) }
        try await Self.askEverything(kept.office)
        let statements = seen.all.filter { !Self.whole.contains($0) && Self.isQuery($0) }
        #expect(statements.count > 40)
        for statement in statements {
            let plan = try kept.shell("EXPLAIN QUERY PLAN \(statement)")
            for table in [
                "prints", "copies", "audit", "tokens", "sessions", "accounts", "request_keys", "batches",
            ] {
                for step in plan.split(separator: "\n") where step.contains("SCAN \(table)") {
                    // A partial index holds only what the statement is about.
                    let isSmall = ["copies_intended", "batches_waiting", "batches_running"].contains {
                        step.contains("INDEX \($0)")
                    }
                    #expect(isSmall, "\(step)\n\(statement)")
                }
            }
        }
    }

    private static func isQuery(_ sql: String) -> Bool {
        ["SELECT", "INSERT", "UPDATE", "DELETE"].contains { sql.hasPrefix($0) }
            && !sql.contains("grdb_migrations")
            && !sql.contains("sqlite_")
    }

    /// Calls everything that the contract has.
    private static func askEverything(_ office: SampleOffice) async throws {
        let (store, clerk) = (office.store, office.clerk)
        let everywhere = SampleOffice.everywhere
        _ = try await store.units()
        _ = try await store.account(clerk.id)
        _ = try await store.account(login: "clerk")
        _ = try await store.accounts(in: everywhere)
        try await store.keep(clerk, .sample(.keepAccount))
        var changed = clerk
        changed.password = "$x"
        let session = Session.sample(1, of: clerk)
        try await store.open(session, .sample(.signIn))
        try await store.touch(session, at: .sample(1))
        _ = try await store.session(hash: session.hash)
        try await store.keep(changed, .sample(.keepAccount))
        try await store.close(session, .sample(.signOut))
        try await store.closeSessions(openedBefore: .sample, lastSeenBefore: .sample)
        _ = try await store.use(step: 1, of: clerk.id)
        let token = AccessToken.sample(1, of: clerk)
        try await store.keep(token, .sample(.keepToken))
        _ = try await store.token(hash: token.hash)
        _ = try await store.tokens(of: clerk.id)

        let key = RequestKey.sample("k", of: clerk)
        let print = Print.sample(of: clerk, subject: "s")
        try await office.begin(print, key: key, quota: 9)
        _ = try await store.unfinishedPrints()
        try await store.finish(print.copies[0].ending(.printed, at: 1), of: print.id)
        try await office.handOver(print, at: 2)
        try await office.beginCopy(of: print, at: 2, quota: 9)
        try await office.void(print, at: 3)
        _ = try await office.list()
        _ = try await office.list(subject: "s")
        _ = try await store.printsToPurge(in: nil, finishedBefore: .sample(9), limit: 9)
        try await store.purged([print.id], finishedBefore: .sample(9), at: .sample(9), .sample(.purge))
        _ = try await store.tally(in: everywhere, since: .sample)
        _ = try await store.batchTally(in: everywhere, since: .sample)
        try await store.forgetKeys(before: .sample)

        let batch = Batch.sample(of: clerk)
        _ = try await store.begin(batch, key: .sample("b", of: clerk), .sample(.batchBegin))
        _ = try await store.takeBatch()
        try await store.releaseBatches()
        try await store.note(batch, nil)
        _ = try await store.batches(in: everywhere, account: nil, before: nil, limit: 9)
        _ = try await store.cancel(batch.id, in: everywhere, at: .sample(4), .sample(.batchCancel))
        _ = try await store.batchesToPurge(in: nil, finishedBefore: .sample(9), limit: 9)
        try await store.purged([batch.id], at: .sample(9), .sample(.purge))

        try await store.keep(settings: ["a": "b"], of: "W1", .sample(.keepSettings))
        _ = try await store.settings(of: "W1")
        try await store.keep(printer: "p", profile: [1], of: "W1", .sample(.keepPrinter))
        try await store.keep(printer: "p", profile: nil, of: "W1", .sample(.keepPrinter))
        _ = try await store.printers(of: "W1")
        _ = try await store.audit(in: everywhere, before: nil, limit: 9)
        _ = try await store.audit(
            in: everywhere, AuditFilter(since: .sample, action: .print, account: clerk.id), before: nil,
            limit: 9)
        let logo = UnitLogo(hash: "5161", kind: .png, bytes: [1])
        try await store.keep(UnitChoices(logo: "5161"), logo: logo, of: "W1", .sample(.keepSettings))
        _ = try await store.choices(of: everywhere)
        _ = try await store.logo("5161")
        _ = try await store.verifyAudit()
    }

    private final class Statements: Sendable {
        private let seen = Mutex<Set<String>>([])

        var all: [String] { seen.withLock { $0.sorted() } }

        func take(_ sql: String) { seen.withLock { _ = $0.insert(sql) } }
    }
}
