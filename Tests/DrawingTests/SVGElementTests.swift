import Judges
import Drawing
import Testing

@Suite("An SVG file as a tree")
struct SVGElementTests {
    private func parse(_ text: String) throws -> SVGElement { try SVGElement(parsing: Array(text.utf8)) }

    @Test("Names, attributes, texts, order and lines are kept")
    func tree() throws {
        let root = try parse(
            """
            <svg a="1">
              <!-- a remark -->
              <inkscape:x xmlns:inkscape="i" id="é">Một <b>hai</b> ba</inkscape:x>
              <rect id="qr"/>
            </svg>
            """)
        #expect(root.name == "svg" && root.attributes == ["a": "1"] && root.line == 1)
        #expect(root.elements.map(\.name) == ["inkscape:x", "rect"])
        let first = try #require(root.elements.first)
        #expect(first.text == "Một  ba")
        #expect(first.label == "<inkscape:x id=\"é\"> (line 3)")
        #expect(first.elements.map(\.text) == ["hai"])
        #expect(root.elements.last?.label == "<rect id=\"qr\"> (line 4)")
        #expect(root.label == "<svg> (line 1)")
    }

    @Test("What is written is read as the same again, whatever the letters")
    func roundTrip() throws {
        var dice = Dice(state: 5)
        let alphabet = [
            "&", "<", ">", "\"", "'", "\u{301}", "a", "Ẳ", "\n", "\t", "\r", " ", "😀", "]]>", "\u{338}",
        ]
        for _ in 0..<2_000 {
            let texts = (0..<3).map { _ in
                (0..<6).map { _ in alphabet.randomElement(using: &dice) ?? "" }.joined()
            }
            let inner = SVGElement(
                name: "g", attributes: ["k": texts[0]], children: [.text(texts[2])], line: 1)
            let element = SVGElement(
                name: "svg", attributes: ["b": texts[1], "a": "x"],
                children: [.text(texts[0]), .element(inner)],
                line: 1)
            let again = try parse(element.xml)
            #expect(again == element, "\(element.xml)")
            #expect(again.xml == element.xml)
        }
    }

    @Test("The five entities of XML and numbers are read, and written where they are needed")
    func entities() throws {
        let root = try parse(
            "<svg a=\"&quot;&lt;&#10;&amp;\">&lt;&gt;&amp;&apos;&#x1EB2;<![CDATA[<&]]></svg>")
        #expect(root.attributes["a"] == "\"<\n&")
        #expect(root.text == "<>&'Ẳ<&")
        #expect(root.xml == "<svg a=\"&quot;&lt;&#10;&amp;\">&lt;&gt;&amp;'Ẳ&lt;&amp;</svg>")
    }

    @Test("A document type is refused, so a bomb of entities never goes off")
    func documentTypes() {
        let bomb = (1..<30).map { level in
            let body = String(repeating: "&a\(level - 1);", count: 10)
            return "<!ENTITY a\(level) \"\(body)\">"
        }.joined()
        for type in [
            "<!DOCTYPE svg>", "<!DOCTYPE svg SYSTEM \"file:///etc/passwd\">",
            "<!DOCTYPE svg [<!ENTITY a0 \"ha\">\(bomb)]>",
        ] {
            let time = processorTime {
                let error = #expect(throws: DrawingError.self) {
                    try parse("<?xml version=\"1.0\"?>\n\(type)<svg>&a29;</svg>")
                }
                #expect(
                    error == .svg(element: "line 2", reason: "a DOCTYPE is not allowed; delete that line"))
            }
            #expect(time < .seconds(1))
        }
        #expect(throws: DrawingError.self) { try parse("<svg>&a;</svg>") }
    }

    @Test(
        "Broken XML is an error with its line",
        arguments: [
            ("", 1), ("<svg>", 1), ("<svg>\n<g></svg>", 2), ("<svg a=1/>", 1), ("<svg/>\n<svg/>", 2),
            ("plain", 1),
            ("<svg>\n\n<a b=\"1\" b=\"2\"/></svg>", 3), ("<svg>\u{1}</svg>", 1),
        ])
    func broken(_ text: String, _ line: Int) {
        let error = #expect(throws: DrawingError.self) { try parse(text) }
        guard case .svg(let element, let reason) = error, element == "line \(line)" else {
            Issue.record("\(String(describing: error))")
            return
        }
        #expect(reason.hasPrefix("not well-formed XML: "))
    }

    @Test("Bytes that are not UTF-8 are an error")
    func notUTF8() {
        #expect(throws: DrawingError.self) {
            try SVGElement(parsing: Array("<svg>".utf8) + [0xFF] + Array("</svg>".utf8))
        }
    }

    @Test("Sixty-four levels are read, one more is refused")
    func depth() throws {
        func nested(_ levels: Int) -> String {
            String(repeating: "<g>", count: levels) + String(repeating: "</g>", count: levels)
        }
        #expect(try parse(nested(64)).name == "g")
        for levels in [65, 66, 100_000] {
            #expect(throws: DrawingError.svg(element: "line 1", reason: "elements are nested deeper than 64"))
            {
                try parse(nested(levels))
            }
        }
        #expect(throws: DrawingError.self) {
            try parse(String(repeating: "<g>", count: 64) + "<a/>" + String(repeating: "</g>", count: 64))
        }
    }

    @Test("A megabyte of line ends is read at once")
    func manyLines() throws {
        let time = try processorTime {
            let root = try parse("<svg>" + String(repeating: "\n", count: 1_000_000) + "</svg>")
            #expect(root.text.utf8.count == 1_000_000)
        }
        #expect(time < .seconds(10))
    }

    @Test("A property is taken from style before the attribute")
    func properties() throws {
        let root = try parse(
            "<g fill=\"#000\" stroke=\"none\" style=\" fill : #fff ;font-family:'A: B';;x\"/>")
        #expect(root.property("fill") == "#fff")
        #expect(root.property("stroke") == "none")
        #expect(root.property("font-family") == "'A: B'")
        #expect(root.property("x") == nil && root.property("opacity") == nil)
    }

    @Test("Filtering takes out elements at any depth and leaves the rest as it was")
    func filtered() throws {
        let root = try parse("<svg a=\"1\">x<text/><g>y<text>z</text><rect/></g></svg>")
        #expect(root.filtered { $0.name != "text" }.xml == "<svg a=\"1\">x<g>y<rect/></g></svg>")
        #expect(root.filtered { _ in true } == root)
    }
}
