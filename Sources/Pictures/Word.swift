/// A word that stands on a page as text.
package struct Word: Sendable, Hashable {
    package let text: String
    /// The middle of its box, in points from the top left of the page.
    package let x: Double
    package let y: Double
}

extension Word {
    /// The words of each page in the order in which they are read, of what `pdftotext -bbox` writes.
    static func pages(_ lines: [UInt8]) -> [[Word]] {
        var pages: [[Word]] = []
        for line in lines.split(separator: UInt8(ascii: "\n")) {
            guard let start = line.firstIndex(of: UInt8(ascii: "<")) else { continue }
            let element = line[start...]
            if element.starts(with: "<page ".utf8) { pages.append([]) }
            if !pages.isEmpty, element.starts(with: "<word ".utf8), let word = Word(element) {
                pages[pages.count - 1].append(word)
            }
        }
        return pages
    }

    /// Reads `<word xMin="1" yMin="2" xMax="3" yMax="4">text</word>`.
    private init?(_ element: ArraySlice<UInt8>) {
        let parts = element.split(separator: UInt8(ascii: "\""), maxSplits: 8)
        guard parts.count == 9, let close = parts[8].lastIndex(of: UInt8(ascii: "<")) else { return nil }
        let sides = [1, 3, 5, 7].compactMap { Double(String(decoding: parts[$0], as: UTF8.self)) }
        guard sides.count == 4 else { return nil }
        let text = String(decoding: parts[8][..<close].dropFirst(), as: UTF8.self)
        self.init(
            text: text.utf8.contains(UInt8(ascii: "&")) ? Self.unescaped(text) : text,
            x: (sides[0] + sides[2]) / 2, y: (sides[1] + sides[3]) / 2)
    }

    private static func unescaped(_ text: String) -> String {
        text.replacing("&lt;", with: "<").replacing("&gt;", with: ">").replacing("&apos;", with: "'")
            .replacing("&quot;", with: "\"").replacing("&amp;", with: "&")
    }
}
