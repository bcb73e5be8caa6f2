import Foundation
import Pages
import Testing

@Suite("Localities")
struct LocalityTests {
    /// A locality in a folder of its own, beside which its logo would lie.
    private func locality(_ yaml: String) throws -> Locality {
        let folder = try TemporaryFolder()
        try folder.write(yaml, to: "here.yaml")
        return try Locality(path: "\(folder.path)/here.yaml", templates: templates)
    }

    private let right = """
        id: here
        title: {vi: "Đây", en: "Here"}
        fields: {hotline: "0299", wording: "Mã QR đơn vị"}

        """

    @Test("The three of the project are read, and say what the offices wrote")
    func shipped() throws {
        let ids = Locality.ids(in: templates)
        #expect(ids == ["cao-bang", "hai-phong", "ho-chi-minh"])
        let fields = try ids.map { try Locality(id: $0, in: templates).fields }
        #expect(fields.map { $0["hotline"] } == ["19001905", "", "1022"])
        #expect(fields[2]["legal_basis"] == "Quyết định số 3900/QĐ-UBND ngày 16/11/2021")
        #expect(fields[2]["wording"] == "Mã QR đơn vị" && fields[0]["wording"] == "Mã QR địa điểm")
        #expect(!Template.ids(in: templates).contains("localities"))
    }

    @Test("A record's own text wins over --set, --set over the locality, and the locality over the template")
    func order() throws {
        let (template, here) = (try Draft().load(), try locality(right))
        let (plain, own) = (try citizen(), try citizen(["hotline": "115"]))
        func text(_ changes: [String: String], _ locality: Locality?, own isOwn: Bool = false) throws
            -> String?
        {
            try Settings(changes, locality: locality, for: template, date: today())
                .text(of: "hotline", for: isOwn ? own : plain)
        }
        #expect(try text([:], nil) == "1022")
        #expect(try text([:], here) == "0299")
        #expect(try text(["hotline": "113"], here) == "113")
        #expect(try text(["hotline": "113"], here, own: true) == "115")
        // The draft has no “wording”; that is for other pieces.
        #expect(
            try Settings([:], locality: here, for: template, date: today()).values.keys.sorted() == [
                "hotline", "mask",
            ])
    }

    @Test("What a locality leaves empty is not filled with the template's own text")
    func empty() throws {
        let template = try Draft().load()
        let silent = try locality(right.replacing("\"0299\"", with: "\"\""))
        let settings = try Settings([:], locality: silent, for: template, date: today())
        #expect(settings.text(of: "hotline", for: try citizen()) == nil)
    }

    @Test("A field of any template may be set, and letters are put together as they come in")
    func ofTemplates() throws {
        let here = try locality(
            right.replacing("hotline", with: "mask").replacing("\"0299\"", with: "\"no\""))
        #expect(here.fields["mask"] == "no")
        let apart = try locality(
            right.replacing("đơn vị", with: "đơn vị".decomposedStringWithCanonicalMapping))
        #expect(Array((apart.fields["wording"] ?? "").utf8) == Array("Mã QR đơn vị".utf8))
    }

    @Test(
        "What is wrong is told with its file and key",
        arguments: [
            ("hotline:", "hotlin:", "fields.hotlin", "near: hotline"),
            ("id: here", "id: there", "id", "not the name of the file"),
            ("title:", "titel:", "file", "titel"),
            ("fields:", "logos: a.svg\nfields:", "file", "logos"),
            ("fields:", "logo: ../a.svg\nfields:", "logo", "beside"),
            ("fields:", "logo: .a.svg\nfields:", "logo", "beside"),
            ("{vi: \"Đây\", en: \"Here\"}", "{vi: \"Đây\"}", "title.en", "missing"),
            ("\"0299\"", "[1, 2]", "fields.hotline", "Scalar"),
            ("\"0299\"", "\"02\\n99\"", "fields.hotline", "one line"),
            ("\"0299\"", "\"\(String(repeating: "9", count: 301))\"", "fields.hotline", "300"),
            ("fields:", "fields: [", "file", "line"),
        ])
    func mistakes(_ old: String, _ new: String, _ element: String, _ reason: String) throws {
        #expect(right.contains(old))
        let error = try #require(throws: TemplateError.self) { try locality(right.replacing(old, with: new)) }
        #expect(error.file == "here.yaml" && error.element == element, "\(error)")
        #expect(error.reason.contains(reason), "\(error)")
    }

    @Test("A file that is missing or far too large is told")
    func files() throws {
        #expect(throws: TemplateError.self) { try Locality(path: "/nowhere/a.yaml", templates: templates) }
        let error = #expect(throws: TemplateError.self) {
            try locality(right + "#" + String(repeating: " ", count: 64_000))
        }
        #expect(error?.reason.contains("64 kB") == true)
    }
}
