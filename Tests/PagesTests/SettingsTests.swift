import Pages
import Records
import Testing

@Suite("What a run decides")
struct SettingsTests {
    @Test("A field that the template does not have is an error that lists those it has")
    func unknown() throws {
        let template = try Draft().load()
        #expect(throws: SettingsError.noSuchField(name: "colour", known: ["hotline", "mask"])) {
            try template.settings(["hotline": "113", "colour": "red"])
        }
        #expect(throws: SettingsError.noSuchField(name: "full_name", known: ["hotline", "mask"])) {
            try template.settings(["full_name": "An"])
        }
    }

    @Test("Masking is yes or no", arguments: ["", "true", "Yes", "1", "không"])
    func mask(_ value: String) throws {
        let template = try Draft().load()
        #expect(throws: SettingsError.notYesOrNo(name: "mask", value: value)) {
            try template.settings(["mask": value])
        }
        #expect(try template.settings(["mask": "yes"]).masked)
        #expect(try !template.settings(["mask": "no"]).masked)
        #expect(try template.settings().masked)
    }

    @Test("A template that does not speak of masking masks")
    func maskedByDefault() throws {
        let draft = try Draft().changing("  mask: {default: \"yes\", vi: \"Che\", en: \"Mask\"}\n", to: "")
        #expect(try draft.load().settings().masked)
    }

    @Test("The record's own text comes before the run's, and the run's before the template's")
    func order() throws {
        let template = try Draft().load()
        let (plain, own) = (try citizen(), try citizen(["hotline": "115"]))
        #expect(try template.settings().text(of: "hotline", for: plain) == "1022")
        #expect(try template.settings(["hotline": "113"]).text(of: "hotline", for: plain) == "113")
        #expect(try template.settings(["hotline": "113"]).text(of: "hotline", for: own) == "115")
        #expect(try template.settings(["hotline": ""]).text(of: "hotline", for: plain) == nil)
        #expect(try template.settings().text(of: "nothing", for: plain) == nil)
    }

    @Test("The date of printing is the run's, whatever a table says, and the code is never text")
    func reserved() throws {
        let settings = try Draft().load().settings()
        let record = try citizen(["print_date": "01/01/2000"])
        #expect(settings.text(of: "print_date", for: record) == "20/12/2021")
        #expect(settings.text(of: "qr", for: record) == nil)
    }

    @Test("Numbers and the day and month of birth are masked unless the run says otherwise")
    func masked() throws {
        let (template, record) = (try Draft().load(), try citizen())
        let fields = ["national_id", "date_of_birth", "full_name"]
        let (hidden, open) = (try template.settings(), try template.settings(["mask": "no"]))
        #expect(
            fields.map { hidden.text(of: $0, for: record) } == ["******001234", "**/**/2003", "Trần Văn Mẫu"])
        #expect(
            fields.map { open.text(of: $0, for: record) } == ["048203001234", "01/02/2003", "Trần Văn Mẫu"])
    }
}
