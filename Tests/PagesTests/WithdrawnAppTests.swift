import Pages
import Testing

@Suite("The app that must not be advertised")
struct WithdrawnAppTests {
    private static let spellings = [
        "Bluezone", "BLUEZONE", "Cài Blue Zone ngay", "Blue-Zone", "B l u e z o n e", "blue\u{2011}zone",
        "Ｂｌｕｅｚｏｎｅ", "blue\u{200B}zone", "quanly.bluezone.gov.vn",
    ]

    @Test("It is found however it is written", arguments: spellings)
    func named(_ text: String) { #expect(WithdrawnApp.isNamed(in: text)) }

    @Test("Other words are left alone", arguments: ["Blue", "zone blue", "Phường Bluez", "PC-COVID", ""])
    func others(_ text: String) { #expect(!WithdrawnApp.isNamed(in: text)) }

    @Test(
        "A template whose text names it is refused, with the reason and the element",
        arguments: [
            (">Fixed<", ">Tải Blue<tspan>zone</tspan><", "<text id=\"fixed\"> (line 3)"),
            ("Gọi {hotline}", "Bluezone {hotline}", "<text> (line 9)"),
            ("\"Draft\"", "\"Bluezone card\"", "title"),
            ("\"1022\"", "\"1022 (Bluezone)\"", "fields.hotline.default"),
            ("vi: \"Đường dây nóng\"", "vi: \"Bluezone\"", "fields.hotline"),
            ("Code of {full_name}", "Bluezone of {full_name}", "symbols.qr.label"),
            ("A template to try.", "For Bluezone.", "description"),
        ])
    func inTemplate(_ old: String, _ new: String, _ element: String) throws {
        let draft = try Draft().changing(old, to: new)
        let error = try #require(throws: TemplateError.self) { try draft.load() }
        #expect(error.element == element && error.reason.contains("PC-COVID"), "\(error)")
    }

    @Test("A locality and a setting are refused too")
    func wordings() throws {
        let folder = try TemporaryFolder()
        let yaml = "id: here\ntitle: {vi: \"Đây\", en: \"Here\"}\nfields: {app: \"Blue zone\"}\n"
        try folder.write(yaml, to: "here.yaml")
        let error = #expect(throws: TemplateError.self) {
            try Locality(path: "\(folder.path)/here.yaml", templates: templates)
        }
        #expect(error?.element == "fields.app")
        #expect(throws: SettingsError.withdrawnApp(name: "hotline")) {
            try Draft().load().settings(["hotline": "Bluezone 113"])
        }
    }

    @Test("The sample, a record's own words and its code may name it")
    func records() throws {
        let draft = try Draft().changing("Nguyễn Thị Thử", to: "Bluezone")
        let card = try draft.load()
        let record = try citizen(["hotline": "Bluezone"])
        #expect(try card.settings().text(of: "hotline", for: record) == "Bluezone")
        #expect(try card.pages(for: record).count == 1)
        let poster = try template("venue-poster")
        #expect(try poster.pages(for: venue(["qr": "https://bluezone.gov.vn/abc"])).count == 1)
    }
}
