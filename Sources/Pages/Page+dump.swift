package import Drawing
import Symbols

extension Page {
    /// The page as text that can be read and compared: every item, in order, in millimetres and points.
    ///
    /// `fonts` must be the book that the page was set with.
    package func dump(fonts: FontBook) -> String {
        var lines = ["page \(side) \(mm(trim.width)) × \(mm(trim.height)) mm"]
        if layer.art != nil { lines.append("art") }
        if let frame = layer.logo?.frame {
            let (size, origin) = (frame.size, frame.origin)
            lines.append(
                "logo \(mm(size.width)) × \(mm(size.height)) mm at \(mm(origin.x)) \(mm(origin.y))")
        }
        lines += layer.text.map { "fixed " + describe($0, fonts) }
        for item in items {
            switch item {
            case .text(let slot, let runs): lines += runs.map { "text \(slot) " + describe($0, fonts) }
            case .symbol(let placed): lines.append(describe(placed))
            }
        }
        return lines.joined(separator: "\n") + "\n"
    }

    private func describe(_ placed: PlacedRun, _ fonts: FontBook) -> String {
        let face = fonts[placed.run.font]
        let turned = placed.angle == 0 ? "" : " turned \(decimal(placed.angle, places: 1))°"
        return "\(decimal(placed.size.points, places: 2)) pt \(face.family) \(face.weight) \(placed.ink.svg)"
            + " at \(mm(placed.origin.x)) \(mm(placed.origin.y))\(turned) “\(placed.run.text)”"
    }

    private func describe(_ placed: PlacedSymbol) -> String {
        let symbol = placed.symbol
        return "symbol \(placed.slot) version \(symbol.version)-\(symbol.correction.letter) "
            + "\(symbol.size) modules of \(decimal(placed.module.mm, places: 3)) mm"
            + " at \(mm(placed.area.left)) \(mm(placed.area.top)) side \(mm(placed.area.size.width))"
            + " “\(placed.label)”"
    }

    private func mm(_ length: Length) -> String { decimal(length.mm, places: 2) }
}

/// A number with a fixed number of decimals and a point, whatever the locale.
///
/// Source of every figure in a dump.
func decimal(_ value: Double, places: Int) -> String {
    var unit = 1
    for _ in 0..<places { unit *= 10 }
    let scaled = (value.magnitude * Double(unit)).rounded()
    guard scaled.isFinite, scaled < 1e15 else { return "\(value)" }
    let whole = Int(scaled)
    let sign = value < 0 && whole > 0 ? "-" : ""
    let fraction = String(whole % unit)
    let zeros = String(repeating: "0", count: max(0, places - fraction.count))
    return places == 0 ? "\(sign)\(whole)" : "\(sign)\(whole / unit).\(zeros)\(fraction)"
}

extension Size {
    /// Width and height for people, `85.6 × 53.98 mm`.
    package var millimetres: String { "\(Self.short(width)) × \(Self.short(height)) mm" }

    /// To a hundredth, without zeros at the end.
    private static func short(_ length: Length) -> String {
        let hundredths = Int((length.mm * 100).rounded())
        return decimal(length.mm, places: hundredths % 100 == 0 ? 0 : hundredths % 10 == 0 ? 1 : 2)
    }
}
