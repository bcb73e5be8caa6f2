import Drawing
import Records

/// Whether all text is large enough to be read where the piece is read.
extension Proof {
    /// 6.5 pt in the hand, 8 pt on the wall, in millimetres as templates write them.
    private var smallest: Length { isCard ? .mm(2.29) : .mm(2.82) }

    func sizeFlaws() -> [Flaw] {
        let fixed = extreme { $0.slot == nil ? $0.run.size.mm : .infinity }
            .filter { $0.line.slot == nil }
            .map { (label: $0.line.label, size: $0.value) }
        let slots = side.textSlots.map { (label: $0.label, size: $0.box.smallest.mm) }
        return (fixed + slots).filter { $0.size < smallest.mm - 1e-3 }.map { label, size in
            let (size, least) = (decimal(size, places: 2), decimal(smallest.mm, places: 2))
            let points = isCard ? "6.5" : "8"
            return Flaw(
                .smallText, file: file, element: label,
                message: Wording(
                    vi: "Chữ có thể nhỏ tới \(size) mm, khó đọc.",
                    en: "The text may be as small as \(size) mm, which is hard to read."),
                remedy: Wording(
                    vi: "font-size và data-min-size ít nhất \(least) mm (\(points) pt).",
                    en: "Make font-size and data-min-size at least \(least) mm (\(points) pt)."))
        }
    }
}
