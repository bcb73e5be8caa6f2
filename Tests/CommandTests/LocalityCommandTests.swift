import Foundation
import Judges
import Testing

/// Localities and inks as a clerk asks for them.
@Suite("Localities and inks on the command line")
struct LocalityCommandTests {
    /// The words of the first page of two venues' posters.
    private func words(_ options: [String], extra: String = "") throws -> [String] {
        let scratch = try Scratch()
        let (answer, pdf) = try render(scratch, options, extra: extra)
        #expect(answer.status == 0, "\(answer.errors)")
        return try ForeignPDF(pdf).words().flatMap { $0.map(\.text) }
    }

    private func render(
        _ scratch: Scratch, _ options: [String], extra: String = ""
    ) throws -> (Tool.Answer, String) {
        let column = extra.isEmpty ? "" : ",hotline"
        let table = "id,name,qr\(column)\nV1,Quán Mẫu,https://qr.pccovid.gov.vn/ABCDEF\(extra)\n"
        let input = try scratch.file("venues.csv", table.utf8)
        let answer = try Project.qrpress()(
            ["render", "venue-poster", input, "-o", scratch.path("out"), "--home", Project.root] + options)
        return (answer, scratch.path("out/venue-poster-0001.pdf"))
    }

    @Test("Column, --set, locality and template, in this order")
    func order() throws {
        #expect(try words([]).contains("1022"))
        let here = try words(["--locality", "cao-bang"])
        #expect(here.contains("19001905") && !here.contains("1022") && here.contains("PC-Covid"))
        let set = try words(["--locality", "cao-bang", "--set", "hotline=0299"])
        #expect(set.contains("0299") && !set.contains("19001905"))
        let own = try words(["--locality", "cao-bang", "--set", "hotline=0299"], extra: ",115")
        #expect(own.contains("115") && !own.contains("0299"))
        let city = try words(["--locality", "ho-chi-minh"])
        #expect(city.contains("3900/QĐ-UBND") && city.joined(separator: " ").contains("Mã QR đơn vị"))
    }

    @Test("A hotline that nobody wrote down has to be given")
    func unknownHotline() throws {
        let (answer, _) = try render(try Scratch(), ["--locality", "hai-phong", "--quiet"])
        #expect(answer.status == 65)
        #expect(try words(["--locality", "hai-phong", "--set", "hotline=0299"]).contains("0299"))
    }

    @Test("A file of one's own, with a logo beside it")
    func ownFile() throws {
        let scratch = try Scratch()
        let yaml =
            "id: xa\ntitle: {vi: \"Xã\", en: \"Commune\"}\nfields: {hotline: \"0299\"}\nlogo: dau.svg\n"
        let file = try scratch.file("xa.yaml", yaml.utf8)
        let (missing, _) = try render(scratch, ["--locality", file])
        #expect(missing.status == 78 && missing.errors.contains("dau.svg"))
        let svg =
            "<svg xmlns=\"http://www.w3.org/2000/svg\" viewBox=\"0 0 9 9\"><rect width=\"9\" height=\"9\"/></svg>"
        _ = try scratch.file("dau.svg", svg.utf8)
        let (answer, pdf) = try render(scratch, ["--locality", file])
        #expect(answer.status == 0, "\(answer.errors)")
        #expect(try ForeignPDF(pdf).words()[0].contains { $0.text == "0299" })
    }

    @Test(
        "What is wrong ends as it should and says why",
        arguments: [
            (["--locality", "cao-bagn"], 64, "cao-bang"), (["--locality", "none.yaml"], 66, "none.yaml"),
            (["--set", "app=Blue zone"], 64, "PC-COVID"), (["--set", "hotlin=1"], 64, "hotline"),
            (["--ink", "green"], 64, "saver"),
        ])
    func mistakes(_ options: [String], _ status: Int32, _ word: String) throws {
        let scratch = try Scratch()
        let (answer, _) = try render(scratch, options)
        #expect(answer.status == status && answer.errors.contains(word), "\(answer.errors)")
        #expect(!FileManager.default.fileExists(atPath: scratch.path("out")))
    }

    @Test("A locality with a mistyped field or the withdrawn app is 78 and names the key")
    func broken() throws {
        for (field, word) in [("hotlin: \"1\"", "hotline"), ("app: \"BlueZone\"", "PC-COVID")] {
            let scratch = try Scratch()
            let yaml = "id: xa\ntitle: {vi: \"Xã\", en: \"Commune\"}\nfields: {\(field)}\n"
            let (answer, _) = try render(scratch, ["--locality", scratch.file("xa.yaml", yaml.utf8)])
            #expect(answer.status == 78 && answer.errors.contains(word), "\(answer.errors)")
            #expect(answer.errors.contains("fields."))
        }
    }

    @Test("check and preview take the same options, and the list names every locality")
    func others() throws {
        let scratch = try Scratch()
        let options = [
            "--locality", "hai-phong", "--set", "hotline=1022", "--ink", "mono", "--home", Project.root,
        ]
        let check = try Project.qrpress()(
            ["check", "venue-poster", "\(Project.root)/Examples/venues.csv"] + options)
        #expect(check.status == 0 && check.text.contains("Mã QR điểm quét V"), "\(check.errors)")
        let preview = try Project.qrpress()(
            ["templates", "preview", "venue-poster", "-o", scratch.path("a.png")] + options)
        #expect(preview.status == 0, "\(preview.errors)")
        let colours = try Python.run(
            "import sys\nfrom PIL import Image\nprint(len({max(c) - min(c) for _, c in "
                + "Image.open(sys.argv[1]).convert('RGB').getcolors(1 << 20)}))", [scratch.path("a.png")])
        #expect(colours == "1\n")
        let list = try Project.qrpress()(["templates", "localities", "--home", Project.root])
        #expect(list.status == 0)
        for word in ["cao-bang", "hai-phong", "ho-chi-minh", "19001905", "needs --set"] {
            #expect(list.text.contains(word))
        }
    }
}
