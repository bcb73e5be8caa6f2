import Crypto
import Foundation
import Judges
import Store
import Testing

@Suite struct SQLiteFileTests {
    @Test("The file is in WAL mode, whole, and nobody else's to read")
    func file() async throws {
        let kept = try await SQLiteOffice()
        #expect(try kept.shell("PRAGMA journal_mode") == "wal")
        #expect(try kept.shell("PRAGMA integrity_check; PRAGMA foreign_key_check") == "ok")
        for ending in ["", "-wal", "-shm"] {
            #expect(try FileManager.default.mode(of: kept.path + ending) == 0o600)
        }
    }

    @Test("A file that others could read is closed to them")
    func closed() async throws {
        let scratch = try Scratch()
        let path = try scratch.file("office.sqlite", [])
        try FileManager.default.setAttributes([.posixPermissions: 0o644], ofItemAtPath: path)
        _ = try SQLiteStore(path: path, chainKey: .sample)
        #expect(try FileManager.default.mode(of: path) == 0o600)
    }

    @Test("What is kept is there when the file is opened again")
    func reopened() async throws {
        let kept = try await SQLiteOffice()
        let print = Print.sample(of: kept.office.clerk)
        try await kept.office.begin(print)
        let again = try SQLiteStore(path: kept.path, chainKey: .sample)
        #expect(try await again.print(print.id, in: ["W1"]) == print)
        #expect(try await again.verifyAudit().isWhole)
    }

    @Test("What was deleted is not in the file any more")
    func secureDelete() async throws {
        let kept = try await SQLiteOffice()
        let secret = "token-4f1c9a-that-must-go"
        let session = Session(
            hash: [1, 2, 3], account: kept.office.clerk.id, formToken: secret, opened: .sample,
            lastSeen: .sample)
        try await kept.store.open(session, .sample(.signIn))
        try kept.shell("PRAGMA wal_checkpoint(TRUNCATE)")
        let before = try Data(kept.shell.bytes())
        #expect(before.range(of: Data(secret.utf8)) != nil)
        try await kept.store.close(session, .sample(.signOut))
        try kept.shell("PRAGMA wal_checkpoint(TRUNCATE)")
        for ending in ["", "-wal"] {
            let after = try Data(kept.shell.bytes(ending))
            #expect(after.range(of: Data(secret.utf8)) == nil)
        }
    }

    @Test("A file of a later version is left alone")
    func later() async throws {
        let kept = try await SQLiteOffice()
        try kept.shell("INSERT INTO grdb_migrations VALUES ('v999')")
        #expect(throws: StoreError.damaged("made by a later version")) {
            _ = try SQLiteStore(path: kept.path, chainKey: .sample)
        }
    }

    @Test("What is no database is damaged, what cannot be opened is an I/O error")
    func unusable() throws {
        let scratch = try Scratch()
        let noise = try scratch.file("noise", (0..<9_000).map { UInt8($0 % 251) })
        let error = #expect(throws: StoreError.self) { _ = try SQLiteStore(path: noise, chainKey: .sample) }
        guard case .damaged = error else {
            Issue.record("\(String(describing: error))")
            return
        }
        let nowhere = #expect(throws: StoreError.self) {
            _ = try SQLiteStore(path: scratch.path("no/such/folder"), chainKey: .sample)
        }
        guard case .io = nowhere else {
            Issue.record("\(String(describing: nowhere))")
            return
        }
    }

    @Test("With another key nothing is written to the trail, and it does not verify")
    func otherKey() async throws {
        let kept = try await SQLiteOffice()
        let other = try SQLiteStore(path: kept.path, chainKey: SymmetricKey(size: .bits256))
        await #expect(throws: StoreError.self) { try await other.note(.sample(.signIn)) }
        #expect(try await other.verifyAudit() == .broken(at: 1))
        #expect(try await kept.store.verifyAudit().isWhole)
    }

    @Test("A value of the wrong form is damage, not a trap")
    func damaged() async throws {
        let kept = try await SQLiteOffice()
        let print = Print.sample(of: kept.office.clerk)
        try await kept.office.begin(print)
        try kept.shell("UPDATE copies SET state = 'lost'")
        await #expect(throws: StoreError.damaged("unreadable value of state")) {
            try await kept.office.find(print)
        }
    }
}
