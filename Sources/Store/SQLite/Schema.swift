import GRDB

/// The tables of an office, step by step as versions have made them.
///
/// Moments are microseconds since 1970, days `yyyy-MM-dd`, ids the text of a UUID. A step that was released is never changed.
enum Schema {
    /// `chain` seals the head of the trail, which is empty only once.
    static func migrator(_ chain: AuditChain) -> DatabaseMigrator {
        var migrator = DatabaseMigrator()
        migrator.registerMigration("v1", foreignKeyChecks: .immediate) { db in
            for part in [people, prints, batches, audit] { try db.execute(sql: part) }
            let head = AuditChain.Head.empty
            try db.run(
                "INSERT INTO audit_head (id, count, hash, seal) VALUES (1, ?, ?, ?)",
                [head.count, head.hash.blob, chain.seal(of: head).blob])
        }
        migrator.registerMigration("choices", foreignKeyChecks: .immediate) { db in
            try db.execute(sql: choices)
        }
        return migrator
    }

    private static let people = """
        CREATE TABLE units (
            id TEXT PRIMARY KEY, name TEXT NOT NULL, parent TEXT REFERENCES units, since TEXT NOT NULL,
            through TEXT, successor TEXT REFERENCES units
        ) STRICT;
        CREATE TABLE settings (
            unit TEXT NOT NULL REFERENCES units, field TEXT NOT NULL, value TEXT NOT NULL,
            PRIMARY KEY (unit, field)
        ) STRICT, WITHOUT ROWID;
        CREATE TABLE printers (
            unit TEXT NOT NULL REFERENCES units, name TEXT NOT NULL, profile BLOB NOT NULL,
            PRIMARY KEY (unit, name)
        ) STRICT, WITHOUT ROWID;

        CREATE TABLE accounts (
            id TEXT PRIMARY KEY, login TEXT NOT NULL UNIQUE, name TEXT NOT NULL, role TEXT NOT NULL,
            unit TEXT NOT NULL REFERENCES units, password TEXT, secret BLOB, quota INTEGER,
            disabled INTEGER NOT NULL, step INTEGER
        ) STRICT;
        CREATE INDEX accounts_of_unit ON accounts (unit);
        CREATE TABLE sessions (
            hash BLOB PRIMARY KEY, account TEXT NOT NULL REFERENCES accounts, form_token TEXT NOT NULL,
            opened INTEGER NOT NULL, seen INTEGER NOT NULL
        ) STRICT, WITHOUT ROWID;
        CREATE INDEX sessions_of_account ON sessions (account);
        CREATE INDEX sessions_opened ON sessions (opened);
        CREATE INDEX sessions_seen ON sessions (seen);
        CREATE TABLE tokens (
            id TEXT PRIMARY KEY, hash BLOB NOT NULL UNIQUE, account TEXT NOT NULL REFERENCES accounts,
            label TEXT NOT NULL, created INTEGER NOT NULL, revoked INTEGER
        ) STRICT;
        CREATE INDEX tokens_of_account ON tokens (account, id);
        CREATE TABLE request_keys (
            account TEXT NOT NULL REFERENCES accounts, text TEXT NOT NULL, fingerprint BLOB NOT NULL,
            thing TEXT NOT NULL, copy INTEGER NOT NULL, created INTEGER NOT NULL, PRIMARY KEY (account, text)
        ) STRICT, WITHOUT ROWID;
        CREATE INDEX request_keys_created ON request_keys (created);
        """

