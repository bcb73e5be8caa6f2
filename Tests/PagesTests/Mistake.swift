import Testing

/// A change that makes ``Draft`` wrong, and where the error must point.
struct Mistake: Sendable, CustomTestStringConvertible {
    let old: String
    let new: String
    /// `yaml` or `svg`.
    let file: String
    let element: String
    /// A part of the reason.
    let reason: String

    var testDescription: String { new.isEmpty ? "without \(old)" : String(new.prefix(60)) }

    private static func yaml(_ old: String, _ new: String, _ element: String, _ reason: String) -> Mistake {
        Mistake(old: old, new: new, file: "template.yaml", element: element, reason: reason)
    }

    private static func svg(_ old: String, _ new: String, _ element: String, _ reason: String) -> Mistake {
        Mistake(old: old, new: new, file: "front.svg", element: element, reason: reason)
    }

    static let inYAML = [
        yaml("trim: [60, 40]\n", "", "trim", "missing"),
        yaml("    module: 0.4\n", "", "symbols.qr.module", "missing"),
        yaml("en: \"Draft\"", "fr: \"Brouillon\"", "title.en", "missing"),
        yaml("trim: [60, 40]", "trim: sixty", "trim", "Sequence"),
        yaml("module: 0.4", "module: 0.4\n    rule: personal-5", "symbols.qr.rule", "personal-50"),
        yaml("size: 30", "size: large", "symbols.qr.size", "Double"),
        yaml("bleed: 0", "bleed: [1]", "bleed", "Scalar"),
        yaml("requires: [full_name]", "requires: full_name", "requires", "Sequence"),
        yaml("id: draft", "id: [", "file", "line"),
        yaml("id: draft", "\tid: draft", "file", "line 1"),
        yaml("id: draft", "id: other", "id", "“other” is not the name of the folder"),
        yaml("record: citizen", "record: dog", "record", "“dog” is not citizen or venue"),
        yaml("requires: [full_name]", "requires: [surname]", "requires", "“surname”"),
        yaml("accepts: [personal]", "accepts: [personal, ticket]", "accepts", "“ticket”"),
        yaml("sheets: [single]", "sheets: []", "sheets", "at least one"),
        yaml("trim: [60, 40]", "trim: [60]", "trim", "width and height"),
        yaml("trim: [60, 40]", "trim: [60, 1e9]", "trim", "20 to 1200"),
        yaml("trim: [60, 40]", "trim: [.nan, 40]", "trim", "20 to 1200"),
        yaml("trim: [60, 40]", "trim: [-60, 40]", "trim", "20 to 1200"),
        yaml("bleed: 0", "bleed: -1", "bleed", "0 to 20"),
        yaml("corner: 0", "corner: .inf", "corner", "0 to 20"),
        yaml("measured: box", "measured: paper", "symbols.qr.measured", "box or symbol"),
        yaml("[medium, quartile]", "[quartile, medium]", "symbols.qr.correction", "lowest"),
        yaml("[medium, quartile]", "[best]", "symbols.qr.correction", "lowest"),
        yaml("module: 0.4", "module: 2", "symbols.qr", "a 21st of the size"),
        yaml("module: 0.4", "module: .nan", "symbols.qr", "0.1 mm"),
        yaml("size: 30", "size: 1e300", "symbols.qr", "5 to 1000 mm"),
        yaml("Code of {full_name}", "Code of {full_name", "symbols.qr.label", "partner"),
        yaml("Code of {full_name}", "Code of {qr}", "symbols.qr.label", "{qr}"),
        yaml("  qr:\n    size", "  qr_two:\n    size", "<rect id=\"qr\"> (line 10)", "no rule")
            .pointing(to: "front.svg"),
    ]

