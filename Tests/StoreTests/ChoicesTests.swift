import Store
import Testing

@Suite struct ChoicesTests {
    private static let sign = UnitLogo(hash: "5161", kind: .png, bytes: [0x89, 0, 1])
    private static let other = UnitLogo(hash: "a0b1", kind: .svg, bytes: Array("<svg/>".utf8))

    @Test("What units choose is replaced as a whole and told for those asked for", arguments: Backend.all)
    func kept(backend: Backend) async throws {
        let office = try await backend.office()
        var choices = UnitChoices(templates: ["card", "poster"], keepHours: 3, logo: Self.sign.hash)
        try await office.store.keep(choices, logo: Self.sign, of: "W1", .sample(.keepSettings))
        #expect(try await office.store.choices(of: ["W1", "W2"]) == ["W1": choices])
        (choices.templates, choices.keepHours) = (nil, 12)
        try await office.store.keep(choices, logo: nil, of: "W1", .sample(.keepSettings))
        #expect(try await office.store.choices(of: ["W1"]) == ["W1": choices])
        #expect(try await office.store.choices(of: ["W2", "P"]) == [:])
        #expect(try await office.store.choices(of: []) == [:])
        #expect(try await office.trail().suffix(2).map(\.action) == [.keepSettings, .keepSettings])
    }

    @Test("A logo is there as long as copies may need it, whichever the unit has now", arguments: Backend.all)
    func logos(backend: Backend) async throws {
        let office = try await backend.office()
        for logo in [Self.sign, Self.other, Self.sign] {
            try await office.store.keep(
                UnitChoices(logo: logo.hash), logo: logo, of: "W1", .sample(.keepSettings))
        }
        try await office.store.keep(UnitChoices(), logo: nil, of: "W1", .sample(.keepSettings))
        #expect(try await office.store.logo(Self.sign.hash) == Self.sign)
        #expect(try await office.store.logo(Self.other.hash) == Self.other)
        #expect(try await office.store.logo("0000") == nil)
    }

    @Test(
        "A choice of a logo that nobody has handed in is refused and leaves no trace", arguments: Backend.all)
    func noSuchLogo(backend: Backend) async throws {
        let office = try await backend.office()
        let before = try await office.trail()
        await #expect(throws: StoreError.self) {
            try await office.store.keep(
                UnitChoices(keepHours: 1, logo: "0000"), logo: nil, of: "W1", .sample(.keepSettings))
        }
        #expect(try await office.store.choices(of: ["W1"]) == [:])
        #expect(try await office.trail() == before)
    }

    @Test("A unit takes from the nearest unit above it each thing that it has not chosen")
    func inherited() throws {
        let tree = UnitTree(try SampleOffice.units())
        let kept = [
            "P": UnitChoices(templates: ["card"], keepHours: 12, logo: "a0b1"),
            "W1": UnitChoices(keepHours: 3),
        ]
        #expect(
            tree.choices(of: "W1", among: kept)
                == UnitChoices(templates: ["card"], keepHours: 3, logo: "a0b1"))
        #expect(tree.choices(of: "W2", among: kept) == kept["P"])
        #expect(tree.choices(of: "W1", among: [:]) == UnitChoices())
    }
}
