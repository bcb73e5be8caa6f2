import Access
import Foundation
import HTTPTypes
import Hummingbird
import HummingbirdTesting
import Judges
import NIOCore
import Records
import Store
import Testing

@Suite("Who may do what")
struct OfficeAccessTests {
    @Test("What belongs to a unit is seen from it and from above, and nowhere else")
    func scopes() async throws {
        let office = try await TestOffice()
        try await office.open { counter in
            let print = try await counter.print()
            let path = "/api/v1/prints/\(print.id)"
            for who in ["clerk W1", "unit-admin W1", "clerk P"] {
                #expect(try await counter.send(.get, path, as: who).status == .ok, "\(who)")
            }
            let foreign = try await counter.send(.get, path, as: "clerk W2")
            let nothing = try await counter.send(
                .get, "/api/v1/prints/00000000-0000-7000-8000-000000000000", as: "clerk W2")
            #expect(foreign.status == .notFound && foreign.body == nothing.body)
            var headers = [foreign.headers, nothing.headers]
            for place in headers.indices { headers[place][.date] = nil }
            #expect(headers[0] == headers[1])
            #expect(try await counter.send(.get, path, as: "auditor W1").problem == "access.forbidden")
            #expect(try await counter.send(.get, path, as: nil).problem == "access.no-credentials")
            let units = String(buffer: try await counter.send(.get, "/api/v1/units").body)
            #expect(units.contains("W1") && !units.contains("W2"))
        }
    }

    @Test("Who goes on for a unit that ended sees what it printed")
    func successors() async throws {
        let clock = StandingClock()
        let office = try await TestOffice(clock: clock)
        try await office.open { counter in
            let print = try await counter.print()
            var unit = try #require(try await office.store.units().first { $0.id == "W1" })
            unit.through = unit.from
            unit.successor = "W2"
            try await office.store.keep(unit, TestOffice.act(.keepUnit, "W1"))
            // A change of the units may stay unseen for two seconds.
            clock.advance(by: 2)
            #expect(try await counter.send(.get, "/api/v1/prints/\(print.id)", as: "clerk W2").status == .ok)
            let refused = try await counter.send(.post, "/api/v1/prints", TestOffice.resident)
            #expect(refused.problem == "unit.ended")
        }
    }

    @Test(
        "A browser signs in with a password and sends its form token with everything that changes something")
    func sessions() async throws {
        let office = try await TestOffice()
        let password = try NewPassword("một câu dài dễ nhớ", login: "clerk.w1")
        var account = try #require(try await office.store.account(login: "clerk.w1"))
        account.password = try await Passwords(cost: .least).hash(password)
        try await office.store.keep(account, TestOffice.act(.keepAccount, "W1"))
        try await office.open { counter in
            let path = "/api/v1/session"
            let good = #"{"login": "clerk.w1", "password": "một câu dài dễ nhớ"}"#
            let wrong = try await counter.send(
                .post, path, as: nil, #"{"login": "clerk.w1", "password": "một câu khác"}"#)
            let nobody = try await counter.send(
                .post, path, as: nil, #"{"login": "nobody", "password": "một câu khác"}"#)
            #expect(wrong.problem == "access.no-credentials" && wrong.body == nobody.body)

            let opened = try await counter.send(.post, path, as: nil, good)
            #expect(opened.status == .created)
            let cookie = try #require(opened.headers[.setCookie])
            #expect(
                cookie.hasPrefix("__Host-qrpress=") && cookie.contains("HttpOnly")
                    && cookie.contains("Secure"))
            let value = String(cookie.prefix { $0 != ";" })
            let form = try opened.json(SessionBody.self).form_token
            let origin = "http://localhost"
            func post(_ origin: String?, _ form: String?) async throws -> String? {
                var headers: HTTPFields = [.cookie: value]
                headers[.origin] = origin
                if let name = HTTPField.Name("X-Form-Token") { headers[name] = form }
                return try await counter.send(
                    .post, "/api/v1/prints", as: nil, TestOffice.resident, headers: headers
                ).problem
            }
            #expect(try await post(origin, form) == nil)
            #expect(try await post(origin, nil) == "access.cross-origin")
            #expect(try await post("http://evil.example", form) == "access.cross-origin")
            #expect(try await post(nil, form) == "access.cross-origin")

            var headers: HTTPFields = [.cookie: value, .origin: origin]
            if let name = HTTPField.Name("X-Form-Token") { headers[name] = form }
            #expect(try await counter.send(.delete, path, as: nil, headers: headers).status == .noContent)
            #expect(try await counter.send(.get, path, as: nil, headers: headers).status == .unauthorized)
        }
    }

    private struct SessionBody: Decodable { let form_token: String }

    @Test("Who may read codes reads those of a poster that anybody may draw")
    func codes() async throws {
        let office = try await TestOffice()
        try await office.open { counter in
            let order =
                #"{"template": "venue-poster", "record": {"name": "Chợ Mẫu", "qr": "https://qr.pccovid.gov.vn/ZLLHAT"}}"#
            let poster = try await counter.send(
                .post, "/api/v1/posters", as: nil, order, headers: [.accept: "image/png"])
            #expect(poster.status == .ok)
            let picture = String(buffer: poster.body)
            #expect(!picture.isEmpty)
            let refused = try await counter.send(.post, "/api/v1/posters", as: nil, TestOffice.resident)
            #expect(refused.problem == "template.account-needed")
            let read = try await counter.client.execute(
                uri: "/api/v1/codes", method: .post,
                headers: [
                    .contentType: "image/png", .authorization: "Bearer \(counter.tokens["clerk W1"] ?? "")",
                ], body: poster.body
            ) { $0 }
            #expect(String(buffer: read.body).contains("https://qr.pccovid.gov.vn/ZLLHAT"))
            #expect(
                try await office.store.prints(
                    in: ["P", "W1", "W2"], subject: nil, since: nil, before: nil, limit: 9
                ).isEmpty)
        }
    }
}
