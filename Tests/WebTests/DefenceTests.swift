import Foundation
import HTTPTypes
import Hummingbird
import HummingbirdCore
import Logging
import NIOEmbedded
import Records
import Testing
import Web

@Suite("Refusals")
struct RefusalTests {
    private struct Leak: Error {}

    private func answer(
        _ method: HTTPRequest.Method, _ path: String, _ headers: [String: String] = [:]
    ) async throws -> Response {
        let router = Router(context: WebContext.self, options: .autoGenerateHeadEndpoints)
        router.add(middleware: RefusalAnswers())
        router.get("/fault") { _, _ -> String in throw Leak() }
        router.get("/rate") { _, _ -> String in throw Refusal.rateLimited(retryAfter: .milliseconds(1500)) }
        router.get("/thing/{id}") { _, _ in "a" }
        router.delete("/thing/{id}") { _, _ in "b" }
        router.get("/library") { _, _ -> String in throw HTTPError(.badRequest, message: "raw input") }
        router.refuseOtherMethods()
        let context = WebContext(
            source: .init(channel: EmbeddedChannel(), logger: Logger(label: "test")))
        return try await router.buildResponder().respond(to: request(method, path, headers), context: context)
    }

    @Test("What went wrong inside stays inside")
    func fault() async throws {
        let response = try await answer(.get, "/fault")
        #expect(response.status == .internalServerError)
        #expect(
            try await response.text()
                == #"{"code":"fault","status":500,"title":"Lỗi của máy chủ.","type":"about:blank"}"#)
        let library = try await answer(.get, "/library")
        #expect(library.status == .badRequest)
        #expect(try await !library.text().contains("raw input"))
    }

    @Test("The language is the one that is asked for, Vietnamese otherwise")
    func language() async throws {
        for (header, expected) in [
            ("en", "en"), ("en;q=0.5, vi;q=0.4", "en"), ("vi, en", "vi"), ("fr", "vi"), ("en-US", "en"),
            ("*", "vi"), ("env", "vi"),
        ] {
            let response = try await answer(.get, "/none", ["Accept-Language": header])
            #expect(response.status == .notFound)
            #expect(response.headers[.contentLanguage] == expected, "\(header)")
            #expect(response.headers[.vary] == "Accept-Language")
            #expect(response.headers[.contentType] == "application/problem+json")
        }
    }

    @Test("Another method is told which there are; HEAD has no body")
    func methods() async throws {
        for method in [HTTPRequest.Method.post, .put, .patch, .options, .trace] {
            let response = try await answer(method, "/thing/1")
            #expect(response.status == .methodNotAllowed)
            #expect(response.headers[.allow] == "DELETE, GET, HEAD")
        }
        #expect(try await answer(.head, "/thing/1").status == .ok)
        #expect(try await answer(.head, "/none").text() == "")
    }

    @Test("A wait is told in whole seconds, rounded up")
    func retryAfter() async throws {
        #expect(try await answer(.get, "/rate").headers[.retryAfter] == "2")
        #expect(Refusal.busy(retryAfter: .zero).headers[.retryAfter] == "1")
    }

    @Test("Every problem is told in the language of the answer")
    func problems() async throws {
        let problem = Problem(
            line: 1, field: "name", code: "name.empty", message: Wording(vi: "Thiếu.", en: "Missing."),
            hint: Wording(vi: "Điền.", en: "Fill in."))
        let refusal = Refusal(
            status: .unprocessableContent, code: "record.rejected", title: Wording(vi: "Sai", en: "Wrong"),
            detail: Wording(vi: "a", en: "b"), problems: [problem])
        let text = try await refusal.response(to: request(.get, "/", ["Accept-Language": "en"])).text()
        #expect(
            text
                == #"{"code":"record.rejected","detail":"b","problems":[{"code":"name.empty","field":"name","#
                + #""hint":"Fill in.","message":"Missing."}],"status":422,"title":"Wrong","type":"about:blank"}"#
        )
    }
}

