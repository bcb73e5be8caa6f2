import Crypto
import Foundation
import Judges
import Records
import Store
import Testing

/// A store that has to keep the contract.
struct Backend: Sendable, CustomTestStringConvertible {
    let testDescription: String
    /// A new, empty store that lives no longer than the scratch folder.
    let open: @Sendable (Scratch) throws -> any Store

    static let all = [sqlite]

    static let sqlite = Backend(testDescription: "SQLite") { scratch in
        try SQLiteStore(path: scratch.path("office.sqlite"), chainKey: .sample)
    }

    /// A store with some units and a clerk in a ward.
    func office() async throws -> SampleOffice { try await SampleOffice(open) }
}

extension SymmetricKey {
    static let sample = SymmetricKey(data: [UInt8](repeating: 7, count: 32))
}

/// A province with two wards, one of which goes on for a third that was merged into it.
struct SampleOffice: Sendable {
    let scratch: Scratch
    let store: any Store
    /// Of ward `W1`.
    let clerk: Account

    init(_ open: (Scratch) throws -> any Store) async throws {
        scratch = try Scratch()
        store = try open(scratch)
        clerk = .sample("clerk")
        for unit in try Self.units() { try await store.keep(unit, .sample(.keepUnit, unit: unit.id)) }
        try await store.keep(clerk, .sample(.keepAccount))
    }

    static func units() throws -> [OfficeUnit] {
        let day = try #require(Day(iso: "2026-07-01"))
        return [
            OfficeUnit(id: "P", name: "Tỉnh mẫu", from: day),
            OfficeUnit(id: "W1", name: "Phường Một", parent: "P", from: day),
            OfficeUnit(id: "W2", name: "Phường Hai", parent: "P", from: day),
            OfficeUnit(id: "W0", name: "Phường Cũ", from: day, through: day, successor: "W1"),
        ]
    }
}
