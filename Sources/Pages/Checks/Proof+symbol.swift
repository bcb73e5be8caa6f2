import Drawing
import Records

/// Whether nothing disturbs a symbol and no slot another.
extension Proof {
    /// Boxes that share less than this do not disturb each other.
    private static let hair = Length.mm(0.1)

    func symbolFlaws() -> [Flaw] {
        side.symbolSlots.flatMap { slot in artOn(slot) + textsOn(slot) } + overlappingSlots()
    }

    private func artOn(_ slot: SymbolSlot) -> [Flaw] {
        guard !art.isClear(slot.frame) else { return [] }
        return [
            Flaw(
                .artOnSymbol, file: file, element: culprit(in: slot.frame),
                message: Wording(
                    vi: "Hình vẽ lấn vào ô của mã \(slot.label) hoặc vùng trắng quanh mã.",
                    en: "A shape reaches into the slot of the symbol or its quiet zone, \(slot.label)."),
                remedy: Wording(
                    vi: "Dời hình ra ngoài, hoặc tô trắng: trong ô của mã chỉ được có màu trắng.",
                    en: "Move it out or make it white: the slot of a symbol holds nothing but white."))
        ]
    }

    private func textsOn(_ slot: SymbolSlot) -> [Flaw] {
        let fixed = lines.filter { $0.slot == nil && $0.ink.meets(slot.frame, beyond: Self.hair) }
            .map(\.label)
        let boxes = side.textSlots.filter { $0.frame.meets(slot.frame, beyond: Self.hair) }.map(\.label)
        return (fixed + boxes).unique.map { label in
            Flaw(
                .textOnSymbol, file: file, element: label,
                message: Wording(
                    vi: "Chữ lấn vào ô của mã \(slot.label).",
                    en: "The text reaches into the slot of the symbol, \(slot.label)."),
                remedy: Wording(
                    vi: "Dời chữ ra ngoài ô; cả vùng trắng quanh mã phải trống.",
                    en: "Move the text out of the slot; the quiet zone must stay empty."))
        }
    }

    private func overlappingSlots() -> [Flaw] {
        let filled = side.textSlots.filter { slot in
            slot.phrase.text { SampleValues.longestDistrict.text(of: $0, in: template) } != nil
        }
        return filled.indices.flatMap { index in
            filled[(index + 1)...].filter {
                $0.frame.meets(filled[index].frame, beyond: Self.hair)
            }.map { other in
                Flaw(
                    .slotsOverlap, file: file, element: other.label,
                    message: Wording(
                        vi: "Ô chữ chồng lên ô \(filled[index].label).",
                        en: "The box overlaps that of \(filled[index].label)."),
                    remedy: Wording(
                        vi: "Tách hai <rect> ra, hoặc gộp hai ô thành một.",
                        en: "Move the two <rect> apart, or make one slot of the two."))
            }
        }
    }
}

extension Rect {
    /// Whether the two share more than `hair` in width and in height.
    func meets(_ other: Rect, beyond hair: Length) -> Bool {
        min(right, other.right) - max(left, other.left) > hair
            && min(bottom, other.bottom) - max(top, other.top) > hair
    }
}

extension [String] {
    /// Each once, in order.
    var unique: [String] { reduce(into: []) { if !$0.contains($1) { $0.append($1) } } }
}
