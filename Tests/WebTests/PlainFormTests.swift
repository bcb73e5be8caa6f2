import Testing
import Web

@Suite("Forms without files")
struct PlainFormTests {
    @Test("Fields are read as browsers write them")
    func fields() throws {
        let form = try Form(parsing: Array("a=1&b=Tr%E1%BA%A7n+V%C4%83n&c=&d&a=2&e=+x%20".utf8))
        #expect(form["a"] == "1" && form.all("a") == ["1", "2"])
        #expect(form["b"] == "Trần Văn" && form["c"] == nil && form["d"] == nil && form["f"] == nil)
        #expect(form["e"] == "x" && form.exact("e") == " x ")
        #expect(form.names == ["a", "b", "c", "d", "e"])
    }

    @Test(
        "What is no form is refused, and nothing is replaced",
        arguments: ["a=%", "a=%4", "a=%zz", "a=%FF", "%C3=1"])
    func malformed(_ text: String) {
        #expect(throws: Refusal.self) { try Form(parsing: Array(text.utf8)) }
    }

    @Test("There is an end to the number of fields")
    func tooMany() {
        let text = Array(repeating: "a=1", count: Form.mostFields + 1).joined(separator: "&")
        #expect(throws: Refusal.self) { try Form(parsing: Array(text.utf8)) }
    }
}