    static let inSVG =
        [
            svg("</svg>", "", "line 11", "not well-formed"),
            svg("<svg xmlns", "<!DOCTYPE svg>\n<svg xmlns", "line 1", "DOCTYPE"),
            svg("<path id=\"art\"", "<html/><path id=\"art\"", "<html> (line 2)", "not allowed"),
            svg("<path id=\"art\"", "<script>1</script><path id=\"art\"", "<script> (line 2)", "not allowed"),
            svg(
                "<path id=\"art\"", "<image href=\"http://a.vn/x.png\"/><path id=\"art\"", "<image> (line 2)",
                "outside the file"),
            svg("<path id=\"art\"", "<style>* {}</style><path id=\"art\"", "<style> (line 2)", "not allowed"),
            svg(
                "<path id=\"art\"", "<foreignObject/><path id=\"art\"", "<foreignObject> (line 2)",
                "not allowed"),
            svg(
                "<path id=\"art\"", "<use href=\"b.svg#x\"/><path id=\"art\"", "<use> (line 2)",
                "outside the file"),
            svg(
                "<path id=\"art\"", "<use x:href=\"/x\" xmlns:x=\"y\"/><path id=\"art\"", "<use> (line 2)",
                "outside"),
            svg("fill=\"#004d45\"", "fill=\"url(http://a.vn)\"", "<path id=\"art\"> (line 2)", "outside"),
            svg(
                "fill=\"#004d45\"", "style=\"fill:url(#a) URL( 'x')\"", "<path id=\"art\"> (line 2)",
                "outside"),
            svg("fill=\"#004d45\"", "onclick=\"x()\"", "<path id=\"art\"> (line 2)", "script"),
            svg("viewBox=", "onload=\"x()\" viewBox=", "<svg> (line 1)", "script"),
            svg("fill=\"#004d45\"", "style=\"display:none\"", "<path id=\"art\"> (line 2)", "hidden"),
            svg("fill=\"#004d45\"", "visibility=\"hidden\"", "<path id=\"art\"> (line 2)", "hidden"),
            svg("fill=\"#004d45\"", "transform=\"skewX(3)\"", "<path id=\"art\"> (line 2)", "transform"),
            svg("viewBox=\"0 0 60 40\"", "", "<svg> (line 1)", "viewBox must be “0.00 0.00 60.00 40.00”"),
            svg("viewBox=\"0 0 60 40\"", "viewBox=\"0 0 600 400\"", "<svg> (line 1)", "viewBox must be"),
            svg("viewBox=\"0 0 60 40\"", "viewBox=\"0 0 60 40 1\"", "<svg> (line 1)", "viewBox must be"),
        ] + slots + texts

    private static let slots = [
        svg(
            "<rect x=\"2\" y=\"4\" width=\"25\" height=\"10\"/>\n", "", "<text> (line 5)",
            "a placeholder needs a slot"),
        svg("width=\"25\" height=\"10\"", "width=\"0\" height=\"10\"", "<rect> (line 5)", "above zero"),
        svg("width=\"25\" height=\"10\"", "width=\"25\"", "<rect> (line 5)", "must be numbers"),
        svg(
            "width=\"25\" height=\"10\"", "width=\"1e9\" height=\"10\"", "<rect> (line 5)", "must be numbers"),
        svg(
            "width=\"25\" height=\"10\"", "width=\"90%\" height=\"10\"", "<rect> (line 5)", "must be numbers"),
        svg(
            "width=\"25\" height=\"10\"", "width=\"nan\" height=\"10\"", "<rect> (line 5)", "must be numbers"),
        svg(
            "width=\"25\" height=\"10\"", "width=\"59\" height=\"10\"", "<rect> (line 5)", "outside the piece"
        ),
        svg(
            "width=\"25\" height=\"10\"", "width=\"25\" height=\"3\"", "<text> (line 6)",
            "too low for one line"),
        svg(
            "<g id=\"name\"", "<g id=\"name\" transform=\"rotate(9)\"", "<rect> (line 5)", "right angles"),
        svg(
            "<g id=\"name\"", "<g id=\"name\" transform=\"scale(0.9)\"", "<rect> (line 5)", "right angles"
        ),
        svg(
            "<g id=\"name\"", "<g id=\"name\" transform=\"translate(1e308) translate(1e308) scale(1)\"",
            "<rect> (line 5)", "outside the piece"),
        svg(
            "<text font-weight", "<text transform=\"rotate(90)\" font-weight", "<text> (line 6)",
            "turned against its box"),
        svg("data-min-size=\"2.2\"", "data-min-size=\"2.1\"", "<text> (line 6)", "6 pt"),
        svg("data-min-size=\"2.2\"", "data-min-size=\"4\"", "<text> (line 6)", "at most font-size"),
        svg("data-min-size=\"2.2\"", "data-min-size=\"small\"", "<text> (line 6)", "not a number"),
        svg(
            "data-min-size=\"2.2\"", "data-minimum=\"2.2\"", "<g id=\"name\"> (line 4)",
            "data-minimum is not one of"),
        svg("data-lines=\"2\"", "data-lines=\"0\"", "<text> (line 6)", "data-lines"),
        svg("data-lines=\"2\"", "data-line-height=\"0.8\"", "<text> (line 6)", "data-line-height"),
        svg("data-lines=\"2\"", "data-valign=\"centre\"", "<text> (line 6)", "“centre”"),
        svg(
            "{full_name}</text>", "{full_name}</text><path d=\"\"/>", "<g id=\"name\"> (line 4)",
            "nothing else"),
        svg(
            "{full_name}</text>", "{full_name}</text><text>{ward}</text>", "<g id=\"name\"> (line 4)",
            "nothing else"),
        svg(
            "id=\"qr\" x=\"29\" y=\"5\" width=\"30\"", "id=\"qr\" x=\"29\" y=\"5\" width=\"29\"",
            "<rect id=\"qr\"> (line 10)", "square"),
        svg(
            "width=\"30\" height=\"30\"", "width=\"28\" height=\"28\"", "<rect id=\"qr\"> (line 10)",
            "too small"),
        svg(
            "width=\"30\" height=\"30\"", "width=\"31.5\" height=\"31.5\"", "<rect id=\"qr\"> (line 10)",
            "outside"),
        svg("<rect id=\"qr\"", "<rect id=\"code\"", "symbols.qr", "no side has its slot").pointing(
            to: "template.yaml"),
    ]

