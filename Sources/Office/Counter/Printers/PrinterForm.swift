import Pages
import Records
import Web

/// A printer as it stands in the form, with what is wrong with it.
struct PrinterForm: Sendable {
    private var values: [String: String] = [:]
    /// By field.
    private(set) var faults: [String: Wording] = [:]

    /// Offsets in millimetres, then scales in per cent; all by the names in a profile.
    static let lengths = ["front.x", "front.y", "back.x", "back.y", "scale.x", "scale.y"]
    private static let longestName = 200

    init(_ form: Form) {
        for name in Self.lengths + ["unit", "name", "dpi", "flip"] { values[name] = form[name] ?? "" }
    }

    init(_ profile: PrinterProfile, unit: String, name: String, flip: Flip = .longEdge) {
        let numbers = [
            profile.front.x, profile.front.y, profile.back.x, profile.back.y, profile.scale.x,
            profile.scale.y,
        ]
        for (name, number) in zip(Self.lengths, numbers) { values[name] = Self.shown(number) }
        values["dpi"] = "\(profile.dpi)"
        (values["unit"], values["name"], values["flip"]) = (unit, name, flip.rawValue)
    }

    subscript(name: String) -> String { values[name] ?? "" }

    /// How the sheets of the test are turned over.
    var flip: Flip { Flip(rawValue: self["flip"]) ?? .longEdge }

    /// The profile with these values; nil when one of them cannot be, which is then among the faults.
    mutating func profile() -> PrinterProfile? {
        var numbers: [Double] = []
        for name in Self.lengths {
            if let number = Calibration.millimetres(self[name]) {
                numbers.append(number)
            } else {
                faults[name] = Self.noNumber
            }
        }
        guard let dpi = Int(self["dpi"]) else {
            faults["dpi"] = Self.noNumber
            return nil
        }
        guard numbers.count == Self.lengths.count else { return nil }
        do throws(PrinterProfileError) {
            return try PrinterProfile(
                front: .init(x: numbers[0], y: numbers[1]), back: .init(x: numbers[2], y: numbers[3]),
                scale: .init(x: numbers[4], y: numbers[5]), dpi: dpi)
        } catch {
            switch error {
            case .offset(let name, _), .scale(let name, _): faults[name] = error.wording
            case .dpi: faults["dpi"] = error.wording
            case .unreadable: faults["name"] = error.wording
            }
            return nil
        }
    }

    /// Notes a fault unless the name is on one line, not too long, and none of those known.
    mutating func checkName(known: Set<String>) {
        let name = self["name"]
        let isFit = name.unicodeScalars.allSatisfy {
            ![.control, .lineSeparator, .paragraphSeparator].contains($0.properties.generalCategory)
        }
        if name.isEmpty || name.count > Self.longestName || !isFit {
            faults["name"] = Wording(
                vi: "Đặt cho máy in một tên ngắn, ví dụ Máy quầy 1.",
                en: "Give the printer a short name, such as Counter 1.")
        } else if known.contains(name) {
            faults["name"] = Wording(
                vi: "Đơn vị đã có máy in tên này. Đặt tên khác, hoặc sửa máy đó.",
                en: "The unit has a printer of this name. Take another one, or change that printer.")
        }
    }

    static let noNumber = Wording(vi: "Ghi một số, ví dụ 0,4.", en: "Write a number, such as 0.4.")

    /// With two decimals and a comma, as on a ruler.
    static func shown(_ number: Double) -> String {
        let hundredths = Int((number * 100).rounded())
        let cents = abs(hundredths) % 100
        let sign = hundredths < 0 ? "-" : ""
        return "\(sign)\(abs(hundredths) / 100),\(cents < 10 ? "0" : "")\(cents)"
    }
}
