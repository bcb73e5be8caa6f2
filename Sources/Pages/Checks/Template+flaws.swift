package import Drawing
import Records

extension Template {
    /// Everything that is wrong with a template that could be loaded, side by side and check by check.
    ///
    /// `sheets` are those of `sheets.yaml`. Throws when the art cannot be drawn at all.
    package func flaws(sheets catalogue: [Sheet], fonts: FontBook) throws(DrawingError) -> [Flaw] {
        var flaws = sheetFlaws(catalogue)
        for side in sides {
            let proof = try Proof(of: side, template: self, fonts: fonts)
            flaws += side.repeatedIDs(file: proof.file)
            flaws += proof.sizeFlaws() + proof.contrastFlaws() + proof.cutFlaws() + proof.symbolFlaws()
            flaws += proof.fitFlaws()
        }
        return flaws + statusFlaws()
    }

    private func sheetFlaws(_ catalogue: [Sheet]) -> [Flaw] {
        let known = catalogue + [.single(trim), .singleMarks(trim, bleed: bleed)]
        return sheets.compactMap { name in
            guard let sheet = known.first(where: { $0.id == name }) else {
                let all = known.map(\.id).joined(separator: ", ")
                return Flaw(
                    .unknownSheet, file: "\(id)/template.yaml", element: "sheets",
                    message: Wording(
                        vi: "Không có tờ in “\(name)” trong sheets.yaml.",
                        en: "There is no sheet “\(name)” in sheets.yaml."),
                    remedy: Wording(vi: "Chọn trong: \(all).", en: "Choose of: \(all)."))
            }
            guard !sheet.holds(trim, bleed: bleed) else { return nil }
            return Flaw(
                .sheetTooSmall, file: "\(id)/template.yaml", element: "sheets",
                message: Wording(
                    vi: "Tờ in “\(name)” không vừa khổ hoặc phần bleed của mẫu.",
                    en: "The sheet “\(name)” does not fit the size or the bleed of the template."),
                remedy: Wording(
                    vi: "Bỏ tờ này khỏi sheets, hoặc sửa trim hay bleed.",
                    en: "Take it out of sheets, or mend trim or bleed."))
        }
    }
}

extension Side {
    /// The ids that two elements of the file share.
    fileprivate func repeatedIDs(file: String) -> [Flaw] {
        var first: [String: SVGElement] = [:]
        var flaws: [Flaw] = []
        func walk(_ element: SVGElement) {
            if let id = element.attributes["id"], let other = first.updateValue(element, forKey: id) {
                flaws.append(
                    Flaw(
                        .idTwice, file: file, element: element.label,
                        message: Wording(
                            vi: "id “\(id)” đã dùng ở \(other.label).",
                            en: "The id “\(id)” is already that of \(other.label)."),
                        remedy: Wording(
                            vi: "Đặt id khác (Inkscape: Object > Object Properties).",
                            en: "Give it another id (Inkscape: Object > Object Properties).")))
            }
            element.elements.forEach(walk)
        }
        walk(drawing)
        return flaws
    }
}
