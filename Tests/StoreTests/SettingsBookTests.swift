import Store
import Testing

@Suite struct SettingsBookTests {
    @Test("A unit's settings are replaced as a whole and are no other unit's", arguments: Backend.all)
    func settings(backend: Backend) async throws {
        let office = try await backend.office()
        try await office.store.keep(
            settings: ["title": "PHIẾU", "note": "Giữ kỹ"], of: "W1", .sample(.keepSettings))
        try await office.store.keep(settings: ["title": "THẺ"], of: "W1", .sample(.keepSettings))
        try await office.store.keep(settings: ["title": "CARD"], of: "W2", .sample(.keepSettings))
        #expect(try await office.store.settings(of: "W1") == ["title": "THẺ"])
        #expect(try await office.store.settings(of: "P") == [:])
    }

    @Test("A printer's profile is kept, changed and removed", arguments: Backend.all)
    func printers(backend: Backend) async throws {
        let office = try await backend.office()
        for profile: [UInt8]? in [[1, 2], [], [3]] {
            try await office.store.keep(
                printer: "máy in tầng 1", profile: profile, of: "W1", .sample(.keepPrinter))
            #expect(try await office.store.printers(of: "W1") == ["máy in tầng 1": profile ?? []])
        }
        try await office.store.keep(printer: "máy in tầng 1", profile: nil, of: "W1", .sample(.keepPrinter))
        #expect(try await office.store.printers(of: "W1") == [:])
    }

    @Test("Settings that cannot be kept leave those that were there", arguments: Backend.all)
    func allOrNothing(backend: Backend) async throws {
        let office = try await backend.office()
        try await office.store.keep(settings: ["title": "THẺ"], of: "W1", .sample(.keepSettings))
        await #expect(throws: StoreError.self) {
            try await office.store.keep(settings: ["title": "\0"], of: "W1", .sample(.keepSettings))
        }
        #expect(try await office.store.settings(of: "W1") == ["title": "THẺ"])
    }
}
