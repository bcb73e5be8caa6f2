import Foundation
import Store
import Testing

@Suite struct DecisionTests {
    @Test("A copy follows once the last one has ended, and is not in anybody's hands", arguments: Backend.all)
    func reprint(backend: Backend) async throws {
        let office = try await backend.office()
        let print = Print.sample(of: office.clerk)
        try await office.begin(print)
        #expect(try await office.beginCopy(of: print, at: 1).isMissing)
        try await office.store.finish(print.copies[0].ending(.printed, at: 2), of: print.id)
        #expect(try await office.handOver(print, at: 3).new?.handedOver == .sample(3))
        let again = try #require(try await office.beginCopy(of: print, at: 4).new)
        #expect(again.copies.map(\.number) == [1, 2])
        #expect(again.copies.last?.state == .intended && again.copies.last?.reason == "mất thẻ")
        #expect(again.handedOver == nil)
        #expect(try await office.find(print) == again)
        #expect(try await office.beginCopy(of: print, at: 5).isMissing)
    }

    @Test("What is void stays void", arguments: Backend.all)
    func voided(backend: Backend) async throws {
        let office = try await backend.office()
        let print = try await office.printed(.sample(of: office.clerk), at: 1)
        #expect(try await office.void(print, at: 2).new?.voided == .sample(2))
        #expect(try await office.void(print, at: 3).isMissing)
        #expect(try await office.beginCopy(of: print, at: 4).isMissing)
        #expect(try await office.handOver(print, at: 5).isMissing)
        #expect(try await office.find(print)?.voided == .sample(2))
    }

    @Test("Only what is printed is handed over, and once", arguments: Backend.all)
    func handedOver(backend: Backend) async throws {
        let office = try await backend.office()
        let print = Print.sample(of: office.clerk)
        try await office.begin(print)
        #expect(try await office.handOver(print, at: 1).isMissing)
        try await office.store.finish(print.copies[0].ending(.printed, at: 2), of: print.id)
        #expect(try await office.handOver(print, at: 3).new != nil)
        #expect(try await office.handOver(print, at: 4).isMissing)
    }

    @Test("Outside the scope, a print is as good as missing and nothing is written", arguments: Backend.all)
    func scope(backend: Backend) async throws {
        let office = try await backend.office()
        let print = try await office.printed(.sample(of: office.clerk), at: 1)
        let before = try await office.trail()
        let foreign: Set = ["W2", "P"]
        #expect(try await office.beginCopy(of: print, at: 2, in: foreign).isMissing)
        #expect(try await office.void(print, at: 2, in: foreign).isMissing)
        #expect(try await office.handOver(print, at: 2, in: foreign).isMissing)
        #expect(try await office.find(print) == print)
        #expect(try await office.trail() == before)
    }

    @Test("A quota counts the account's copies of the day that have not failed", arguments: Backend.all)
    func quota(backend: Backend) async throws {
        let office = try await backend.office()
        let yesterday = Print.sample(of: office.clerk, at: -1)
        try await office.begin(yesterday, quota: 2, since: .sample(-86_400))
        let first = Print.sample(of: office.clerk, at: 1)
        #expect(try await office.begin(first, quota: 2).new != nil)
        try await office.store.finish(first.copies[0].ending(.failed, at: 2), of: first.id)
        #expect(try await office.beginCopy(of: first, at: 3, quota: 2).new != nil)
        let before = try await office.trail()
        #expect(try await office.begin(.sample(of: office.clerk, at: 4), quota: 1).isQuotaUsed)
        #expect(try await office.begin(.sample(of: office.clerk, at: 4), quota: 0).isQuotaUsed)
        #expect(try await office.trail() == before)
        #expect(try await office.begin(.sample(of: office.clerk, at: 4), quota: 2).new != nil)
        #expect(try await office.beginCopy(of: first, at: 5, quota: 2).isMissing)
        #expect(try await office.begin(.sample(of: office.clerk, at: 6), quota: nil).new != nil)
    }

    @Test("However many ask at once, the quota holds", arguments: Backend.all)
    func quotaRace(backend: Backend) async throws {
        let office = try await backend.office()
        let begun = try await inParallel(60) { number in
            try await office.begin(.sample(of: office.clerk, at: number), quota: 7)
        }
        #expect(begun.count { $0.new != nil } == 7)
        #expect(begun.count(where: \.isQuotaUsed) == 53)
        #expect(try await office.list().count == 7)
    }
}
