/// Every mutation that the check is tried with.
extension Mutation {
    static let all = files + hostile + bombs + shapes + slots + texts + yaml + sheets

    private static let svg = "wallet-card/front.svg"
    private static let values = "wallet-card/template.yaml"

    private static let files = [
        whole("an empty SVG", svg, finding: "no element found") { _ in [] },
        whole("a cut SVG", svg, finding: "not well-formed") { Array($0.utf8.prefix(1_500)) },
        whole("UTF-32", svg, finding: "not well-formed") { text in
            text.unicodeScalars.flatMap { scalar in
                [UInt8(scalar.value & 255), UInt8(scalar.value >> 8 & 255), UInt8(scalar.value >> 16), 0]
            }
        },
        whole("Latin-1", svg, finding: "not well-formed") { Array($0.utf8).map { $0 > 127 ? 0xE9 : $0 } },
        whole("10 MB of blanks", svg, finding: "larger than 4 MB") {
            Array($0.utf8) + [UInt8](repeating: 32, count: 10_000_000)
        },
        whole("zero bytes", svg, finding: "not well-formed") { _ in [UInt8](repeating: 0, count: 4_096) },
        whole("a web page", svg, finding: "does not begin with <svg>") { _ in
            Array("<html><body/></html>".utf8)
        },
        whole("an end tag too few", svg, finding: "not well-formed") {
            Array($0.replacing("</svg>", with: "").utf8)
        },
        made("no SVG", svg, by: ["true"], finding: "cannot be read"),
        made("a folder for an SVG", svg, by: ["mkdir"], finding: "cannot be read"),
        made("a pipe for an SVG", svg, by: ["mkfifo"], finding: "cannot be read"),
        made("an endless file", svg, by: ["ln", "-s", "/dev/zero"], finding: "cannot be read"),
        made("a folder for the YAML", values, by: ["mkdir"], finding: "cannot be read"),
    ]

    private static let hostile = [
        adding("a script", "<script>1</script>", finding: "<script> (line 6)"),
        adding("an event", "<g onclick=\"x()\"/>", finding: "onclick is a script"),
        adding("a style sheet", "<style>@import url(http://a.vn/x.css);</style>", finding: "<style>"),
        adding("a foreign object", "<foreignObject><p/></foreignObject>", finding: "<foreignObject>"),
        adding("a link", "<a href=\"#art\"><path d=\"M0 0\"/></a>", finding: "<a> (line 6)"),
        adding("a picture of the web", "<image href=\"http://a.vn/x.png\"/>", finding: "outside the file"),
        adding("a picture of the disk", "<image href=\"file:///etc/passwd\"/>", finding: "outside the file"),
        adding(
            "a picture in the file", "<image href=\"data:image/png;base64,AAAA\"/>",
            finding: "outside the file"),
        adding("a shape of the disk", "<use href=\"/etc/passwd#x\"/>", finding: "outside the file"),
        adding(
            "a colour of the web", "<path d=\"M0 0\" style=\"fill:url( 'http://a.vn/#x' )\"/>",
            finding: "outside the file"),
        front(
            "a style sheet for the whole", "<svg ", "<?xml-stylesheet href=\"http://a.vn/x.css\"?>\n<svg ",
            finding: "line 1"),
        front(
            "an entity of the disk", "<svg ",
            "<!DOCTYPE svg [<!ENTITY x SYSTEM \"file:///etc/passwd\">]>\n<svg ", finding: "DOCTYPE"),
        front(
            "a name space of its own", "xmlns=\"http://www.w3.org/2000/svg\"", "xmlns=\"http://a.vn\"",
            finding: "does not have <svg> root"),
    ]

