import Store
import Testing

@Suite struct BatchBookTests {
    @Test("A batch is begun once for its key and seen in its scope only", arguments: Backend.all)
    func begun(backend: Backend) async throws {
        let office = try await backend.office()
        let batch = Batch.sample(of: office.clerk)
        let key = RequestKey.sample("b", of: office.clerk)
        #expect(try await office.store.begin(batch, key: key, .sample(.batchBegin)).new == batch)
        let again = try await office.store.begin(
            Batch.sample(of: office.clerk, at: 1), key: key, .sample(.batchBegin))
        #expect(again.before?.thing == batch)
        #expect(try await office.store.batch(batch.id, in: ["W1"]) == batch)
        #expect(try await office.store.batch(batch.id, in: ["W2"]) == nil)
        #expect(try await office.store.batches(in: ["W1"], account: nil, before: nil, limit: 10) == [batch])
    }

    @Test("The unit that was served longest ago comes next, with its oldest batch", arguments: Backend.all)
    func fair(backend: Backend) async throws {
        let office = try await backend.office()
        for second in 0..<6 {
            _ = try await office.store.begin(
                Batch.sample(of: office.clerk, unit: "W1", at: second), key: nil, .sample(.batchBegin))
        }
        for (unit, second) in [("W2", 10), ("P", 11), ("W2", 12)] {
            _ = try await office.store.begin(
                Batch.sample(of: office.clerk, unit: unit, at: second), key: nil, .sample(.batchBegin))
        }
        var served: [String] = []
        while let batch = try await office.store.takeBatch() {
            #expect(batch.state == .running)
            let second =
                (batch.created.microseconds - Batch.sample(of: office.clerk).created.microseconds) / 1_000_000
            served.append("\(batch.unit) \(second)")
        }
        #expect(served == ["W1 0", "W2 10", "P 11", "W1 1", "W2 12", "W1 2", "W1 3", "W1 4", "W1 5"])
    }

    @Test("However many take batches, each is taken once", arguments: Backend.all)
    func takenOnce(backend: Backend) async throws {
        let office = try await backend.office()
        for second in 0..<20 {
            _ = try await office.store.begin(
                Batch.sample(of: office.clerk, at: second), key: nil, .sample(.batchBegin))
        }
        let taken = try await inParallel(30) { _ in try await office.store.takeBatch()?.id }
        #expect(Set(taken.compactMap(\.self)).count == 20)
        #expect(taken.count { $0 == nil } == 10)
    }

    @Test("What a program was running when it ended waits again", arguments: Backend.all)
    func released(backend: Backend) async throws {
        let office = try await backend.office()
        let batch = Batch.sample(of: office.clerk)
        _ = try await office.store.begin(batch, key: nil, .sample(.batchBegin))
        #expect(try await office.store.takeBatch()?.id == batch.id)
        #expect(try await office.store.takeBatch() == nil)
        try await office.store.releaseBatches()
        #expect(try await office.store.takeBatch()?.id == batch.id)
    }

    @Test(
        "A batch that has ended stays as it ended, and the trail tells its end once", arguments: Backend.all)
    func ended(backend: Backend) async throws {
        let office = try await backend.office()
        _ = try await office.store.begin(Batch.sample(of: office.clerk), key: nil, .sample(.batchBegin))
        var batch = try #require(try await office.store.takeBatch())
        (batch.rows, batch.printed, batch.rejected, batch.documents) = (10, 7, 3, 1)
        try await office.store.note(batch, nil)
        #expect(try await office.store.batch(batch.id, in: ["W1"]) == batch)
        (batch.state, batch.finished, batch.failure) = (.failed, .sample(5), "disk.full")
        try await office.store.note(batch, .sample(.batchEnd))
        let lines = try await office.trail().count
        var other = batch
        (other.state, other.finished) = (.printed, .sample(6))
        try await office.store.note(other, .sample(.batchEnd))
        #expect(try await office.store.batch(batch.id, in: ["W1"]) == batch)
        #expect(
            try await office.store.cancel(batch.id, in: ["W1"], at: .sample(7), .sample(.batchCancel))
                == batch)
        #expect(try await office.trail().count == lines)
    }

    @Test("A batch that waits or runs can be cancelled and then stays cancelled", arguments: Backend.all)
    func cancelled(backend: Backend) async throws {
        let office = try await backend.office()
        _ = try await office.store.begin(Batch.sample(of: office.clerk), key: nil, .sample(.batchBegin))
        let batch = try #require(try await office.store.takeBatch())
        let foreign = try await office.store.cancel(
            batch.id, in: ["W2"], at: .sample(1), .sample(.batchCancel))
        #expect(foreign == nil)
        let cancelled = try #require(
            try await office.store.cancel(batch.id, in: ["W1"], at: .sample(2), .sample(.batchCancel)))
        #expect(cancelled.state == .cancelled && cancelled.finished == .sample(2))
        try await office.store.note(batch, nil)
        #expect(try await office.store.batch(batch.id, in: ["W1"]) == cancelled)
        try await office.store.releaseBatches()
        #expect(try await office.store.takeBatch() == nil)
    }
}
