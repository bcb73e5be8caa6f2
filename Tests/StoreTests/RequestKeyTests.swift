import Foundation
import Store
import Testing

@Suite struct RequestKeyTests {
    @Test("The same request begins a print once and answers how it is now", arguments: Backend.all)
    func again(backend: Backend) async throws {
        let office = try await backend.office()
        let key = RequestKey.sample("k", of: office.clerk)
        let print = Print.sample(of: office.clerk)
        try await office.begin(print, key: key)
        try await office.store.finish(print.copies[0].ending(.printed, at: 2), of: print.id)
        try await office.beginCopy(of: print, at: 3, key: .sample("k2", of: office.clerk))
        let lines = try await office.trail().count
        let before = try #require(
            try await office.begin(.sample(of: office.clerk, at: 4), key: key, quota: 0).before)
        #expect(before.copy == 1)
        let now = try #require(try await office.find(print))
        #expect(before.thing == now && now.copies.count == 2)
        let copy = try await office.beginCopy(of: print, at: 5, key: .sample("k2", of: office.clerk))
        #expect(copy.before?.copy == 2)
        #expect(try await office.list() == [print.id])
        #expect(try await office.trail().count == lines)
    }

    @Test("Another request may not have the key, another account may", arguments: Backend.all)
    func other(backend: Backend) async throws {
        let office = try await backend.office()
        let mai = Account.sample("mai")
        try await office.store.keep(mai, .sample(.keepAccount))
        let print = try await office.printed(.sample(of: office.clerk), at: 1)
        try await office.begin(.sample(of: office.clerk, at: 2), key: .sample("k", of: office.clerk))
        let key = RequestKey.sample("k", of: office.clerk, body: 2)
        #expect(try await office.begin(.sample(of: office.clerk, at: 3), key: key).isKeyTaken)
        #expect(try await office.void(print, at: 3, key: key).isKeyTaken)
        #expect(try await office.handOver(print, at: 3, key: key).isKeyTaken)
        #expect(try await office.beginCopy(of: print, at: 3, key: key).isKeyTaken)
        #expect(
            try await office.store.begin(Batch.sample(of: office.clerk), key: key, .sample(.batchBegin))
                .isKeyTaken)
        #expect(try await office.find(print) == print)
        #expect(
            try await office.begin(.sample(of: mai, at: 4), key: .sample("k", of: mai, body: 2)).new != nil)
    }

    @Test("A request that was refused has not used its key", arguments: Backend.all)
    func refused(backend: Backend) async throws {
        let office = try await backend.office()
        let key = RequestKey.sample("k", of: office.clerk)
        let print = Print.sample(of: office.clerk)
        #expect(try await office.begin(print, key: key, quota: 0).isQuotaUsed)
        #expect(try await office.begin(print, key: key, quota: 1).new != nil)
    }

    @Test("Voiding and handing over twice with one key is doing it once", arguments: Backend.all)
    func changes(backend: Backend) async throws {
        let office = try await backend.office()
        let print = try await office.printed(.sample(of: office.clerk), at: 1)
        for second in 2...3 {
            let over = try await office.handOver(print, at: second, key: .sample("h", of: office.clerk))
            #expect((over.new ?? over.before?.thing)?.handedOver == .sample(2))
        }
        for second in 4...5 {
            let void = try await office.void(print, at: second, key: .sample("v", of: office.clerk))
            #expect((void.new ?? void.before?.thing)?.voided == .sample(4))
        }
        let outside = try await office.void(print, at: 6, in: ["W2"], key: .sample("v", of: office.clerk))
        #expect(outside.isMissing)
    }

    @Test("Of a hundred that come at once with one key, one begins a print", arguments: Backend.all)
    func race(backend: Backend) async throws {
        let office = try await backend.office()
        let key = RequestKey.sample("k", of: office.clerk)
        let begun = try await inParallel(100) { number in
            try await office.begin(.sample(of: office.clerk, at: number), key: key)
        }
        let new = begun.compactMap(\.new)
        #expect(new.count == 1)
        #expect(begun.count { $0.before?.thing.id == new.first?.id } == 99)
        #expect(try await office.list() == new.map(\.id))
    }

    @Test("Keys are forgotten when they are old", arguments: Backend.all)
    func forgotten(backend: Backend) async throws {
        let office = try await backend.office()
        let (old, young) = (
            RequestKey.sample("old", of: office.clerk), RequestKey.sample("young", of: office.clerk)
        )
        try await office.begin(.sample(of: office.clerk, at: 1), key: old)
        try await office.begin(.sample(of: office.clerk, at: 2), key: young)
        try await office.store.forgetKeys(before: .sample(2))
        #expect(try await office.begin(.sample(of: office.clerk, at: 3), key: old).new != nil)
        #expect(try await office.begin(.sample(of: office.clerk, at: 3), key: young).before != nil)
    }
}