    private static let bombs = [
        front(
            "a billion laughs", "<svg ",
            "<!DOCTYPE svg [<!ENTITY a \"ha\"><!ENTITY b \"&a;&a;&a;&a;&a;&a;&a;&a;\">]>\n<svg ",
            finding: "DOCTYPE"),
        adding("a billion shapes", billionShapes, finding: "more than 20000 shapes"),
        adding("a shape of itself", "<g id=\"me\"><use href=\"#me\"/></g>", finding: "shows itself"),
        adding(
            "a clip of itself", "<clipPath id=\"c\"><path clip-path=\"url(#c)\" d=\"M0 0h1v1z\"/></clipPath>",
            finding: "shows itself"),
        adding(
            "clips in a circle",
            "<clipPath id=\"c\" clip-path=\"url(#d)\"/><clipPath id=\"d\" clip-path=\"url(#c)\"/>",
            finding: "shows itself"),
        adding("a shape that is not there", "<use href=\"#nobody\"/>", finding: "#nobody"),
        adding(
            "100,000 groups in groups", String(repeating: "<g>", count: 100_000),
            finding: "nested deeper than 64"),
        adding(
            "a million lines",
            "<path id=\"million\" fill=\"none\" stroke=\"#000\" d=\"M9 9\(String(repeating: "h1", count: 1_000_000))\"/>",
            finding: "longer than 500 kB"),
        adding(
            "100,000 shapes", String(repeating: "<path d=\"M9 9\"/>", count: 100_000),
            finding: "more than 20000 shapes"),
        adding(
            "10,000 texts",
            String(
                repeating: "<text x=\"9\" y=\"9\" font-family=\"Noto Sans\" font-size=\"3\">a</text>",
                count: 10_000),
            finding: "more than 500 texts"),
        front(
            "100,000 placeholders", "{full_name}", String(repeating: "{full_name} ", count: 100_000),
            finding: "more than 2000 bytes"),
        front(
            "100,000 brackets", "{full_name}", "{full_name}" + String(repeating: "[", count: 100_000),
            finding: "partner"),
    ]

