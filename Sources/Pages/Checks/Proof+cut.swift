import Drawing
import Records
import Symbols

/// Whether anything that matters lies where the knife may pass.
extension Proof {
    /// How far from the cut text and symbols stay.
    private var safeZone: Length { isCard ? .mm(3) : .mm(5) }
    /// How far from the cut art stays that does not reach beyond it.
    private var artMargin: Length { isCard ? .mm(2.5) : .mm(5) }
    /// What decimal fractions and the bearings of letters cost.
    private static let grace = Length.mm(0.05)

    /// Rows of a list are not cut.
    func cutFlaws() -> [Flaw] {
        template.frame == nil ? textsNearCut() + symbolsNearCut() + artNearCut() : []
    }

    private func textsNearCut() -> [Flaw] {
        extreme { distance(of: $0.ink).mm }.compactMap { line, distance in
            guard distance < (safeZone - Self.grace).mm else { return nil }
            return Flaw(
                .textNearCut, file: file, element: line.label,
                message: Wording(
                    vi: "Chữ “\(line.run.run.text)” cách đường cắt \(decimal(distance, places: 2)) mm.",
                    en: "“\(line.run.run.text)” is \(decimal(distance, places: 2)) mm from the cut."),
                remedy: inwards(safeZone))
        }
    }

    private func symbolsNearCut() -> [Flaw] {
        side.symbolSlots.compactMap { slot in
            guard let dark = slot.frame.centredSquare(side: slot.rule.largestSide(in: slot.frame.size.width))
            else { return nil }
            let distance = distance(of: dark)
            guard distance < safeZone - Self.grace else { return nil }
            let shown = decimal(distance.mm, places: 2)
            return Flaw(
                .symbolNearCut, file: file, element: slot.label,
                message: Wording(
                    vi: "Phần đen của mã có thể cách đường cắt chỉ \(shown) mm.",
                    en: "The dark part of the symbol may come as near as \(shown) mm to the cut."),
                remedy: inwards(safeZone))
        }
    }

    private func artNearCut() -> [Flaw] {
        // As much as a pixel of its edge.
        guard let art = artWithoutMarks,
            let place = art.strayAtCut(within: artMargin - .mm(1 / art.raster.density))
        else { return [] }
        return [
            Flaw(
                .artNearCut, file: file, element: culprit(in: place),
                message: Wording(
                    vi: "Hình vẽ nằm sát đường cắt ở \(spot(place)), lệch dao là mất hoặc lộ viền trắng.",
                    en: "A shape comes too near to the cut at \(spot(place)); a cut a little off spoils it."),
                remedy: Wording(
                    vi: "Đưa vào trong ít nhất \(shown(artMargin)) mm, hoặc cho tràn hết phần bleed.",
                    en: "Keep it \(shown(artMargin)) mm inside, or let it run to the end of the bleed."))
        ]
    }

    private func distance(of rect: Rect) -> Length {
        min(
            rect.left, rect.top, template.trim.width - rect.right, template.trim.height - rect.bottom)
    }

    private func inwards(_ distance: Length) -> Wording {
        Wording(
            vi: "Đưa vào trong: cách đường cắt ít nhất \(shown(distance)) mm.",
            en: "Move it inwards: at least \(shown(distance)) mm from the cut.")
    }

    private func shown(_ length: Length) -> String { decimal(length.mm, places: length.mm == 2.5 ? 1 : 0) }
}

extension SymbolRule {
    /// The side of the dark part of the largest symbol that the rule allows in a slot of side `slot`.
    ///
    /// Where the quiet zone counts, the densest symbol has the narrowest and so the largest dark part.
    fileprivate func largestSide(in slot: Length) -> Length {
        let sides = ((smallestVersion(in: slot) ?? 40)...40).map { version in
            let modules = 4 * version + 17
            return (module: module(modules: modules), side: module(modules: modules) * Double(modules))
        }
        let allowed = sides.filter { $0.module.mm >= smallestModule.mm - 1e-9 }
        return allowed.map(\.side).max() ?? sides.first?.side ?? slot
    }
}
