import GRDB
import Records

extension SQLiteStore: UnitBook {
    package func units() async throws(StoreError) -> [OfficeUnit] {
        try await read { db in
            try db.all("SELECT id, name, parent, since, through, successor FROM units ORDER BY id") { unit in
                try OfficeUnit(
                    id: unit.text(), name: unit.text(), parent: unit.optional(), from: unit.day(),
                    through: unit.optionalDay(), successor: unit.optional())
            }
        }
    }

    package func keep(_ unit: OfficeUnit, _ act: Act) async throws(StoreError) {
        try await write { db in
            try db.run(
                """
                INSERT INTO units (id, name, parent, since, through, successor) VALUES (?, ?, ?, ?, ?, ?)
                ON CONFLICT (id) DO UPDATE SET name = excluded.name, parent = excluded.parent,
                    since = excluded.since, through = excluded.through, successor = excluded.successor
                """,
                [unit.id, unit.name, unit.parent, unit.from.iso, unit.through?.iso, unit.successor])
            try self.append(act, db)
        }
    }
}
