import Pages
import Testing

@Suite("A phrase with placeholders")
struct PhraseTests {
    /// The phrase with one-letter fields: capital letters are their values, `x`, `y` and `z` are empty.
    private func text(_ phrase: String) throws -> String? {
        try #require(Phrase(phrase)).text { "xyz".contains($0) ? nil : $0.uppercased() }
    }

    @Test(
        "Values take the place of placeholders, and what is in brackets vanishes with an empty one",
        arguments: [
            ("plain", "plain"), ("{a}", "A"), ("Tổ {a}, {b}", "Tổ A, B"), ("{a}{b}", "AB"),
            ("{a}[, {b}]", "A, B"), ("{a}[, {x}]", "A"), ("[{x}, ]{a}", "A"), ("[{a}, ]{b}", "A, B"),
            ("{a}[ ({b}[, {x}])]", "A (B)"), ("{a}[ ({x}[, {b}])]", "A"), ("[{a}[{b}[{c}]]]", "ABC"),
            ("{a}[ always]", "A always"), ("{a}[{b}{x}]", "A"), ("{a} {a}", "A A"), ("[{a}][{b}]", "AB"),
            ("{a}[]", "A"), ("{a_1}", "A_1"),
        ])
    func texts(_ phrase: String, _ wanted: String) throws {
        #expect(try text(phrase) == wanted)
    }

    @Test(
        "Nothing is printed when every placeholder is empty",
        arguments: ["{x}", "Tổ {x}", "{x}, {y}", "[{x}]", "a[b{x}]"])
    func empty(_ phrase: String) throws {
        #expect(try text(phrase) == nil)
    }

    @Test("A phrase without any text is nothing")
    func nothing() throws {
        #expect(try text("") == nil)
        #expect(try text("[]") == nil)
    }

    @Test(
        "A separator that an empty placeholder leaves at an edge goes with it",
        arguments: [
            ("{x}[, {a}]", "A"), ("{x}, {a}", "A"), ("{a}, {x}", "A"), ("[{a}, ]{x}", "A"),
            ("{x} · {a} · {y}", "A"),
            ("{x}[, {a}][, {b}]", "A, B"), ("[{x}; ]{y}[, {a}]", "A"), ("({x}) {a}", "() A"),
            ("Số {x}, {a}", "Số , A"),
        ])
    func edges(_ phrase: String, _ wanted: String) throws {
        #expect(try text(phrase) == wanted)
    }

    @Test("Separators that the template wants, and those of a value, stay")
    func keptEdges() throws {
        #expect(try text(", {a},") == ", A,")
        let phrase = try #require(Phrase("{a}{b}"))
        #expect(phrase.text { $0 == "a" ? ", A, " : nil } == ", A, ")
        #expect(phrase.text { $0 == "a" ? "[{b}]" : nil } == "[{b}]", "a value is never read as a phrase")
    }

    @Test("The fields are told once each, in order")
    func fields() throws {
        #expect(try #require(Phrase("{b}[, {a}[{c}]] {b}")).fields == ["b", "a", "c"])
        #expect(try #require(Phrase("none")).fields == [])
    }

    @Test(
        "Braces and brackets have partners, placeholders have names",
        arguments: [
            "{", "}", "{a", "a}", "{}", "{A}", "{a b}", "{a-b}", "{a{b}}", "[", "]", "[a", "a]", "[[a]",
            "{a]", "{ a }", "[{]}",
        ])
    func unreadable(_ text: String) {
        #expect(Phrase(text) == nil)
    }

    @Test("Brackets are nested eight deep and no deeper")
    func depth() {
        func nested(_ levels: Int) -> String {
            String(repeating: "[", count: levels) + "{a}" + String(repeating: "]", count: levels)
        }
        #expect(Phrase(nested(8))?.text { _ in "A" } == "A")
        for levels in [9, 100_000] { #expect(Phrase(nested(levels)) == nil) }
    }
}
