import Foundation
import Judges
import Store
import Testing

@Suite struct AuditTrailTests {
    @Test("A line comes back as it was written, the latest first", arguments: Backend.all)
    func kept(backend: Backend) async throws {
        let office = try await backend.office()
        let written = Act(
            .reprint, at: Date(microseconds: 1_790_787_600_123_457), by: office.clerk.id, unit: "W2",
            count: 3,
            reason: "Mất thẻ ở chợ 🏮", subject: "abc")
        try await office.store.note(written)
        try await office.store.note(.sample(.readAudit))
        let lines = try await office.store.audit(in: ["W1", "W2"], before: nil, limit: 2)
        #expect(lines.map(\.act) == [.sample(.readAudit), written])
        #expect(lines.allSatisfy { $0.hash.count == 32 })
        #expect(
            try await office.store.audit(in: ["W1", "W2"], before: lines[1].number, limit: 100).count == 3)
        #expect(try await office.store.audit(in: ["W2"], before: nil, limit: 1).map(\.act) == [written])
        #expect(try await office.store.audit(in: [], before: nil, limit: 9) == [])
    }

    @Test("An empty trail is whole", arguments: Backend.all)
    func empty(backend: Backend) async throws {
        let scratch = try Scratch()
        let store = try backend.open(scratch)
        #expect(try await store.verifyAudit() == .whole(entries: 0, head: [UInt8](repeating: 0, count: 32)))
    }

    @Test("Numbers go from 1 without gaps, however many write", arguments: Backend.all)
    func numbers(backend: Backend) async throws {
        let office = try await backend.office()
        _ = try await inParallel(300) { number in
            try await office.store.note(.sample(.signIn, at: number))
        }
        let lines = try await office.store.audit(in: SampleOffice.everywhere, before: nil, limit: 1_000)
        #expect(lines.map(\.number) == (1...305).reversed())
        #expect(try await office.store.verifyAudit() == .whole(entries: 305, head: lines[0].hash))
    }
}
