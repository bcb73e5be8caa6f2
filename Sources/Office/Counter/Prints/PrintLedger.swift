import Access
import Foundation
import Press
import Records
import Store
import Web

/// Finds prints for the counter and opens what is known of them.
struct PrintLedger: Sendable {
    let rooms: OfficeRooms
    let desk: PrintDesk

    /// A print and the record it was made from; nil when that cannot be read any more.
    struct Entry: Sendable {
        let print: Print
        let record: Record?
    }

    struct Found: Sendable {
        var entries: [Entry]
        /// Whether not everything was looked at or is shown.
        var isCut: Bool
    }

    /// How many prints are read at a time.
    private static let part = 500

    /// The prints of these days, the latest first, those before `before` in that order.
    func entries(of days: PrintDays, in scope: Set<String>, before: ID<Print>?, limit: Int) async throws
        -> [Entry]
    {
        try await open(try await prints(of: days, in: scope, before: before, limit: limit))
    }

    /// A number is found over all time, a name among the latest prints of these days.
    func search(_ wanted: PrintSearch, of days: PrintDays, in scope: Set<String>) async throws -> Found {
        var found = Found(entries: [], isCut: false)
        if case .number(let number) = wanted, let subject = desk.people.hash(of: number) {
            let prints = try await rooms.store.prints(
                in: scope, subject: subject, since: nil, before: nil, limit: PrintSearch.mostFound + 1)
            found.entries = try await open(prints)
        }
        // Only the surest of a person's numbers is hashed; the others are in what was printed.
        try await look(for: wanted, of: days, in: scope, &found)
        found.entries.sort { $1.print.id < $0.print.id }
        if found.entries.count > PrintSearch.mostFound {
            found.entries.removeSubrange(PrintSearch.mostFound...)
            found.isCut = true
        }
        return found
    }

    private func look(
        for wanted: PrintSearch, of days: PrintDays, in scope: Set<String>, _ found: inout Found
    ) async throws {
        var (before, opened) = (nil as ID<Print>?, 0)
        var known = Set(found.entries.map(\.print.id))
        while known.count <= PrintSearch.mostFound {
            guard opened < PrintSearch.mostOpened else {
                found.isCut = true
                return
            }
            let part = try await entries(of: days, in: scope, before: before, limit: Self.part)
            found.entries += part.filter { entry in
                entry.record.map(wanted.finds) ?? false && known.insert(entry.print.id).inserted
            }
            guard part.count == Self.part else { return }
            (before, opened) = (part.last?.print.id, opened + part.count)
        }
    }

    private func prints(
        of days: PrintDays, in scope: Set<String>, before: ID<Print>?, limit: Int
    ) async throws -> [Print] {
        let now = rooms.now()
        let (begin, end) = (days.begin(at: now), days.end(at: now))
        let prints = try await rooms.store.prints(
            in: scope, subject: nil, since: nil, before: [before, end].compactMap(\.self).min(), limit: limit)
        // The list goes back in time, so the store need not look for what would be left out here.
        return Array(prints.prefix { $0.created >= begin })
    }

    /// The prints with their records.
    func open(_ prints: [Print]) async throws -> [Entry] {
        try await rooms.bench.run { [desk] in
            prints.map { Entry(print: $0, record: try? desk.record(of: $0)) }
        }
    }

    /// The names of accounts; those that are gone are missing.
    func names(of accounts: some Sequence<ID<Account>>) async throws -> [ID<Account>: String] {
        var names: [ID<Account>: String] = [:]
        for id in Set(accounts) { names[id] = try await rooms.store.account(id)?.name }
        return names
    }
}
