import Foundation
import Records
import Store
import Testing

@Suite struct PurgeTests {
    @Test("Documents that ended before a moment are purged, copy by copy", arguments: Backend.all)
    func prints(backend: Backend) async throws {
        let office = try await backend.office()
        let print = try await office.printed(.sample(of: office.clerk, at: 1), at: 10)
        let second = try #require(try await office.beginCopy(of: print, at: 20).new?.copies.last)
        try await office.store.finish(second.ending(.printed, at: 30), of: print.id)
        let failed = Print.sample(of: office.clerk, at: 2)
        try await office.begin(failed)
        try await office.store.finish(failed.copies[0].ending(.failed, at: 3), of: failed.id)

        #expect(try await office.store.printsToPurge(in: nil, finishedBefore: .sample(10), limit: 9) == [])
        let due = try await office.store.printsToPurge(in: nil, finishedBefore: .sample(11), limit: 9)
        #expect(due.map(\.id) == [print.id])
        try await office.store.purged(
            due.map(\.id) + [failed.id], finishedBefore: .sample(11), at: .sample(99), .sample(.purge))
        #expect(try await office.find(print)?.copies.map(\.purged) == [.sample(99), nil])
        #expect(try await office.find(failed)?.copies.map(\.purged) == [nil])
        #expect(try await office.store.printsToPurge(in: nil, finishedBefore: .sample(11), limit: 9) == [])
        #expect(try await office.store.printsToPurge(in: nil, finishedBefore: .sample(31), limit: 0) == [])
        #expect(
            try await office.store.printsToPurge(in: nil, finishedBefore: .sample(31), limit: 9).count == 1)
        #expect(try await office.trail().last?.action == .purge)
    }

    @Test("A tally counts printed copies by unit and by the day in Vietnam", arguments: Backend.all)
    func tally(backend: Backend) async throws {
        let office = try await backend.office()
        let day = 86_400
        let print = try await office.printed(.sample(of: office.clerk, at: 1), at: day - 1)
        _ = try await office.printed(.sample(of: office.clerk, unit: "W2", at: 2), at: 3)
        _ = try await office.printed(.sample(of: office.clerk, at: 4), at: day - 1)
        try await office.begin(.sample(of: office.clerk, at: 5))
        let again = try #require(try await office.beginCopy(of: print, at: day - 1).new?.copies.last)
        try await office.store.finish(again.ending(.printed, at: day), of: print.id)

        let first = try #require(Day(iso: "2026-10-01"))
        let next = try #require(Day(iso: "2026-10-02"))
        let tally = try await office.store.tally(in: ["W1", "W2"], since: .sample)
        #expect(
            tally == [
                PrintTally(unit: "W1", day: first, printed: 2, reprints: 0),
                PrintTally(unit: "W2", day: first, printed: 1, reprints: 0),
                PrintTally(unit: "W1", day: next, printed: 1, reprints: 1),
            ])
        #expect(try await office.store.tally(in: ["W1"], since: .sample(day)) == [tally[2]])
        #expect(try await office.store.tally(in: ["P"], since: .sample) == [])
    }

    @Test("What is to be purged can be asked for of some units only", arguments: Backend.all)
    func scopes(backend: Backend) async throws {
        let office = try await backend.office()
        let ours = try await office.printed(.sample(of: office.clerk, unit: "W1", at: 1), at: 10)
        let theirs = try await office.printed(.sample(of: office.clerk, unit: "W2", at: 2), at: 11)
        for unit in ["W1", "W2"] {
            var batch = Batch.sample(of: office.clerk, unit: unit, at: 3)
            _ = try await office.store.begin(batch, key: nil, .sample(.batchBegin))
            (batch.state, batch.finished) = (.printed, .sample(10))
            try await office.store.note(batch, .sample(.batchEnd))
        }
        for (scope, prints) in [
            (["W1"], [ours.id]), (["W2"], [theirs.id]), (nil, [ours.id, theirs.id]), ([], []),
        ] as [(Set<String>?, [ID<Print>])] {
            let due = try await office.store.printsToPurge(in: scope, finishedBefore: .sample(99), limit: 9)
            #expect(due.map(\.id) == prints)
            let batches = try await office.store.batchesToPurge(
                in: scope, finishedBefore: .sample(99), limit: 9)
            #expect(batches.count == prints.count)
        }
    }

    @Test("A tally counts batches that were printed by unit and day, with their rows", arguments: Backend.all)
    func batchTally(backend: Backend) async throws {
        let office = try await backend.office()
        for (unit, state, second, printed, rejected) in [
            ("W1", Batch.State.printed, 86_399, 7, 1), ("W1", .printed, 1, 5, 0),
            ("W1", .printed, 86_400, 2, 2), ("W2", .printed, 2, 3, 0), ("W1", .failed, 3, 9, 9),
        ] {
            var batch = Batch.sample(of: office.clerk, unit: unit, at: second)
            _ = try await office.store.begin(batch, key: nil, .sample(.batchBegin))
            (batch.state, batch.finished) = (state, .sample(second))
            (batch.printed, batch.rejected) = (printed, rejected)
            try await office.store.note(batch, .sample(.batchEnd))
        }
        let first = try #require(Day(iso: "2026-10-01"))
        let next = try #require(Day(iso: "2026-10-02"))
        let tally = try await office.store.batchTally(in: ["W1", "W2"], since: .sample)
        #expect(
            tally == [
                BatchTally(unit: "W1", day: first, batches: 2, printed: 12, rejected: 1),
                BatchTally(unit: "W2", day: first, batches: 1, printed: 3, rejected: 0),
                BatchTally(unit: "W1", day: next, batches: 1, printed: 2, rejected: 2),
            ])
        #expect(try await office.store.batchTally(in: ["W1"], since: .sample(86_400)) == [tally[2]])
        #expect(try await office.store.batchTally(in: [], since: .sample) == [])
    }

    @Test("Batches that ended before a moment are purged once", arguments: Backend.all)
    func batches(backend: Backend) async throws {
        let office = try await backend.office()
        var batch = Batch.sample(of: office.clerk)
        _ = try await office.store.begin(batch, key: nil, .sample(.batchBegin))
        (batch.state, batch.finished) = (.printed, .sample(10))
        try await office.store.note(batch, .sample(.batchEnd))
        _ = try await office.store.begin(
            Batch.sample(of: office.clerk, at: 1), key: nil, .sample(.batchBegin))
        #expect(try await office.store.batchesToPurge(in: nil, finishedBefore: .sample(10), limit: 9) == [])
        #expect(
            try await office.store.batchesToPurge(in: nil, finishedBefore: .sample(11), limit: 9) == [batch])
        try await office.store.purged([batch.id], at: .sample(99), .sample(.purge))
        try await office.store.purged([batch.id], at: .sample(100), .sample(.purge))
        #expect(try await office.store.batch(batch.id, in: ["W1"])?.purged == .sample(99))
        #expect(try await office.store.batchesToPurge(in: nil, finishedBefore: .sample(11), limit: 9) == [])
    }
}
