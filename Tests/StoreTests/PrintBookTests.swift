import Foundation
import Store
import Testing

@Suite struct PrintBookTests {
    @Test("A print comes back as it was decided, within its scope only", arguments: Backend.all)
    func kept(backend: Backend) async throws {
        let office = try await backend.office()
        let print = Print.sample(of: office.clerk, at: 1, subject: "hash")
        let begun = try await office.begin(print)
        #expect(begun.new == print)
        #expect(try await office.store.print(print.id, in: ["W1"]) == print)
        #expect(try await office.store.print(print.id, in: ["W2", "P"]) == nil)
        #expect(try await office.store.print(print.id, in: []) == nil)
        #expect(try await office.trail().last?.subject == print.id.text)
    }

    @Test("A copy ends once", arguments: Backend.all)
    func finished(backend: Backend) async throws {
        let office = try await backend.office()
        let print = try await office.printed(.sample(of: office.clerk), at: 9)
        let copy = try #require(print.copies.last)
        #expect(copy.state == .printed && copy.finished == .sample(9) && copy.document.count == 64)
        try await office.store.finish(copy.ending(.failed, at: 10), of: print.id)
        #expect(try await office.find(print) == print)
    }

    @Test("Prints whose copy has not ended are found after a crash, the oldest first", arguments: Backend.all)
    func unfinished(backend: Backend) async throws {
        let office = try await backend.office()
        let late = Print.sample(of: office.clerk, at: 5)
        let early = Print.sample(of: office.clerk, at: 2)
        for print in [late, early] { try await office.begin(print) }
        _ = try await office.printed(.sample(of: office.clerk, at: 3), at: 4)
        #expect(try await office.store.unfinishedPrints().map(\.id) == [early.id, late.id])
    }

    @Test(
        "A list begins with the latest, goes on where it ended, and holds the scope only",
        arguments: Backend.all)
    func listed(backend: Backend) async throws {
        let office = try await backend.office()
        var all: [Print] = []
        for second in 0..<30 {
            let unit = ["W1", "W2", "P"][second % 3]
            all.append(.sample(of: office.clerk, unit: unit, at: second, subject: "s\(second % 2)"))
        }
        for print in all.shuffled() { try await office.begin(print) }
        let ids = all.map(\.id)
        #expect(try await office.list() == ids.reversed())
        #expect(try await office.list(limit: 4) == Array(ids.reversed().prefix(4)))
        #expect(try await office.list(before: ids[20], limit: 3) == [ids[19], ids[18], ids[17]])
        #expect(try await office.list(in: ["W2"], limit: 2) == [ids[28], ids[25]])
        #expect(try await office.list(since: .sample(27)) == [ids[29], ids[28], ids[27]])
        #expect(try await office.list(in: ["W1"], subject: "s0", limit: 2) == [ids[24], ids[18]])
        #expect(try await office.list(subject: "") == [])
        #expect(try await office.list(in: []) == [])
        #expect(try await office.list(limit: 0) == [])
    }

    @Test("A scope of thousands of units is no trouble", arguments: Backend.all)
    func largeScope(backend: Backend) async throws {
        let office = try await backend.office()
        let print = Print.sample(of: office.clerk)
        try await office.begin(print)
        let scope = Set((0..<12_000).map { "unit-\($0)" } + ["W1"])
        #expect(try await office.list(in: scope) == [print.id])
    }

    @Test("What names an account that is not there is not kept", arguments: Backend.all)
    func unknown(backend: Backend) async throws {
        let office = try await backend.office()
        await #expect(throws: StoreError.self) { try await office.begin(.sample(of: .sample("nobody"))) }
        #expect(try await office.list() == [])
    }

    @Test("An id is used once", arguments: Backend.all)
    func twice(backend: Backend) async throws {
        let office = try await backend.office()
        let print = Print.sample(of: office.clerk)
        try await office.begin(print)
        await #expect(throws: StoreError.taken) { try await office.begin(print) }
    }
}
