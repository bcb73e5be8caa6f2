import GRDB

extension SQLiteStore: SettingsBook {
    package func settings(of unit: String) async throws(StoreError) -> [String: String] {
        try await read { db in
            let kept = try db.all("SELECT field, value FROM settings WHERE unit = ?", [unit]) { setting in
                try (setting.text(), setting.text())
            }
            return Dictionary(kept) { first, _ in first }
        }
    }

    package func keep(settings: [String: String], of unit: String, _ act: Act) async throws(StoreError) {
        try await write { db in
            try db.run("DELETE FROM settings WHERE unit = ?", [unit])
            for (field, value) in settings {
                try db.run(
                    "INSERT INTO settings (unit, field, value) VALUES (?, ?, ?)", [unit, field, value])
            }
            try self.append(act, db)
        }
    }

    package func choices(of units: Set<String>) async throws(StoreError) -> [String: UnitChoices] {
        try await read { db in
            let kept = try db.all(
                """
                SELECT unit, templates, keep_hours, logo FROM choices
                WHERE unit IN (SELECT value FROM json_each(?))
                """, [units.json]
            ) {
                try (
                    $0.text(),
                    UnitChoices(templates: $0.texts(), keepHours: $0.optional(), logo: $0.optional())
                )
            }
            return Dictionary(kept) { first, _ in first }
        }
    }

    package func keep(
        _ choices: UnitChoices, logo: UnitLogo?, of unit: String, _ act: Act
    ) async throws(StoreError) {
        try await write { db in
            if let logo {
                try db.run(
                    "INSERT INTO logos (hash, kind, bytes) VALUES (?, ?, ?) ON CONFLICT (hash) DO NOTHING",
                    [logo.hash, logo.kind.rawValue, logo.bytes.blob])
            }
            try db.run(
                """
                INSERT INTO choices (unit, templates, keep_hours, logo) VALUES (?, ?, ?, ?)
                ON CONFLICT (unit) DO UPDATE SET templates = excluded.templates,
                    keep_hours = excluded.keep_hours, logo = excluded.logo
                """, [unit, choices.templates?.sorted().json, choices.keepHours, choices.logo])
            try self.append(act, db)
        }
    }

    package func logo(_ hash: String) async throws(StoreError) -> UnitLogo? {
        try await read { db in
            try db.first("SELECT hash, kind, bytes FROM logos WHERE hash = ?", [hash]) {
                try UnitLogo(hash: $0.text(), kind: $0.word(), bytes: $0.bytes())
            }
        }
    }

    package func printers(of unit: String) async throws(StoreError) -> [String: [UInt8]] {
        try await read { db in
            let kept = try db.all("SELECT name, profile FROM printers WHERE unit = ?", [unit]) { printer in
                try (printer.text(), printer.bytes())
            }
            return Dictionary(kept) { first, _ in first }
        }
    }

    package func keep(
        printer: String, profile: [UInt8]?, of unit: String, _ act: Act
    ) async throws(StoreError) {
        try await write { db in
            if let profile {
                try db.run(
                    """
                    INSERT INTO printers (unit, name, profile) VALUES (?, ?, ifnull(?, x''))
                    ON CONFLICT (unit, name) DO UPDATE SET profile = excluded.profile
                    """, [unit, printer, profile.blob])
            } else {
                try db.run("DELETE FROM printers WHERE unit = ? AND name = ?", [unit, printer])
            }
            try self.append(act, db)
        }
    }
}