    private static let billionShapes =
        "<defs><g id=\"b0\"><path d=\"M0 0h1\"/></g>"
        + (1...9).map { level in
            "<g id=\"b\(level)\">\(String(repeating: "<use href=\"#b\(level - 1)\"/>", count: 10))</g>"
        }.joined() + "</defs><use href=\"#b9\"/>"

    private static let field = "x=\"2.6\" y=\"2.6\" width=\"80.4\" height=\"7.8\""

    private static let shapes = [
        front("no view box", "viewBox=\"0 0 85.6 53.98\"", "", finding: "viewBox must be"),
        front("a huge view box", "0 0 85.6 53.98", "0 0 1e308 1e308", finding: "viewBox must be"),
        front("a view box of no number", "0 0 85.6 53.98", "0 0 nan nan", finding: "viewBox must be"),
        adding(
            "a huge stroke", "<path id=\"wide\" d=\"M40 20h9\" stroke=\"#000000\" stroke-width=\"1e9\"/>",
            finding: "<path id=\"wide\"> (line 6)"),
        adding(
            "huge numbers", "<path id=\"far\" d=\"M-1e308 20L1e308 21L0 1e308z\"/>",
            finding: "<path id=\"far\"> (line 6)"),
        front(
            "a field of no number", field, "x=\"nan\" y=\"inf\" width=\"80.4\" height=\"7.8\"", finding: "nan"
        ),
        front(
            "a field of negative size", field, "x=\"2.6\" y=\"2.6\" width=\"-80.4\" height=\"7.8\"",
            finding: "<rect id=\"field\">"),
        front(
            "half a colour", "fill=\"#00423b\"", "fill=\"#00423b\" fill-opacity=\"0.5\"", finding: "opaque"),
        front(
            "no field under white text", "<rect id=\"field\"", "<desc/><path d=\"M9 9\" id=\"field\"",
            finding: "contrast.text"),
        adding("a gradient", "<linearGradient id=\"g\"/>", finding: "<linearGradient id=\"g\">"),
        adding(
            "a shape on the symbol", "<circle id=\"dot\" cx=\"60\" cy=\"30\" r=\"1\"/>",
            finding: "<circle id=\"dot\"> (line 6)"),
        adding("a shape at the cut", "<circle id=\"dot\" cx=\"20\" cy=\"1\" r=\"1\"/>", finding: "cut.art"),
        front("a hidden shape", "<g id=\"art\">", "<g id=\"art\" display=\"none\">", finding: "hidden"),
        front("two of one id", "id=\"rule\"", "id=\"field\"", finding: "id.twice"),
    ]

    private static let slots = [
        front(
            "no box", "<rect x=\"4.2\" y=\"12.6\" width=\"38.2\" height=\"12.3\" fill=\"none\"/>", "",
            finding: "a placeholder needs a slot"),
        front(
            "a box of no width", "width=\"38.2\" height=\"12.3\"", "width=\"0\" height=\"12.3\"",
            finding: "above zero"),
        front(
            "a box of negative height", "width=\"38.2\" height=\"12.3\"", "width=\"38.2\" height=\"-12.3\"",
            finding: "above zero"),
        front(
            "a box of no number", "width=\"38.2\" height=\"12.3\"", "width=\"nan\" height=\"12.3\"",
            finding: "must be numbers"),
        front(
            "a huge box", "width=\"38.2\" height=\"12.3\"", "width=\"1e308\" height=\"12.3\"",
            finding: "must be numbers"),
        front(
            "a box too narrow", "width=\"38.2\" height=\"12.3\"", "width=\"12\" height=\"12.3\"",
            finding: "text.too-long"),
        front(
            "a box on another", "width=\"38.2\" height=\"12.3\"", "width=\"38.2\" height=\"14\"",
            finding: "slot.overlap"),
        front("a field that is not there", "{full_name}", "{ful_name}", finding: "{ful_name}"),
        front("the code as text", "{full_name}", "{qr}", finding: "{qr}"),
        front("an open brace", "{full_name}", "{full_name", finding: "without its partner"),
        front("no symbol", "<rect id=\"qr\"", "<rect id=\"rq\"", finding: "no side has its slot"),
        front(
            "a symbol that is no square", "width=\"42\" height=\"42\"", "width=\"42\" height=\"41\"",
            finding: "square"),
        front(
            "a symbol too small", "width=\"42\" height=\"42\"", "width=\"9\" height=\"9\"",
            finding: "too small"),
        front(
            "a symbol beyond the edge", "x=\"42.6\" y=\"10.98\"", "x=\"62.6\" y=\"10.98\"",
            finding: "outside the piece"),
        front(
            "a symbol at the cut", "x=\"42.6\" y=\"10.98\"", "x=\"43.6\" y=\"10.98\"", finding: "cut.symbol"),
    ]

    private static let label = "x=\"9.3\" y=\"49.55\" font-family=\"Noto Sans\" font-size=\"2.4\""

    private static let texts = [
        front(
            "a font that is not there", label, label.replacing("Noto Sans", with: "Comic Sans"),
            finding: "Comic Sans"),
        front("a filter on text", label, label + " filter=\"url(#art)\"", finding: "filter"),
        front("scaled text", label, label + " transform=\"scale(2)\"", finding: "not scaled"),
        front("a letter that the font lacks", "Hỗ trợ", "支持", finding: "支"),
        front(
            "text beyond the edge", label, label.replacing("9.3", with: "99.3"), finding: "leaves the piece"),
        front("text at the cut", label, label.replacing("49.55", with: "53.5"), finding: "cut.text"),
        front("text on the symbol", label, label.replacing("9.3", with: "49.3"), finding: "symbol.text"),
        front("pale text", label, label + " style=\"fill:#cccccc\"", finding: "contrast.text"),
        front("tiny text", label, label.replacing("2.4", with: "1.2"), finding: "size.text"),
        front("text of no size", label, label.replacing("2.4", with: "0"), finding: "font-size"),
        front("huge text", label, label.replacing("2.4", with: "1e308"), finding: "font-size"),
        front(
            "a million letters", "Hỗ trợ", String(repeating: "a", count: 1_000_000),
            finding: "leaves the piece"),
    ]

    private static let yaml = [
        whole("an empty YAML", values, finding: "template.yaml") { _ in [] },
        whole("a list for the YAML", values, finding: "template.yaml") { _ in Array("- a\n- b\n".utf8) },
        whole("YAML that is not UTF-8", values, finding: "UTF-8") {
            Array($0.utf8).map { $0 > 127 ? 0xFE : $0 }
        },
        whole("YAML of zero bytes", values, finding: "template.yaml") { _ in
            [UInt8](repeating: 0, count: 4_096)
        },
        whole("10 MB of YAML", values, finding: "larger than 4 MB") {
            Array($0.utf8) + [UInt8](repeating: 10, count: 10_000_000)
        },
        whole("a bomb of aliases", values, finding: "template.yaml") { yaml in
            let levels = (1...9).map { level in
                "b\(level): &b\(level) [\((0..<10).map { _ in "*b\(level - 1)" }.joined(separator: ", "))]\n"
            }
            return Array(
                ("b0: &b0 [x]\n" + levels.joined()
                    + yaml.replacing("title: {vi:", with: "title: {v: *b9, vi:").replacing(
                        "id: wallet-card\n", with: "id: *b9\n")).utf8)
        },
        whole("an alias of itself", values, finding: "template.yaml") {
            Array("id: &a [*a]\n\($0.dropFirst(16))".utf8)
        },
        whole("100,000 lists in lists", values, finding: "template.yaml") {
            Array("deep: \(String(repeating: "[", count: 100_000))\n\($0)".utf8)
        },
        yaml("a tab", "record: citizen", "\trecord: citizen", finding: "line"),
        yaml("no size", "trim: [85.6, 53.98]\n", "", finding: "trim"),
        yaml("a size in words", "trim: [85.6, 53.98]", "trim: large", finding: "trim"),
        yaml("a huge size", "trim: [85.6, 53.98]", "trim: [1e308, 1e308]", finding: "20 to 1200"),
        yaml("a size of no number", "trim: [85.6, 53.98]", "trim: [.nan, .inf]", finding: "20 to 1200"),
        yaml("a negative bleed", "bleed: 0", "bleed: -3", finding: "0 to 20"),
        yaml("another id", "id: wallet-card", "id: ../wallet-card", finding: "not the name of the folder"),
        yaml("an unknown kind of record", "record: citizen", "record: dog", finding: "“dog”"),
        yaml("an unknown kind of code", "accepts: [personal", "accepts: [ticket", finding: "“ticket”"),
        yaml("an unknown rule", "rule: personal-50", "rule: personal-5", finding: "personal-50"),
        yaml(
            "a field that is needed and is not there", "requires: [full_name", "requires: [surname",
            finding: "“surname”"),
        yaml("an unknown sheet", "a4-10up", "a4-11up", finding: "sheet.unknown"),
        yaml(
            "a sheet for another size", "sheets: [a4-10up", "sheets: [a4-4up", finding: "sheet.does-not-fit"),
        yaml(
            "a mask that is neither yes nor no", "mask: {default: \"yes\"", "mask: {default: \"maybe\"",
            finding: "sample.unprintable"),
        yaml(
            "a sample without a name", "full_name: Nguyễn Thị Thử Nghiệm", "full_name: \"\"",
            finding: "sample.unprintable"),
        yaml(
            "a sample with another's code", "qr: \"079190004321|NGUYEN THI", "qr: \"079190004321|TRAN THI",
            finding: "sample.unprintable"),
        yaml(
            "a sample without a code", "qr: \"079190004321", "qr_old: \"079190004321",
            finding: "sample.unprintable"),
    ]

    private static let sheets = [
        whole("empty sheets", "sheets.yaml", finding: "sheets.yaml") { _ in [] },
        whole("broken sheets", "sheets.yaml", finding: "sheets.yaml") { Array("[\($0)".utf8) },
        made("no sheets", "sheets.yaml", by: ["true"], finding: "sheets.yaml"),
    ]
}
