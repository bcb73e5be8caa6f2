import Drawing
import Records

/// Whether the longest values and the empty ones can be set.
extension Proof {
    /// Texts whose ink meets by less than this do not disturb each other.
    private static let hair = Length.mm(0.1)
    /// Fields whose text is a title: the eye stumbles over a short word alone on its last line.
    private static let titles: Set = ["full_name", "name", "title"]

    func fitFlaws() -> [Flaw] { unset() + collisions() + orphans() }

    private func unset() -> [Flaw] {
        var told: Set<String> = []
        return failures.compactMap { slot, values, text, error in
            // The same slot fails with several values for the same reason.
            guard told.insert(slot.label).inserted else { return nil }
            switch error {
            case .noGlyph(let characters, let family):
                let list = characters.map { "“\($0)”" }.joined(separator: ", ")
                return Flaw(
                    .noGlyph, file: file, element: slot.label,
                    message: Wording(
                        vi: "Phông \(family) không có \(list).", en: "The font \(family) has no \(list)."),
                    remedy: Wording(
                        vi: "Đổi ký tự đó trong mẫu hoặc chọn phông khác trong Fonts/.",
                        en: "Write it in another way, or take another font of Fonts/."))
            case .doesNotFit(let smallest, let needed):
                let text = text.count > 120 ? "\(text.prefix(120))…" : text
                let (least, room) = (decimal(smallest.mm, places: 2), decimal(needed.mm, places: 2))
                return Flaw(
                    .tooLong, file: file, element: slot.label,
                    message: Wording(
                        vi:
                            "“\(text)” (\(values.meaning.vi)) không vừa ô: cần cỡ \(room) mm, nhỏ nhất là \(least) mm.",
                        en:
                            "“\(text)” (\(values.meaning.en)) does not fit: it needs \(room) mm, the least is \(least) mm."
                    ),
                    remedy: Wording(
                        vi: "Cho ô rộng hoặc cao hơn, thêm data-lines, hoặc giảm data-min-size.",
                        en: "Make the box wider or higher, allow more data-lines, or lower data-min-size."))
            }
        }
    }

    private func collisions() -> [Flaw] {
        var flaws: [Flaw] = []
        for values in SampleValues.allCases {
            let shown = lines.filter { $0.values == nil || $0.values == values }
            for (index, line) in shown.enumerated() {
                for other in shown[(index + 1)...]
                where other.label != line.label && other.ink.meets(line.ink, beyond: Self.hair)
                    && !flaws.contains(where: { $0.element == other.label })
                {
                    flaws.append(
                        Flaw(
                            .textsOverlap, file: file, element: other.label,
                            message: Wording(
                                vi: "“\(other.run.run.text)” chạm vào “\(line.run.run.text)”.",
                                en: "“\(other.run.run.text)” touches “\(line.run.run.text)”."),
                            remedy: Wording(
                                vi: "Dời một trong hai, hoặc thu hẹp ô: \(line.label).",
                                en: "Move one of the two, or make a box smaller: \(line.label).")))
                }
            }
        }
        return flaws
    }

    private func orphans() -> [Flaw] {
        side.textSlots.compactMap { slot in
            guard slot.phrase.fields.contains(where: Self.titles.contains) else { return nil }
            for values in SampleValues.allCases {
                let lines = lines.filter { $0.label == slot.label && $0.values == values }
                guard lines.count > 1, let last = lines.last?.run.run.text, last.count <= 3 else { continue }
                return Flaw(
                    .orphan, file: file, element: slot.label,
                    message: Wording(
                        vi: "Dòng cuối chỉ có “\(last)”.", en: "The last line is only “\(last)”."),
                    remedy: Wording(
                        vi: "Thử đổi bề rộng ô hoặc cỡ chữ.", en: "Try another width or size of type."))
            }
            return nil
        }
    }
}

extension SampleValues {
    fileprivate var meaning: Wording {
        switch self {
        case .longestWard, .longestDistrict, .longestProvince:
            Wording(vi: "giá trị dài nhất", en: "the longest value")
        case .fewest: Wording(vi: "các ô khác để trống", en: "other cells empty")
        case .sample: Wording(vi: "bản ghi mẫu", en: "the sample")
        }
    }
}
