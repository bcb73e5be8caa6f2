package import Foundation
import GRDB

extension SQLiteStore: SessionBook {
    package func session(hash: [UInt8]) async throws(StoreError) -> Session? {
        try await read { db in
            try db.first(
                "SELECT hash, account, form_token, opened, seen FROM sessions WHERE hash = ?", [hash.blob]
            ) { session in
                try Session(
                    hash: session.bytes(), account: session.id(), formToken: session.text(),
                    opened: session.date(), lastSeen: session.date())
            }
        }
    }

    package func open(_ session: Session, _ act: Act) async throws(StoreError) {
        try await write { db in
            try db.run(
                "INSERT INTO sessions (hash, account, form_token, opened, seen) VALUES (?, ?, ?, ?, ?)",
                [
                    session.hash.blob, session.account.text, session.formToken, session.opened.microseconds,
                    session.lastSeen.microseconds,
                ])
            try self.append(act, db)
        }
    }

    package func touch(_ session: Session, at moment: Date) async throws(StoreError) {
        try await write { db in
            try db.run(
                "UPDATE sessions SET seen = max(seen, ?) WHERE hash = ?",
                [moment.microseconds, session.hash.blob])
        }
    }

    package func close(_ session: Session, _ act: Act) async throws(StoreError) {
        try await write { db in
            try db.run("DELETE FROM sessions WHERE hash = ?", [session.hash.blob])
            try self.append(act, db)
        }
    }

    package func closeSessions(openedBefore: Date, lastSeenBefore: Date) async throws(StoreError) {
        try await write { db in
            try db.run(
                "DELETE FROM sessions WHERE opened < ? OR seen < ?",
                [openedBefore.microseconds, lastSeenBefore.microseconds])
        }
    }
}
