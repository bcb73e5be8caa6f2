import Store
import Testing

@Suite struct SessionBookTests {
    @Test("A session lasts until it is closed", arguments: Backend.all)
    func closed(backend: Backend) async throws {
        let office = try await backend.office()
        let session = Session.sample(1, of: office.clerk)
        try await office.store.open(session, .sample(.signIn))
        #expect(try await office.store.session(hash: session.hash) == session)
        try await office.store.close(session, .sample(.signOut))
        #expect(try await office.store.session(hash: session.hash) == nil)
        #expect(try await office.trail().suffix(2).map(\.action) == [.signIn, .signOut])
    }

    @Test(
        "A session is seen later, never earlier, and the trail does not speak of it", arguments: Backend.all)
    func touched(backend: Backend) async throws {
        let office = try await backend.office()
        let session = Session.sample(1, of: office.clerk)
        try await office.store.open(session, .sample(.signIn))
        let before = try await office.trail()
        try await office.store.touch(session, at: .sample(60))
        try await office.store.touch(session, at: .sample(30))
        #expect(try await office.store.session(hash: session.hash)?.lastSeen == .sample(60))
        #expect(try await office.trail() == before)
    }

    @Test("Sessions that are too old or too quiet are forgotten", arguments: Backend.all)
    func forgotten(backend: Backend) async throws {
        let office = try await backend.office()
        let old = Session.sample(1, of: office.clerk, opened: 0, lastSeen: 90)
        let quiet = Session.sample(2, of: office.clerk, opened: 50, lastSeen: 60)
        let live = Session.sample(3, of: office.clerk, opened: 10, lastSeen: 80)
        for session in [old, quiet, live] { try await office.store.open(session, .sample(.signIn)) }
        try await office.store.closeSessions(openedBefore: .sample(10), lastSeenBefore: .sample(80))
        #expect(try await office.store.session(hash: old.hash) == nil)
        #expect(try await office.store.session(hash: quiet.hash) == nil)
        #expect(try await office.store.session(hash: live.hash) == live)
    }

    @Test("Nobody can be signed in who has no account", arguments: Backend.all)
    func unknown(backend: Backend) async throws {
        let office = try await backend.office()
        await #expect(throws: StoreError.self) {
            try await office.store.open(.sample(1, of: .sample("nobody")), .sample(.signIn))
        }
    }
}
