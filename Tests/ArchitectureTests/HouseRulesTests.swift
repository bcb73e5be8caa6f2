import Testing

@Suite("The rules of the house")
struct HouseRulesTests {
    static let longest = 400

    @Test("No file is longer than 400 lines")
    func filesAreShort() throws {
        for source in try Source.all() where source.lines.count > Self.longest {
            Issue.record("\(source.path) has \(source.lines.count) lines")
        }
    }

    @Test("Nothing is public, forced or fatal", arguments: ["public", "try!", "as!", "fatalError("])
    func nothingForced(_ word: String) throws {
        for source in try Source.all() where source.path.hasSuffix(".swift") {
            for number in source.lines(with: word) { Issue.record("\(source.path):\(number) says \(word)") }
        }
    }

    @Test("Words in comments, strings and longer words are left alone, others are found")
    func wordsAreFound() {
        let source = Source(
            target: "Made", path: "Made/Made.swift",
            lines: [
                "// never public", "let a = \"public \\\" try!\"", "let publicity = 1", "public let b = 2",
                "    let c = try! d()", "let e = f as! G", "let g = xas!", "fatalError(\"\")",
                "let ispublic = 3", "@objc public func h() {}",
            ])
        #expect(source.lines(with: "public") == [4, 10])
        #expect(source.lines(with: "try!") == [5])
        #expect(source.lines(with: "as!") == [6])
        #expect(source.lines(with: "fatalError(") == [8])
    }
}

extension Source {
    /// The numbers of the lines of code that hold the word, not as a part of a longer one.
    fileprivate func lines(with word: String) -> [Int] {
        let isLetter = { (character: Character?) in character?.isLetter ?? false }
        return code.filter { _, text in
            text.ranges(of: word).contains { range in
                let before = text[..<range.lowerBound].last
                let after = text[range.upperBound...].first
                return !isLetter(before) && (!isLetter(word.last) || !isLetter(after))
            }
        }.map(\.number)
    }
}