    /// The unit stands with each copy as well, so that a tally need not look at every print of a unit.
    private static let prints = """
        CREATE TABLE prints (
            id TEXT PRIMARY KEY, unit TEXT NOT NULL REFERENCES units,
            account TEXT NOT NULL REFERENCES accounts, template TEXT NOT NULL, created INTEGER NOT NULL,
            minimum BLOB NOT NULL, subject TEXT NOT NULL, voided INTEGER, handed_over INTEGER
        ) STRICT;
        CREATE INDEX prints_of_unit ON prints (unit, id, created);
        CREATE INDEX prints_of_subject ON prints (subject, id) WHERE subject <> '';
        CREATE TABLE copies (
            print TEXT NOT NULL REFERENCES prints, number INTEGER NOT NULL, unit TEXT NOT NULL,
            account TEXT NOT NULL REFERENCES accounts, decided INTEGER NOT NULL, reason TEXT NOT NULL,
            state TEXT NOT NULL, finished INTEGER, document TEXT NOT NULL, purged INTEGER,
            PRIMARY KEY (print, number)
        ) STRICT, WITHOUT ROWID;
        CREATE INDEX copies_of_account ON copies (account, decided, state);
        CREATE INDEX copies_intended ON copies (print) WHERE state = 'intended';
        CREATE INDEX copies_printed ON copies (unit, finished, number) WHERE state = 'printed';
        CREATE INDEX copies_to_purge ON copies (finished) WHERE purged IS NULL AND document <> '';
        """

    /// `turns` holds when a unit was last served, counted in batches.
    private static let batches = """
        CREATE TABLE batches (
            id TEXT PRIMARY KEY, unit TEXT NOT NULL REFERENCES units,
            account TEXT NOT NULL REFERENCES accounts, template TEXT NOT NULL, options BLOB NOT NULL,
            created INTEGER NOT NULL, state TEXT NOT NULL, rows INTEGER NOT NULL, printed INTEGER NOT NULL,
            rejected INTEGER NOT NULL, documents INTEGER NOT NULL, finished INTEGER, failure TEXT NOT NULL,
            purged INTEGER
        ) STRICT;
        CREATE INDEX batches_of_unit ON batches (unit, id);
        CREATE INDEX batches_waiting ON batches (unit, id) WHERE state = 'waiting';
        CREATE INDEX batches_running ON batches (id) WHERE state = 'running';
        CREATE INDEX batches_to_purge ON batches (finished) WHERE purged IS NULL;
        CREATE TABLE turns (unit TEXT PRIMARY KEY REFERENCES units, served INTEGER NOT NULL) STRICT;
        CREATE INDEX turns_served ON turns (served);
        """

    /// `templates` is a list in JSON.
    private static let choices = """
        CREATE TABLE logos (hash TEXT PRIMARY KEY, kind TEXT NOT NULL, bytes BLOB NOT NULL) STRICT;
        CREATE TABLE choices (
            unit TEXT PRIMARY KEY REFERENCES units, templates TEXT, keep_hours INTEGER,
            logo TEXT REFERENCES logos
        ) STRICT, WITHOUT ROWID;
        CREATE INDEX batches_printed ON batches (unit, finished, printed, rejected) WHERE state = 'printed';
        CREATE INDEX audit_by_moment ON audit (moment);
        """

    private static let audit = """
        CREATE TABLE audit (
            number INTEGER PRIMARY KEY, moment INTEGER NOT NULL, account TEXT, unit TEXT NOT NULL,
            action TEXT NOT NULL, count INTEGER NOT NULL, reason TEXT NOT NULL, subject TEXT NOT NULL,
            hash BLOB NOT NULL
        ) STRICT;
        CREATE INDEX audit_of_unit ON audit (unit, number);
        CREATE TABLE audit_head (
            id INTEGER PRIMARY KEY CHECK (id = 1), count INTEGER NOT NULL, hash BLOB NOT NULL,
            seal BLOB NOT NULL
        ) STRICT;
        CREATE TRIGGER audit_is_not_changed BEFORE UPDATE ON audit
        BEGIN SELECT RAISE(ABORT, 'the audit trail is never changed'); END;
        CREATE TRIGGER audit_is_not_shortened BEFORE DELETE ON audit
        BEGIN SELECT RAISE(ABORT, 'the audit trail is never shortened'); END;
        CREATE TRIGGER audit_grows_at_its_end BEFORE INSERT ON audit
        WHEN NEW.number IS NOT (SELECT count + 1 FROM audit_head)
        BEGIN SELECT RAISE(ABORT, 'the audit trail grows at its end only'); END;
        """
}
