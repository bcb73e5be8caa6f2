import Foundation
import GRDB

extension Print {
    private static let columns = """
        prints.id, prints.unit, prints.account, prints.template, prints.created, prints.minimum,
            prints.subject, prints.voided, prints.handed_over
        """

    /// The prints that a query goes on to choose, each with its copies.
    ///
    /// `rest` is what stands behind the columns: `FROM prints …`.
    static func all(_ rest: String, _ parameters: [Parameter], _ db: Database) throws -> [Print] {
        let bare = try db.all("SELECT \(columns) \(rest)", parameters, read)
        return try bare.map { print in
            var print = print
            print.copies = try Copy.all(of: print.id, db)
            return print
        }
    }

    static func find(_ id: String, in scope: Set<String>?, _ db: Database) throws -> Print? {
        guard let print = try all("FROM prints WHERE id = ?", [id], db).first else { return nil }
        return scope.map { $0.contains(print.unit) } ?? true ? print : nil
    }

    /// Without its copies.
    private static func read(_ fields: inout Fields) throws -> Print {
        try Print(
            id: fields.id(), unit: fields.text(), account: fields.id(), template: fields.text(),
            created: fields.date(), minimum: fields.bytes(), subject: fields.text(), copies: [],
            voided: fields.optionalDate(), handedOver: fields.optionalDate())
    }

    func insert(_ db: Database) throws {
        try db.run(
            """
            INSERT INTO prints
                (id, unit, account, template, created, minimum, subject, voided, handed_over)
            VALUES (?, ?, ?, ?, ?, ifnull(?, x''), ?, ?, ?)
            """,
            [
                id.text, unit, account.text, template, created.microseconds, minimum.blob, subject,
                voided?.microseconds, handedOver?.microseconds,
            ])
        for copy in copies { try copy.insert(of: self, db) }
    }
}

extension Copy {
    fileprivate static func all(of print: ID<Print>, _ db: Database) throws -> [Copy] {
        try db.all(
            """
            SELECT number, account, decided, reason, state, finished, document, purged FROM copies
            WHERE print = ? ORDER BY number
            """, [print.text]
        ) { copy in
            try Copy(
                number: copy.next(), account: copy.id(), decided: copy.date(), reason: copy.text(),
                state: copy.word(), finished: copy.optionalDate(), document: copy.text(),
                purged: copy.optionalDate())
        }
    }

    func insert(of print: Print, _ db: Database) throws {
        try db.run(
            """
            INSERT INTO copies
                (print, number, unit, account, decided, reason, state, finished, document, purged)
            VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, ?)
            """,
            [
                print.id.text, number, print.unit, account.text, decided.microseconds, reason, state.rawValue,
                finished?.microseconds, document, purged?.microseconds,
            ])
    }
}
