import Hummingbird
import HummingbirdCore
import Records
import Testing
import Web

@Suite("JSON in and out")
struct JSONTests {
    private struct Order: Decodable {
        struct Piece: Decodable { let code: String }
        let name: String
        let count: Int
        let isUrgent: Bool?
        let pieces: [Piece]?
    }

    private func told(_ text: String, type: String = "application/json", language: String = "en") async
        -> String
    {
        let sent = request(
            .post, "/", ["Content-Type": type, "Accept-Language": language], body: text)
        do {
            let order = try await JSONBody(of: sent).decode(Order.self)
            return "\(order.name) \(order.count)"
        } catch {
            guard let refusal = error as? Refusal else { return "\(error)" }
            return "\(refusal.status.code) \(language == "en" ? refusal.title.en : refusal.title.vi)"
        }
    }

    @Test(
        "What is wrong is said with its place",
        arguments: [
            (#"{"name":"a","count":1}"#, "a 1"), (#" {"name" : "a\/\u00e1" , "count":1} "#, "a/á 1"),
            (#"{"name":"a"}"#, "400 “count” is missing."),
            (#"{"name":1,"count":1}"#, "400 “name” has to be a string."),
            (#"{"name":null,"count":1}"#, "400 “name” has to be a string."),
            (#"{"name":"a","count":"1"}"#, "400 “count” has to be a whole number."),
            (#"{"name":"a","count":1,"isUrgent":1}"#, "400 “isUrgent” has to be true or false."),
            (#"{"name":"a","count":1,"pieces":{}}"#, "400 “pieces” has to be a list."),
            (#"{"name":"a","count":1,"pieces":[{"code":"a"},{}]}"#, "400 “pieces[1].code” is missing."),
            ("[]", "400 The body has to be an object."), ("", "400 The body is not JSON."),
            ("{", "400 The body is not JSON."), (#"{"name":"a","count":1}x"#, "400 The body is not JSON."),
            (#"{"name":"a","count":1,}"#, "400 The body is not JSON."),
            (#"{"name":"a","name":"b","count":1}"#, "400 “name” is there twice."),
            (#"{"name":"a","n\u0061me":"b","count":1}"#, "400 “name” is there twice."),
            (#"{"name":"a","count":1,"x":[{"y":1,"y":2}]}"#, "400 “y” is there twice."),
            (#"{"name":"\u+123","count":1}"#, "400 The body is not JSON."),
            (#"{"name":"a","count":tru}"#, "400 The body is not JSON."),
        ])
    func places(text: String, expected: String) async {
        #expect(await told(text) == expected)
    }

    @Test("Vietnamese is the language when none is asked for")
    func vietnamese() async {
        #expect(await told("{}", language: "vi") == "400 Thiếu “name”.")
        #expect(await told(#"{"name":"a","count":[]}"#, language: "vi") == "400 “count” phải là số nguyên.")
    }

    @Test("Nesting has an end", arguments: [31, 32, 100_000])
    func nesting(depth: Int) async {
        let text =
            #"{"name":"a","count":1,"x":"# + String(repeating: "[", count: depth)
            + String(repeating: "]", count: depth) + "}"
        let expected = depth < 32 ? "a 1" : depth < 30_000 ? "400 The JSON is nested too deeply." : "413"
        #expect(await told(text).hasPrefix(expected))
    }

    @Test("Bytes that are no UTF-8 are refused")
    func encoding() {
        #expect(throws: Refusal.self) { try JSONBody(Array(#"{"a":""#.utf8) + [0xFF] + Array(#""}"#.utf8)) }
        #expect(throws: Refusal.self) { try JSONBody(Array("\u{FEFF}{}".utf8)) }
    }

    @Test(
        "Only JSON is JSON",
        arguments: [
            ("application/json", true), ("Application/JSON; charset=UTF-8", true), ("text/plain", false),
            ("", false),
            ("application/json; charset=utf-16", false), ("application/x-www-form-urlencoded", false),
            ("application/jsonp", false),
        ])
    func types(type: String, isJSON: Bool) async {
        #expect(await told(#"{"name":"a","count":1}"#, type: type).hasPrefix(isJSON ? "a 1" : "415"))
    }

    @Test("64 KB is enough, one byte more is too much")
    func limit() async {
        let start = #"{"name":"a","count":1,"x":""#
        let fill = { start + String(repeating: "a", count: $0 - start.utf8.count - 2) + "\"}" }
        #expect(await told(fill(65_536)) == "a 1")
        #expect(await told(fill(65_537)) == "413 The request is larger than 64 KB.")
    }

    @Test("Answers have their keys in order and their slashes as they are")
    func answer() async throws {
        let response = try Response.json(["b": "a/b", "a": "đ"], status: .created)
        #expect(try await response.text() == #"{"a":"đ","b":"a/b"}"#)
        #expect(response.headers[.contentType] == "application/json")
        #expect(response.status == .created)
    }
}

@Suite("Lists in parts")
struct PaginationTests {
    @Test(
        "Limits and cursors",
        arguments: [
            ("/a", "50 -"), ("/a?limit=1", "1 -"), ("/a?limit=200&cursor=abc", "200 abc"),
            ("/a?limit=0", "400"),
            ("/a?limit=201", "400"), ("/a?limit=x", "400"), ("/a?limit=", "400"),
            ("/a?limit=1&limit=2", "400"),
            ("/a?cursor=", "400"), ("/a?cursor=a%20b", "400"), ("/a?cursor=a&cursor=a", "400"),
            ("/a?limit=-1", "400"),
        ])
    func query(path: String, expected: String) {
        do {
            let query = try PageQuery(request(.get, path))
            #expect("\(query.limit) \(query.cursor ?? "-")" == expected)
        } catch {
            #expect("\(error.status.code)" == expected)
        }
    }

    @Test("A part says where the next one begins, and the last that there is none")
    func parts() async throws {
        let sent = request(.get, "/api/v1/prints?limit=2")
        let part = try ListPart([1, 2], next: "a/b").response(to: sent, limit: 2)
        #expect(try await part.text() == #"{"items":[1,2],"next":"a/b"}"#)
        #expect("\(part.headers)".contains("</api/v1/prints?limit=2&cursor=a%2Fb>; rel=\"next\""))
        let last = try ListPart([Int](), next: nil).response(to: sent, limit: 2)
        #expect(try await last.text() == #"{"items":[],"next":null}"#)
        #expect(!"\(last.headers)".contains("rel="))
    }

    @Test("A cursor that the list does not know is refused")
    func unknownCursor() throws {
        let query = try PageQuery(request(.get, "/a?cursor=12"))
        #expect(try query.cursor(as: { Int($0) }) == 12)
        #expect(throws: Refusal.self) { try query.cursor { _ in Int?.none } }
    }
}
