import Foundation
import Store
import Testing

@Suite struct AuditFilterTests {
    @Test("Only lines of the moments, the action and the account are told", arguments: Backend.all)
    func filtered(backend: Backend) async throws {
        let office = try await backend.office()
        let (clerk, store) = (office.clerk.id, office.store)
        for (action, second, account) in [
            (Act.Action.print, 10, clerk), (.void, 20, clerk), (.print, 30, nil), (.print, 40, clerk),
        ] {
            try await store.note(.sample(action, at: second, by: account, reason: "\(second)"))
        }
        func reasons(_ filter: AuditFilter, before: Int? = nil, limit: Int = 9) async throws -> [String] {
            try await store.audit(in: ["W1"], filter, before: before, limit: limit).map(\.act.reason)
                .filter { !$0.isEmpty }
        }
        #expect(try await reasons(AuditFilter(since: .sample(20))) == ["40", "30", "20"])
        #expect(try await reasons(AuditFilter(since: .sample(10), until: .sample(40))) == ["30", "20", "10"])
        #expect(try await reasons(AuditFilter(since: .sample(41))) == [])
        #expect(try await reasons(AuditFilter(action: .print)) == ["40", "30", "10"])
        #expect(try await reasons(AuditFilter(action: .print, account: clerk)) == ["40", "10"])
        #expect(try await reasons(AuditFilter(until: .sample(40), action: .print, account: clerk)) == ["10"])
        let last = try #require(try await store.audit(in: ["W1"], before: nil, limit: 1).first)
        #expect(try await reasons(AuditFilter(action: .print), before: last.number, limit: 1) == ["30"])
        #expect(
            try await store.audit(in: ["W2"], AuditFilter(since: .sample(1)), before: nil, limit: 9) == [])
    }

    @Test("Lines that were written out of turn are found by their own moment", arguments: Backend.all)
    func outOfTurn(backend: Backend) async throws {
        let office = try await backend.office()
        for second in [50, 20, 40, 10] {
            try await office.store.note(.sample(.print, at: second, reason: "\(second)"))
        }
        let found = try await office.store.audit(
            in: ["W1"], AuditFilter(since: .sample(20), until: .sample(50)), before: nil, limit: 9)
        #expect(found.map(\.act.reason) == ["40", "20"])
    }
}
