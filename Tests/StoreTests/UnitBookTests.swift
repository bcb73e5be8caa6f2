import Records
import Store
import Testing

@Suite struct UnitBookTests {
    @Test("Units are kept as they were given", arguments: Backend.all)
    func kept(backend: Backend) async throws {
        let office = try await backend.office()
        #expect(try await office.store.units() == SampleOffice.units().sorted { $0.id < $1.id })
    }

    @Test("A unit that is kept again is changed, not doubled", arguments: Backend.all)
    func changed(backend: Backend) async throws {
        let office = try await backend.office()
        var ward = try #require(await office.store.units().first { $0.id == "W2" })
        ward.name = "Phường Hai Mới"
        ward.through = Day(iso: "2027-06-30")
        ward.successor = "W1"
        try await office.store.keep(ward, .sample(.keepUnit, unit: "W2"))
        let units = try await office.store.units()
        #expect(units.first { $0.id == "W2" } == ward)
        #expect(units.count == 4)
    }

    @Test(
        "A unit below one that is not there is not kept, nor is its line in the trail", arguments: Backend.all
    )
    func orphan(backend: Backend) async throws {
        let office = try await backend.office()
        let before = try await office.trail()
        let orphan = OfficeUnit(
            id: "X", name: "X", parent: "nowhere", from: try #require(Day(iso: "2026-01-01")))
        let error = await #expect(throws: StoreError.self) {
            try await office.store.keep(orphan, .sample(.keepUnit))
        }
        guard case .invalid = error else {
            Issue.record("\(String(describing: error))")
            return
        }
        #expect(try await office.trail() == before)
    }

    @Test("A text with U+0000 is refused, not cut", arguments: Backend.all)
    func zero(backend: Backend) async throws {
        let office = try await backend.office()
        let error = await #expect(throws: StoreError.self) {
            try await office.store.note(.sample(.signIn, reason: "one\0two"))
        }
        guard case .invalid = error else {
            Issue.record("\(String(describing: error))")
            return
        }
        #expect(try await office.store.verifyAudit().isWhole)
    }

    @Test("Who may see the successor may see what the merged unit printed", arguments: Backend.all)
    func merged(backend: Backend) async throws {
        let office = try await backend.office()
        let old = Print.sample(of: office.clerk, unit: "W0", at: 1)
        let new = Print.sample(of: office.clerk, unit: "W1", at: 2)
        let other = Print.sample(of: office.clerk, unit: "W2", at: 3)
        for print in [old, new, other] { try await office.begin(print) }
        let tree = UnitTree(try await office.store.units())
        #expect(try await office.list(in: tree.scope(of: "W1")) == [new.id, old.id])
        #expect(try await office.list(in: tree.scope(of: "W0")) == [old.id])
        #expect(try await office.list(in: tree.scope(of: "P")) == [other.id, new.id, old.id])
        #expect(try await office.store.print(old.id, in: tree.scope(of: "W2")) == nil)
    }

    @Test("Units that go in a circle are one scope, and nobody waits for its end")
    func circle() throws {
        let day = try #require(Day(iso: "2026-01-01"))
        let tree = UnitTree([
            OfficeUnit(id: "A", name: "A", parent: "B", from: day),
            OfficeUnit(id: "B", name: "B", parent: "C", from: day),
            OfficeUnit(id: "C", name: "C", from: day, successor: "A"),
        ])
        for id in ["A", "B", "C"] { #expect(tree.scope(of: id) == ["A", "B", "C"]) }
        #expect(tree.scope(of: "D") == [])
    }
}