    private static let texts = [
        svg("{full_name}</text>", "{surname}</text>", "<text> (line 6)", "{surname}"),
        svg("{full_name}</text>", "{qr}</text>", "<text> (line 6)", "{qr}"),
        svg("{full_name}</text>", "{full_name</text>", "<text> (line 6)", "without its partner"),
        svg("{full_name}</text>", "{full_name}]</text>", "<text> (line 6)", "without its partner"),
        svg("{full_name}</text>", "full_name}</text>", "<text> (line 6)", "a placeholder needs a slot"),
        svg("{full_name}</text>", "{}</text>", "<text> (line 6)", "without a name"),
        svg(
            "{full_name}</text>", "{full_name}\(String(repeating: "[", count: 200_000))</text>",
            "<text> (line 6)", "partner"),
        svg(
            "{full_name}</text>", "{full_name}<tspan fill=\"#fff\">!</tspan></text>", "<text> (line 6)",
            "one style"),
        svg("{full_name}</text>", "{full_name}<a>!</a></text>", "<text> (line 6)", "<a> inside text"),
        svg(
            "font-weight=\"700\" font-size=\"3\">{", "font-weight=\"500\" font-size=\"3\">{",
            "<text> (line 6)",
            "no font “Be Vietnam Pro 500”"),
        svg(
            "font-weight=\"700\" font-size=\"3\">{", "font-weight=\"fat\" font-size=\"3\">{",
            "<text> (line 6)", "“fat”"),
        svg(
            "font-weight=\"700\" font-size=\"3\">{", "font-weight=\"700\">{", "<text> (line 6)",
            "no font-size"),
        svg(
            "font-weight=\"700\" font-size=\"3\">{", "font-weight=\"700\" font-size=\"12pt\">{",
            "<text> (line 6)", "“12pt”"),
        svg("fill=\"#111111\"", "fill=\"red\"", "<g id=\"name\"> (line 4)", "“red”"),
        svg(
            "font-size=\"3\">Fixed", "font-size=\"3\" stroke=\"#000\">Fixed", "<text id=\"fixed\"> (line 3)",
            "stroke"),
        svg(
            "font-size=\"3\">Fixed", "font-size=\"3\" style=\"font-style:italic\">Fixed",
            "<text id=\"fixed\"> (line 3)",
            "font-style"),
        svg(
            "font-size=\"3\">Fixed", "font-size=\"3\" text-anchor=\"left\">Fixed",
            "<text id=\"fixed\"> (line 3)", "“left”"),
        svg(
            "font-size=\"3\">Fixed", "font-size=\"3\" transform=\"scale(2)\">Fixed",
            "<text id=\"fixed\"> (line 3)",
            "not scaled"),
        svg(
            "font-size=\"3\">Fixed", "font-size=\"3\">Fixed <tspan style=\"display:none\">x</tspan>",
            "<text id=\"fixed\"> (line 3)", "hidden"),
        svg(
            "font-size=\"3\">Fixed", "font-size=\"3\">Fixed <tspan dy=\"1\">x</tspan>",
            "<text id=\"fixed\"> (line 3)",
            "dy needs an x"),
        svg("font-size=\"3\">Fixed", "font-size=\"3\">王", "<text id=\"fixed\"> (line 3)", "王"),
        svg(
            "font-size=\"3\">Fixed", "font-size=\"3\">{hotline}", "<text id=\"fixed\"> (line 3)",
            "needs a slot"),
        svg("x=\"30\" y=\"38\"", "x=\"30 31 32\" y=\"38\"", "<text id=\"fixed\"> (line 3)", "not one number"),
        svg("x=\"30\" y=\"38\"", "x=\"58\" y=\"38\"", "<text id=\"fixed\"> (line 3)", "leaves the piece"),
        svg("x=\"30\" y=\"38\"", "x=\"30\" y=\"41\"", "<text id=\"fixed\"> (line 3)", "leaves the piece"),
    ]

    private func pointing(to file: String) -> Mistake {
        Mistake(old: old, new: new, file: file, element: element, reason: reason)
    }
}
