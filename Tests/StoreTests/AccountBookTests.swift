import Foundation
import Store
import Testing

@Suite struct AccountBookTests {
    @Test("An account comes back as it was kept, by id and by login", arguments: Backend.all)
    func kept(backend: Backend) async throws {
        let office = try await backend.office()
        var account = Account.sample("mai", unit: "W2")
        (account.password, account.oneTimeSecret) = ("$argon2id$x", [1, 2, 0])
        (account.dailyQuota, account.isDisabled) = (40, true)
        try await office.store.keep(account, .sample(.keepAccount))
        #expect(try await office.store.account(account.id) == account)
        #expect(try await office.store.account(login: "mai") == account)
        #expect(try await office.store.account(login: "Mai") == nil)
        #expect(try await office.store.accounts(in: ["W2"]) == [account])
        #expect(try await office.store.accounts(in: ["W1", "W2"]) == [office.clerk, account])
        #expect(try await office.store.accounts(in: []) == [])
    }

    @Test("A login belongs to one account", arguments: Backend.all)
    func taken(backend: Backend) async throws {
        let office = try await backend.office()
        let before = try await office.trail()
        await #expect(throws: StoreError.taken) {
            try await office.store.keep(Account.sample("clerk", unit: "W2"), .sample(.keepAccount))
        }
        #expect(try await office.store.account(login: "clerk") == office.clerk)
        #expect(try await office.trail() == before)
    }

    @Test("A changed account has no sessions left, an unchanged one keeps them", arguments: Backend.all)
    func endsSessions(backend: Backend) async throws {
        let office = try await backend.office()
        let session = Session.sample(1, of: office.clerk)
        try await office.store.open(session, .sample(.signIn))
        try await office.store.keep(office.clerk, .sample(.keepAccount))
        #expect(try await office.store.session(hash: session.hash) == session)
        var changed = office.clerk
        changed.password = "$argon2id$new"
        try await office.store.keep(changed, .sample(.keepAccount))
        #expect(try await office.store.session(hash: session.hash) == nil)
    }

    @Test("A step of one-time codes is used once, and none before it", arguments: Backend.all)
    func steps(backend: Backend) async throws {
        let office = try await backend.office()
        let id = office.clerk.id
        #expect(try await office.store.use(step: 10, of: id))
        #expect(try await !office.store.use(step: 10, of: id))
        #expect(try await !office.store.use(step: 9, of: id))
        #expect(try await office.store.use(step: 11, of: id))
        #expect(try await !office.store.use(step: 1, of: ID(at: .sample)))
        try await office.store.keep(office.clerk, .sample(.keepAccount))
        #expect(try await !office.store.use(step: 11, of: id))
    }

    @Test("Of many who use one step at once, one may", arguments: Backend.all)
    func stepRace(backend: Backend) async throws {
        let office = try await backend.office()
        let allowed = try await inParallel(50) { _ in
            try await office.store.use(step: 5, of: office.clerk.id)
        }
        #expect(allowed.count(where: \.self) == 1)
    }

    @Test("A token is found by its hash and can be revoked", arguments: Backend.all)
    func tokens(backend: Backend) async throws {
        let office = try await backend.office()
        var token = AccessToken.sample(1, of: office.clerk)
        try await office.store.keep(token, .sample(.keepToken))
        #expect(try await office.store.token(hash: token.hash) == token)
        token.revoked = .sample(5)
        try await office.store.keep(token, .sample(.keepToken))
        #expect(try await office.store.tokens(of: office.clerk.id) == [token])
        await #expect(throws: StoreError.taken) {
            try await office.store.keep(AccessToken.sample(1, of: office.clerk), .sample(.keepToken))
        }
    }
}
