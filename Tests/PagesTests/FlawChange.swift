import Pages
import Testing

/// A change that brings one flaw, and the element that it must name.
struct FlawChange: Sendable, CustomTestStringConvertible {
    let code: Flaw.Code
    let element: String
    let old: String
    let new: String

    init(_ code: Flaw.Code, _ element: String, _ old: String, _ new: String) {
        (self.code, self.element, self.old, self.new) = (code, element, old, new)
    }

    var testDescription: String { "\(code.rawValue) \(new)" }

    /// Each brings its own flaw and no other.
    static let alone = seen + cut + crowded

    private static let field = "x=\"4\" y=\"4\" width=\"82\" height=\"6\" fill=\"#00423b\""
    private static let fixed = "x=\"5\" y=\"48\" font-family=\"Noto Sans\" font-size=\"2.5\""
    private static let title = "<text id=\"title\"> (line 3)"

    private static let seen = [
        // White on a light green: 3.19.
        FlawChange(.contrast, title, field, field.replacing("#00423b", with: "#00a651")),
        // The white type leaves the field.
        FlawChange(.contrast, title, "x=\"6\" y=\"8.4\"", "x=\"6\" y=\"12.4\""),
        // Half of the ground is light.
        FlawChange(
            .contrast, title, "<text id=\"title\"",
            "<rect id=\"light\" x=\"10\" y=\"4\" width=\"9\" height=\"6\" fill=\"#bbbbbb\"/><text id=\"title\""
        ),
        // 5.0 : 1, enough for 12 pt and not for 7 pt.
        FlawChange(.smallContrast, "<text id=\"fixed\"> (line 10)", fixed, fixed + " fill=\"#707070\""),
        FlawChange(
            .smallContrast, "<g id=\"phone\"> (line 8)", "<text id=\"call\"",
            "<text id=\"call\" fill=\"#707070\""),
        FlawChange(.smallText, "<text id=\"fixed\"> (line 10)", fixed, fixed.replacing("2.5", with: "2.2")),
        FlawChange(
            .smallText, "<g id=\"name\"> (line 4)", "data-min-size=\"2.3\" data-lines=\"3\"",
            "data-min-size=\"2.2\" data-lines=\"3\""),
    ]

    private static let cut = [
        FlawChange(
            .textNearCut, "<text id=\"fixed\"> (line 10)", fixed, fixed.replacing("\"5\"", with: "\"2\"")),
        FlawChange(
            .textNearCut, "<text id=\"fixed\"> (line 10)", fixed, fixed.replacing("\"48\"", with: "\"52\"")),
        FlawChange(.textNearCut, "<g id=\"name\"> (line 4)", "x=\"5\" y=\"13\"", "x=\"2.2\" y=\"13\""),
        FlawChange(.symbolNearCut, "<rect id=\"qr\"> (line 19)", "x=\"54\" y=\"12\"", "x=\"59\" y=\"12\""),
        FlawChange(
            .artNearCut, "<rect id=\"field\"> (line 2)", field, field.replacing("x=\"4\"", with: "x=\"1\"")),
        FlawChange(.artNearCut, "<rect id=\"field\"> (line 2)", field, field.replacing("82", with: "86")),
        FlawChange(
            .artNearCut, "<rect id=\"field\"> (line 2)", field,
            field.replacing("y=\"4\"", with: "y=\"-5\"").replacing("\"6\"", with: "\"15\"")),
    ]

    private static let crowded = [
        FlawChange(
            .artOnSymbol, "<rect id=\"field\"> (line 2)", field, field.replacing("\"6\"", with: "\"8.6\"")),
        FlawChange(
            .artOnSymbol, "<path id=\"x\"> (line 19)", "<rect id=\"qr\"",
            "<path id=\"x\" d=\"M60 20h1v1h-1z\" fill=\"#eeeeee\"/><rect id=\"qr\""),
        FlawChange(
            .textOnSymbol, "<text id=\"fixed\"> (line 10)", fixed,
            fixed.replacing("x=\"5\" y=\"48\"", with: "x=\"40\" y=\"40\"")),
        FlawChange(
            .textOnSymbol, "<g id=\"phone\"> (line 8)", "y=\"29\" width=\"45\"", "y=\"29\" width=\"50\""),
        FlawChange(.slotsOverlap, "<g id=\"phone\"> (line 8)", "x=\"5\" y=\"29\"", "x=\"5\" y=\"26\""),
        FlawChange(
            .textsOverlap, "<text id=\"fixed\"> (line 10)", fixed,
            fixed.replacing("x=\"5\" y=\"48\"", with: "fill=\"#ffffff\" x=\"9\" y=\"8\"")),
        FlawChange(
            .tooLong, "<g id=\"name\"> (line 4)", "width=\"45\" height=\"14\"", "width=\"25\" height=\"8\""),
        FlawChange(.noGlyph, "<g id=\"phone\"> (line 8)", "Gọi {hotline}", "电 {hotline}"),
        FlawChange(
            .orphan, "<g id=\"name\"> (line 4)", "\"Nguyễn Thị Thử\"", "\"Trần Trường Phương Lê, Ba\""),
        FlawChange(.idTwice, "<path id=\"icon-1\"> (line 16)", "id=\"icon-2\"", "id=\"icon-1\""),
        FlawChange(.unknownSheet, "sheets", "sheets: [single]", "sheets: [single, a4-11up]"),
        FlawChange(.sheetTooSmall, "sheets", "sheets: [single]", "sheets: [single, a4-4up]"),
    ]

    static let states = [
        FlawChange(
            .statusIncomplete, "<g id=\"status-red\"> (line 15)",
            "<path id=\"icon-2\" d=\"M73 46l2 2\" fill=\"none\" stroke=\"#ffffff\" stroke-width=\"0.4\"/>", ""
        ),
        FlawChange(
            .statusIncomplete, "<g id=\"status-red\"> (line 15)", "fill=\"#a01020\"", "fill=\"firebrick\""),
        FlawChange(.statusIncomplete, "<g id=\"status-green\"> (line 12)", ">XANH<", "><"),
        // In grey the two are 18 apart.
        FlawChange(.statusAlike, "<g id=\"status-red\"> (line 15)", "fill=\"#a01020\"", "fill=\"#c83c28\""),
    ]
}
