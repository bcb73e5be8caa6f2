import Foundation
import Judges
import Store
import Testing

@Suite struct GroupCommitTests {
    @Test("Five hundred at once are all in the file when they are answered")
    func durable() async throws {
        let kept = try await SQLiteOffice()
        let prints = (0..<500).map { Print.sample(of: kept.office.clerk, at: $0) }
        let begun = try await inParallel(500) { number in try await kept.office.begin(prints[number]) }
        #expect(begun.compactMap(\.new).map(\.id) == prints.map(\.id))
        #expect(try kept.shell("SELECT count(*) FROM prints") == "500")
        #expect(try kept.shell("SELECT count(*), max(number) FROM audit") == "505|505")
        #expect(try await kept.store.verifyAudit().isWhole)
    }

    @Test("One that fails among many leaves no trace and disturbs no other")
    func alone() async throws {
        let kept = try await SQLiteOffice()
        let lock = try ForeignLock(on: kept.path)
        async let outcomes = inParallel(90) { number in
            let login = number % 3 == 0 ? "same" : "clerk-\(number)"
            do throws(StoreError) {
                try await kept.store.keep(Account.sample(login), .sample(.keepAccount, at: number))
                return true
            } catch {
                #expect(error == .taken)
                return false
            }
        }
        try lock.release(after: 0.3)
        #expect(try await outcomes.count(where: \.self) == 61)
        #expect(try kept.shell("SELECT count(*) FROM accounts WHERE login <> 'clerk'") == "61")
        #expect(try await kept.office.trail().count == 5 + 61)
    }

    @Test("Who writes one after the other finds the lines in that order")
    func order() async throws {
        let kept = try await SQLiteOffice()
        _ = try await inParallel(8) { caller in
            for step in 0..<20 { try await kept.store.note(.sample(.signIn, at: step, subject: "\(caller)")) }
        }
        let trail = try await kept.office.trail().filter { $0.action == .signIn }
        for caller in 0..<8 {
            #expect(
                trail.filter { $0.subject == "\(caller)" }.map(\.moment) == (0..<20).map { Date.sample($0) })
        }
    }
}
