import Access
import Foundation
import HTTPTypes
import HummingbirdTesting
import Judges
import Store
import Synchronization
import Testing

@Suite("Signing in")
struct SignInTests {
    private static let path = "/api/v1/session"
    private static let password = "một câu dài dễ nhớ"

    /// Gives the clerk of W1 the password, and a shared secret if there is one.
    private func enrol(_ office: TestOffice, _ secret: OneTimeCode? = nil) async throws {
        var account = try #require(try await office.store.account(login: "clerk.w1"))
        account.password = try await Passwords(cost: .least).hash(
            NewPassword(Self.password, login: "clerk.w1"))
        account.oneTimeSecret = try secret.map { try office.key.seal.close($0.bytes, about: account.id.text) }
        try await office.store.keep(account, TestOffice.act(.keepAccount, "W1"))
    }

    private func body(_ password: String, code: String? = nil) -> String {
        let code = code.map { #", "code": "\#($0)""# } ?? ""
        return #"{"login": "clerk.w1", "password": "\#(password)"\#(code)}"#
    }

    @Test("With a one-time code that oathtool shows, and only once with each")
    func oneTimeCodes() async throws {
        let office = try await TestOffice()
        let secret = OneTimeCode()
        try await enrol(office, secret)
        try await office.open { counter in
            let code = try Tool("oathtool")(["--totp", "--base32", secret.base32]).text
                .trimmingCharacters(in: .newlines)
            #expect(
                try await counter.send(.post, Self.path, as: nil, body(Self.password)).status == .unauthorized
            )
            let signedIn = try await counter.send(.post, Self.path, as: nil, body(Self.password, code: code))
            #expect(signedIn.status == .created)
            let again = try await counter.send(.post, Self.path, as: nil, body(Self.password, code: code))
            #expect(again.problem == "access.no-credentials")
        }
    }

    @Test("A session ends half an hour after its last use, and after twelve hours in any case")
    func expiry() async throws {
        let clock = Mutex(Date())
        let office = try await TestOffice(now: { clock.withLock { $0 } })
        try await enrol(office)
        try await office.open { counter in
            let signedIn = try await counter.send(.post, Self.path, as: nil, body(Self.password))
            let cookie = String(try #require(signedIn.headers[.setCookie]).prefix { $0 != ";" })
            func status(after minutes: Double) async throws -> Int {
                clock.withLock { $0 += minutes * 60 }
                return try await counter.send(.get, Self.path, as: nil, headers: [.cookie: cookie]).status
                    .code
            }
            // Used every 25 minutes it lasts; twelve hours are 28.8 times that.
            for _ in 0..<28 { #expect(try await status(after: 25) == 200) }
            #expect(try await status(after: 25) == 401)
            let second = try await counter.send(.post, Self.path, as: nil, body(Self.password))
            let other = String(try #require(second.headers[.setCookie]).prefix { $0 != ";" })
            clock.withLock { $0 += 31 * 60 }
            let idle = try await counter.send(.get, Self.path, as: nil, headers: [.cookie: other])
            #expect(idle.status == .unauthorized)
        }
    }

    @Test("Who guesses is told to wait; a program with a token is not")
    func guesses() async throws {
        let office = try await TestOffice()
        try await enrol(office)
        try await office.open { counter in
            var answers: [Int] = []
            for _ in 0..<11 {
                answers.append(
                    try await counter.send(.post, Self.path, as: nil, body("sai mật khẩu rồi")).status.code)
            }
            #expect(answers.dropLast().allSatisfy { $0 == 401 })
            let last = try await counter.send(.post, Self.path, as: nil, body(Self.password))
            #expect(
                answers.last == 429 && last.status == .tooManyRequests && last.headers[.retryAfter] != nil)
            #expect(try await counter.send(.get, Self.path).status == .ok)
        }
    }
}
