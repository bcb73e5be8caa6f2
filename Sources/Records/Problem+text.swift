/// Problems of names and other texts. A name's codes begin with "name.", those of any other text with "text.".
extension Problem {
    static func emptyName(_ spot: Spot) -> Problem {
        spot.problem(
            "name.empty", vi: "Chưa có {field}.", en: "The {field} is missing.",
            hintVi: "Điền {field} vào dòng này.", hintEn: "Fill in the {field} on this line.")
    }

    static func textTooLong(_ spot: Spot, topic: String, length: Int, limit: Int) -> Problem {
        spot.problem(
            "\(topic).too-long",
            vi: "{Field} dài \(length) ký tự, nhiều nhất là \(limit).",
            en: "The {field} has \(length) characters; \(limit) at most.",
            hintVi: "Xem có dán nhầm nội dung khác vào ô này không, rồi rút gọn.",
            hintEn: "See whether something else was pasted into this cell, then shorten it.")
    }

    static func text(_ fault: TextFault, _ spot: Spot, topic: String) -> Problem {
        let (vi, en) = what(fault)
        let (hintVi, hintEn) = remedy(fault, isPerson: topic == "name" && spot.field != Field.name.rawValue)
        return spot.problem(
            "\(topic).\(fault.kind.rawValue)",
            vi: "{Field} có \(vi) (ký tự thứ \(fault.position), \(fault.codePoint)).",
            en: "The {field} has \(en) (character \(fault.position), \(fault.codePoint)).",
            hintVi: hintVi, hintEn: hintEn)
    }

    private static func what(_ fault: TextFault) -> (vi: String, en: String) {
        switch fault.kind {
        case .control: ("ký tự ẩn không in được", "a hidden character that cannot be printed")
        case .symbol: ("ký hiệu không dùng ở đây", "a symbol that does not belong here")
        case .replacement: ("chữ bị hỏng (�)", "a broken letter (�)")
        case .marks:
            ("dấu đặt sai chỗ hoặc quá nhiều dấu trên một chữ", "stray marks or too many on one letter")
        case .digit: ("chữ số", "a digit")
        case .otherScript: ("chữ cái không phải chữ Latinh", "a letter that is not Latin")
        }
    }

    private static func remedy(_ fault: TextFault, isPerson: Bool) -> (vi: String, en: String) {
        switch fault.kind {
        case .control, .marks:
            ("Xóa ô này rồi gõ lại bằng tay, không dán.", "Clear the cell and type it again; do not paste.")
        case .symbol where isPerson:
            (
                "Xóa ký hiệu đó; tên chỉ gồm chữ cái, dấu cách, dấu nháy ('), gạch nối (-) và dấu chấm.",
                "Delete it; a name has letters, blanks, apostrophes, hyphens and full stops only."
            )
        case .symbol: ("Xóa ký hiệu đó.", "Delete it.")
        case .replacement:
            (
                "Tệp đã mất chữ khi lưu: mở lại tệp gốc, lưu dạng “CSV UTF-8” rồi kiểm tra ô này.",
                "A letter was lost in saving: open the original, save it as “CSV UTF-8” and check this cell."
            )
        case .digit:
            (
                "Bỏ chữ số khỏi tên; xem các cột có bị lệch không.",
                "Take the digit out; see whether the columns have shifted."
            )
        case .otherScript:
            (
                "Gõ lại tên bằng bộ gõ tiếng Việt: có chữ chỉ trông giống chữ Latinh.",
                "Type the name again on a Latin keyboard: some letters only look Latin."
            )
        }
    }
}
