import Foundation
import Judges
import Store
import Testing

@Suite struct SharedFileTests {
    @Test("A lock that is let go in time is waited for")
    func waits() async throws {
        let kept = try await SQLiteOffice()
        let lock = try ForeignLock(on: kept.path)
        try lock.release(after: 1)
        try await kept.store.note(.sample(.signIn, reason: "waited"))
        #expect(try await kept.office.trail().last?.reason == "waited")
    }

    @Test("A lock that is held for longer makes the store busy, and nothing is written")
    func busy() async throws {
        let kept = try await SQLiteOffice(timeout: .milliseconds(200))
        let before = try await kept.office.trail()
        let lock = try ForeignLock(on: kept.path)
        await #expect(throws: StoreError.busy) { try await kept.store.note(.sample(.signIn)) }
        #expect(try await kept.office.trail() == before)
        try lock.release(after: 0)
    }

    @Test("No more writes wait than there is room for; the rest hear at once that the store is busy")
    func room() async throws {
        let kept = try await SQLiteOffice()
        let lock = try ForeignLock(on: kept.path)
        let (refusals, tell) = AsyncStream<Void>.makeStream()
        let written = Task {
            try await inParallel(1_050) { number in
                do throws(StoreError) {
                    try await kept.store.note(.sample(.signIn, at: number))
                    return true
                } catch {
                    #expect(error == .busy)
                    tell.yield()
                    return false
                }
            }
        }
        var refused = 0
        for await _ in refusals {
            refused += 1
            if refused == 50 { break }
        }
        try lock.release(after: 0)
        #expect(try await written.value.count(where: \.self) == 1_000)
        #expect(try await kept.store.verifyAudit().isWhole)
    }

    @Test("Stores that make and use one file at the same time keep one trail")
    func together() async throws {
        let scratch = try Scratch()
        let path = scratch.path("office.sqlite")
        let stores = try await inParallel(4) { _ in
            try SQLiteStore(path: path, chainKey: .sample, timeout: .seconds(600))
        }
        _ = try await inParallel(200) { number in
            try await stores[number % 4].note(.sample(.signIn, at: number))
        }
        guard case .whole(entries: 200, _) = try await stores[0].verifyAudit() else {
            Issue.record("\(try await stores[0].verifyAudit())")
            return
        }
        #expect(try Shell(path: path)("SELECT count(*), min(number), max(number) FROM audit") == "200|1|200")
    }

    @Test("What another process writes is seen, and what it keeps is not taken twice")
    func seen() async throws {
        let kept = try await SQLiteOffice()
        let other = try SQLiteStore(path: kept.path, chainKey: .sample)
        let account = Account.sample("beside")
        try await other.keep(account, .sample(.keepAccount))
        #expect(try await kept.store.account(login: "beside") == account)
        await #expect(throws: StoreError.taken) {
            try await kept.store.keep(Account.sample("beside"), .sample(.keepAccount))
        }
    }
}