@Suite("Who asks, and from where")
struct OriginTests {
    @Test(
        "Only a proxy of the list is believed, and only as far as it can know",
        arguments: [
            ("9.9.9.9", ["1.1.1.1"], "9.9.9.9"), ("10.0.0.1", ["1.1.1.1"], "1.1.1.1"),
            ("10.0.0.1", ["6.6.6.6, 1.1.1.1"], "1.1.1.1"), ("10.0.0.1", ["6.6.6.6", "1.1.1.1"], "1.1.1.1"),
            ("10.0.0.1", ["1.1.1.1, 10.0.0.2"], "1.1.1.1"), ("10.0.0.1", [], "10.0.0.1"),
            ("10.0.0.1", ["1.1.1.1, junk"], "10.0.0.1"),
            ("10.0.0.1", ["2001:db8:1:2:3::4"], "20010db800010002/64"),
            ("::ffff:10.0.0.1", ["1.1.1.1"], "1.1.1.1"), ("fd00::5", ["1.1.1.1"], "1.1.1.1"),
            ("127.0.0.1", ["1.1.1.1"], "127.0.0.1"),
        ])
    func forwarded(peer: String, fields: [String], expected: String) throws {
        let proxies = try #require(Proxies(["10.0.0.0/8", "fd00::/8"]))
        #expect(proxies.client(peer: ClientAddress(peer), forwardedFor: fields)?.group == expected)
        #expect(Proxies().client(peer: ClientAddress(peer), forwardedFor: fields) == ClientAddress(peer))
    }

    @Test("What is no address is none", arguments: ["", "a", "1.2.3", "1.2.3.4:5", "[::1]", "1.2.3.4 "])
    func noAddress(text: String) {
        #expect(ClientAddress(text) == nil)
        #expect(Proxies([text]) == nil)
    }

    @Test(
        "What is no block is none",
        arguments: ["10.0.0.0/33", "10.0.0.0/-1", "10.0.0.0/", "a/8", "1.1.1.1/8/8"])
    func noBlock(text: String) { #expect(Proxies([text]) == nil) }

    @Test(
        "A request of this site, and of another",
        arguments: [
            (["Origin": "http://office.test"], true), (["Origin": "HTTP://Office.test:80"], true),
            (["Origin": "https://office.test"], false), (["Origin": "http://evil.test"], false),
            (["Origin": "http://office.test.evil.test"], false), (["Origin": "null"], false),
            (["Origin": "http://office.test:8080"], false), (["Sec-Fetch-Site": "same-origin"], true),
            (["Sec-Fetch-Site": "none"], true), (["Sec-Fetch-Site": "same-site"], false),
            (["Sec-Fetch-Site": "cross-site"], false), ([:], false),
            (["Origin": "http://evil.test", "Sec-Fetch-Site": "same-origin"], false),
        ])
    func origin(fields: [String: String], isAllowed: Bool) {
        #expect(SameOrigin(isSecure: false).allows(request(.post, "/", fields)) == isAllowed)
        let proxied = SameOrigin(origin: "https://in.vn", isSecure: false)
        #expect(proxied.allows(request(.post, "/", ["Origin": "https://in.vn"])))
        #expect(!proxied.allows(request(.post, "/", ["Origin": "http://office.test"])))
    }

    @Test("A cookie is read whole, and only when there is one of its name")
    func cookie() {
        let cookie = SecretCookie("qrpress")
        #expect(
            cookie.header("abc", for: .seconds(60))
                == "__Host-qrpress=abc; Path=/; Secure; HttpOnly; SameSite=Lax; Max-Age=60")
        #expect(cookie.removal.hasSuffix("Max-Age=0"))
        for (field, expected) in [
            ("__Host-qrpress=abc", "abc"), ("a=b; __Host-qrpress=a=b; c=d", "a=b"), ("qrpress=abc", nil),
            ("__Host-qrpress=a; __Host-qrpress=b", nil), ("x__Host-qrpress=a", nil), ("__Host-qrpress", nil),
        ] {
            #expect(cookie.value(in: request(.get, "/", ["Cookie": field])) == expected, "\(field)")
        }
    }

    @Test("Every answer of the server has the fields that browsers need, and none with its name")
    func headers() async throws {
        let heard = try await serve(plainRouter()) { port in
            try await aside {
                let client = try RawClient(port: port)
                client.say("GET /none HTTP/1.1\r\nHost: a\r\nConnection: close\r\n\r\n")
                return client.hearAll() ?? ""
            }
        }
        for field in [
            "Content-Security-Policy: default-src 'none'", "X-Content-Type-Options: nosniff",
            "Referrer-Policy: same-origin", "Permissions-Policy: ", "Cross-Origin-Opener-Policy: same-origin",
            "Cross-Origin-Resource-Policy: same-origin",
        ] {
            #expect(heard.contains("\r\n\(field)"), "\(field)")
        }
        #expect(!heard.contains("unsafe-inline"))
        #expect(!heard.lowercased().contains("\r\nserver:"))
        #expect(!heard.lowercased().contains("strict-transport-security"))
    }
}
