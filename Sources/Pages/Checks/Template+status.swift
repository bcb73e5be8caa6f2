import Drawing
import Records

/// Whether states are told apart by everybody and on every printer.
extension Template {
    /// Colours that are nearer than this look alike at a distance.
    ///
    /// ΔE*ab of 1976: 2 is just noticed side by side; signs are not seen side by side.
    private static let alike = 20.0

    func statusFlaws() -> [Flaw] {
        let marks = sides.flatMap { StatusMark.all(in: $0, file: "\(id)/\($0.name).svg") }
        let incomplete = marks.flatMap { mark in mark.missing.map { mark.incomplete($0) } }
        let alike = marks.indices.flatMap { index in
            marks[(index + 1)...].compactMap { $0.flaw(beside: marks[index], alike: Self.alike) }
        }
        return incomplete + alike
    }
}

extension StatusMark {
    fileprivate var missing: [Wording] {
        [
            hasWord ? nil : Wording(vi: "chữ (<text>)", en: "a word (<text>)"),
            hasIcon ? nil : Wording(vi: "biểu tượng", en: "an icon"),
            hasMark ? nil : Wording(vi: "mảng màu", en: "a field of colour"),
            hasMark && colour == nil ? Wording(vi: "màu dạng #rrggbb", en: "a colour as #rrggbb") : nil,
        ].compactMap { $0 }
    }

    fileprivate func incomplete(_ part: Wording) -> Flaw {
        Flaw(
            .statusIncomplete, file: file, element: label,
            message: Wording(vi: "Dấu trạng thái thiếu \(part.vi).", en: "The status mark lacks \(part.en)."),
            remedy: Wording(
                vi:
                    "Mỗi nhóm status-… cần mảng màu, biểu tượng và chữ: màu một mình không nói được gì khi in đen trắng.",
                en:
                    "Each status-… group needs a field of colour, an icon and a word: colour alone says nothing in grey."
            ))
    }

    /// The flaw if these two look alike to somebody; the first kind of sight is named.
    fileprivate func flaw(beside other: StatusMark, alike: Double) -> Flaw? {
        guard let colour, let beside = other.colour, form == other.form else { return nil }
        let sights = Vision.allCases.map { sight in
            (sight: sight, difference: sight.seen(colour).difference(from: sight.seen(beside)))
        }
        guard let worst = sights.first(where: { $0.difference < alike }) else { return nil }
        let difference = decimal(worst.difference, places: 0)
        return Flaw(
            .statusAlike, file: file, element: label,
            message: Wording(
                vi: "\(worst.sight.meaning.vi), dấu này giống \(other.label) (ΔE \(difference), cần 20).",
                en:
                    "\(worst.sight.meaning.en), it looks like \(other.label) (ΔE \(difference), 20 is needed)."
            ),
            remedy: Wording(
                vi:
                    "Thêm hoa văn khác nhau (nhóm con id=\"pattern-…\": đặc, gạch chéo, hai vạch), hoặc đổi độ sáng.",
                en:
                    "Add unlike patterns (children with id=\"pattern-…\": solid, hatched, double line), or another lightness."
            ))
    }
}

extension Vision {
    fileprivate var meaning: Wording {
        switch self {
        case .usual: Wording(vi: "Với mắt thường", en: "To the usual eye")
        case .protanopia: Wording(vi: "Với người mù màu đỏ", en: "With protanopia")
        case .deuteranopia: Wording(vi: "Với người mù màu lục", en: "With deuteranopia")
        case .tritanopia: Wording(vi: "Với người mù màu lam", en: "With tritanopia")
        case .grey: Wording(vi: "Khi in đen trắng", en: "Printed in grey")
        }
    }
}
