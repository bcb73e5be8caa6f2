import Foundation
import Judges
import Store
import Testing

@Suite struct BackupTests {
    @Test("A backup that is taken while others write is whole, and holds a trail without gaps")
    func underLoad() async throws {
        let kept = try await SQLiteOffice()
        for number in 0..<50 { try await kept.office.begin(.sample(of: kept.office.clerk, at: number)) }
        let writing = Task {
            try await inParallel(8) { caller in
                for step in 0..<60 {
                    try await kept.office.begin(.sample(of: kept.office.clerk, at: 100 + caller * 100 + step))
                }
            }
        }
        var sizes: [Int] = []
        for number in 0..<3 {
            let path = kept.office.scratch.path("backup-\(number)")
            try await kept.store.backup(to: path)
            #expect(try FileManager.default.mode(of: path) == 0o600)
            #expect(try Shell(path: path)("PRAGMA integrity_check; PRAGMA foreign_key_check") == "ok")
            try SQLiteStore.check(path)
            let counts = try Shell(path: path)(
                "SELECT count(*) = (SELECT count(*) FROM audit WHERE action = 'print'), count(*) FROM prints")
            #expect(counts.hasPrefix("1|"))
            let restored = try SQLiteStore(path: path, chainKey: .sample)
            guard case .whole(let entries, _) = try await restored.verifyAudit() else {
                Issue.record("the trail of backup \(number) is broken")
                continue
            }
            sizes.append(entries)
        }
        _ = try await writing.value
        #expect(sizes == sizes.sorted() && sizes[0] >= 55)
        #expect(try await kept.office.list(limit: 1_000).count == 530)
    }

    @Test("A backup replaces nothing and leaves nothing beside it")
    func refuses() async throws {
        let kept = try await SQLiteOffice()
        let path = try kept.office.scratch.file("backup", [1, 2, 3])
        await #expect(throws: StoreError.taken) { try await kept.store.backup(to: path) }
        #expect(try Data(contentsOf: URL(fileURLWithPath: path)) == Data([1, 2, 3]))
        let error = await #expect(throws: StoreError.self) {
            try await kept.store.backup(to: kept.office.scratch.path("no/folder/backup"))
        }
        guard case .io = error else {
            Issue.record("\(String(describing: error))")
            return
        }
        try await kept.store.backup(to: kept.office.scratch.path("second"))
        let names = try FileManager.default.contentsOfDirectory(atPath: kept.office.scratch.folder)
        #expect(
            Set(names) == ["backup", "second", "office.sqlite", "office.sqlite-wal", "office.sqlite-shm"])
    }

    @Test("A flipped byte of a backup, a foreign database and a later one do not pass the check")
    func check() async throws {
        let kept = try await SQLiteOffice()
        for number in 0..<100 { try await kept.office.begin(.sample(of: kept.office.clerk, at: number)) }
        let scratch = kept.office.scratch
        let path = scratch.path("backup")
        try await kept.store.backup(to: path)
        try SQLiteStore.check(path)

        var bytes = [UInt8](try Data(contentsOf: URL(fileURLWithPath: path)))
        // The header of the third page: which kind of page it is.
        bytes[2 * 4_096] ^= 0xFF
        let flipped = try scratch.file("flipped", bytes)
        #expect(throws: StoreError.self) { try SQLiteStore.check(flipped) }

        let foreign = scratch.path("foreign")
        try Shell(path: foreign)("CREATE TABLE t (x)")
        #expect(throws: StoreError.self) { try SQLiteStore.check(foreign) }
        #expect(throws: StoreError.self) { try SQLiteStore.check(scratch.path("missing")) }

        let stray = try scratch.file("stray", try Data(contentsOf: URL(fileURLWithPath: path)))
        try Shell(path: stray)("UPDATE prints SET unit = 'nowhere'")
        #expect(throws: StoreError.self) { try SQLiteStore.check(stray) }

        try Shell(path: path)("INSERT INTO grdb_migrations VALUES ('v999')")
        #expect(throws: StoreError.damaged("made by a later version")) { try SQLiteStore.check(path) }
    }
}
