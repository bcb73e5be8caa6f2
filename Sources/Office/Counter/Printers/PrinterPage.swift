import Pages
import Records
import Store
import Web

/// The printers that a clerk may use, as their template sees them.
struct PrinterList: Sendable {
    struct Entry: Sendable {
        let name: String
        let unit: String
        let front: String
        let back: String
        let scale: String
        let dpi: Int
        /// For the addresses of what may be done with it; nil for a printer of a unit above.
        let query: String?

        init(name: String, unit: String, profile: [UInt8], place: PrinterPlace, isOurs: Bool) {
            let profile = (try? PrinterProfile(yaml: String(decoding: profile, as: UTF8.self))) ?? .exact
            (self.name, self.unit, dpi) = (name, unit, profile.dpi)
            (front, back) = (Self.shown(profile.front), Self.shown(profile.back))
            scale = Self.shown(profile.scale)
            query = isOurs ? place.query : nil
        }

        private static func shown(_ pair: PrinterProfile.Pair) -> String {
            "\(PrinterForm.shown(pair.x)) / \(PrinterForm.shown(pair.y))"
        }
    }

    let entries: [Entry]
}

/// A printer before it is removed.
struct PrinterRemoval: Sendable {
    let unit: String
    let name: String
    let unitName: String
}

/// A printer to be tried and kept.
struct PrinterPage: Sendable {
    struct Entry: Sendable {
        let name: String
        let label: String
        let value: String
        let fault: String?
    }

    let isNew: Bool
    let name: String
    let nameFault: String?
    let flip: String
    let entries: [Entry]
    let units: UnitPicker

    /// Throws what ``UnitPicker`` throws.
    init(_ form: PrinterForm, _ clerk: Clerk, on day: Day, isNew: Bool) throws(Refusal) {
        let language = clerk.language
        self.isNew = isNew
        name = form["name"]
        nameFault = form.faults["name"].map(language.text)
        flip = form.flip.rawValue
        entries = (PrinterForm.lengths + ["dpi"]).map { name in
            Entry(
                name: name, label: language.text(Self.label(name)), value: form[name],
                fault: form.faults[name].map(language.text))
        }
        let unit = form["unit"]
        units = try UnitPicker(unit.isEmpty ? nil : unit, of: clerk.caller, on: day)
    }

    private static func label(_ name: String) -> Wording {
        switch name {
        case "front.x": Wording(vi: "Mặt trước sang phải, mm", en: "Front to the right, mm")
        case "front.y": Wording(vi: "Mặt trước xuống dưới, mm", en: "Front down, mm")
        case "back.x": Wording(vi: "Mặt sau sang phải, mm", en: "Back to the right, mm")
        case "back.y": Wording(vi: "Mặt sau xuống dưới, mm", en: "Back down, mm")
        case "scale.x": Wording(vi: "Tỉ lệ ngang, %", en: "Scale across, %")
        case "scale.y": Wording(vi: "Tỉ lệ dọc, %", en: "Scale down the page, %")
        default: Wording(vi: "Độ phân giải, dpi", en: "Dots to the inch")
        }
    }
}
