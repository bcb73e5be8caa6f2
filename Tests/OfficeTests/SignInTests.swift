import Access
import Foundation
import HTTPTypes
import HummingbirdTesting
import Judges
import Store
import Testing

@Suite("Signing in")
struct SignInTests {
    private let clock = StandingClock()
    private static let path = "/api/v1/session"
    private static let password = "một câu dài dễ nhớ"

    /// An office whose clerk of W1 has the password, and a shared secret if there is one.
    private func office(_ secret: OneTimeCode? = nil) async throws -> TestOffice {
        let office = try await TestOffice(clock: clock)
        var account = try #require(try await office.store.account(login: "clerk.w1"))
        account.password = try await Passwords(cost: .least).hash(
            NewPassword(Self.password, login: "clerk.w1"))
        account.oneTimeSecret = try secret.map { try office.key.seal.close($0.bytes, about: account.id.text) }
        try await office.store.keep(account, TestOffice.act(.keepAccount, "W1"))
        return office
    }

    private func body(_ password: String, code: String? = nil) -> String {
        let code = code.map { #", "code": "\#($0)""# } ?? ""
        return #"{"login": "clerk.w1", "password": "\#(password)"\#(code)}"#
    }

    @Test("With a one-time code that oathtool shows, and only once with each")
    func oneTimeCodes() async throws {
        let secret = OneTimeCode()
        try await office(secret).open { counter in
            func code() throws -> String {
                let seconds = Int(clock.date.timeIntervalSince1970)
                return try Tool("oathtool")(["--totp", "--base32", secret.base32, "--now", "@\(seconds)"])
                    .text.trimmingCharacters(in: .newlines)
            }
            func signIn(_ code: String?) async throws -> TestResponse {
                try await counter.send(.post, Self.path, as: nil, body(Self.password, code: code))
            }
            let first = try code()
            #expect(try await signIn(nil).status == .unauthorized)
            #expect(try await signIn(first).status == .created)
            #expect(try await signIn(first).problem == "access.no-credentials")
            clock.advance(by: 30)
            let second = try code()
            #expect(second != first)
            #expect(try await signIn(first).status == .unauthorized)
            #expect(try await signIn(second).status == .created)
            clock.advance(by: 90)
            #expect(try await signIn(second).status == .unauthorized)
        }
    }

    @Test("A session ends half an hour after its last use, and after twelve hours in any case")
    func expiry() async throws {
        try await office().open { counter in
            func signIn() async throws -> String {
                let signedIn = try await counter.send(.post, Self.path, as: nil, body(Self.password))
                return String(try #require(signedIn.headers[.setCookie]).prefix { $0 != ";" })
            }
            func status(of cookie: String, after minutes: Double) async throws -> Int {
                clock.advance(by: minutes * 60)
                return try await counter.send(.get, Self.path, as: nil, headers: [.cookie: cookie]).status
                    .code
            }
            let first = try await signIn()
            // Used every 25 minutes it lasts; twelve hours are 28.8 times that.
            for _ in 0..<28 { #expect(try await status(of: first, after: 25) == 200) }
            #expect(try await status(of: first, after: 25) == 401)
            let second = try await signIn()
            #expect(try await status(of: second, after: 29) == 200)
            #expect(try await status(of: second, after: 31) == 401)
        }
    }

    @Test("Who guesses is told to wait, and may try again later; a program with a token never waits")
    func guesses() async throws {
        try await office().open { counter in
            func signIn(_ password: String) async throws -> TestResponse {
                try await counter.send(.post, Self.path, as: nil, body(password))
            }
            for _ in 0..<10 { #expect(try await signIn("sai mật khẩu rồi").status == .unauthorized) }
            for password in ["sai mật khẩu rồi", Self.password] {
                let answer = try await signIn(password)
                #expect(answer.status == .tooManyRequests && answer.headers[.retryAfter] == "90")
            }
            #expect(try await counter.send(.get, Self.path).status == .ok)
            clock.advance(by: 90)
            #expect(try await signIn(Self.password).status == .created)
        }
    }
}
