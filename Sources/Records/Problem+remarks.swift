/// What is odd about a row that is printed all the same.
extension Problem {
    static func zerosRestored(_ spot: Spot, count: Int) -> Problem {
        spot.problem(
            "\(spot.field.replacing("_", with: "-")).zeros-restored",
            vi: "{Field} thiếu \(count) số 0 ở đầu do bảng tính; đã thêm lại khi in.",
            en:
                "A spreadsheet had dropped \(count == 1 ? "a zero" : "\(count) zeros") of the {field}; put back.",
            hintVi: "So với giấy tờ; lần sau định dạng cột là “Văn bản” (Text).",
            hintEn: "Compare with the papers; next time format the column as Text.")
    }

    static func birthSerial(_ day: Day, _ spot: Spot) -> Problem {
        spot.problem(
            "birth.serial", vi: "{Field} là số ngày của Excel; đã đọc thành \(day.printed.prefix(6))….",
            en: "The {field} was a number of Excel; read as \(day.printed.prefix(6))….",
            hintVi: "So với giấy tờ; lần sau định dạng cột là ngày/tháng/năm.",
            hintEn: "Compare with the papers; next time format the column as a date.")
    }

    static func numberOfOtherSex(_ spot: Spot) -> Problem {
        contradiction("national-id.sex", spot, vi: "giới tính ở dòng này", en: "the sex on this line")
    }

    static func numberOfOtherYear(_ spot: Spot) -> Problem {
        contradiction(
            "national-id.birth-year", spot, vi: "năm sinh ở dòng này", en: "the year of birth on this line")
    }

    static func numberOfTheFuture(_ spot: Spot) -> Problem {
        contradiction("national-id.future", spot, vi: "ngày hôm nay", en: "today's date")
    }

    static func numberOfNoProvince(_ spot: Spot) -> Problem {
        contradiction(
            "national-id.province", spot, vi: "bảng mã tỉnh, thành và quốc gia",
            en: "the list of provinces and countries")
    }

    private static func contradiction(_ code: String, _ spot: Spot, vi: String, en: String) -> Problem {
        spot.problem(
            code, vi: "{Field} không khớp với \(vi).", en: "The {field} does not go with \(en).",
            hintVi: "So lại với giấy tờ; nếu giấy tờ đúng như vậy thì cứ in.",
            hintEn: "Compare with the papers; if they say so, print it.")
    }
}

/// Problems of a code that was scanned to fill in the row.
extension Problem {
    static func unknownScan(_ spot: Spot) -> Problem {
        spot.problem(
            "scan.unknown", vi: "{Field} không phải mã của CCCD, thẻ BHYT hay mã QR cá nhân.",
            en: "The {field} is that of no identity card, insurance card or personal code.",
            hintVi: "Tắt bộ gõ tiếng Việt (Unikey) rồi quét lại, hoặc xóa ô này và điền bằng tay.",
            hintEn:
                "Switch the Vietnamese keyboard off and scan again, or clear the cell and type the fields.")
    }

    static func scanDiffers(_ spot: Spot) -> Problem {
        spot.problem(
            "scan.differs", vi: "{Field} khác với mã quét từ giấy tờ ở cùng dòng.",
            en: "The {field} differs from what the scanned code on the line says.",
            hintVi: "Có thể đã quét giấy của người khác: quét lại hoặc sửa ô này.",
            hintEn: "Somebody else's papers may have been scanned: scan again or mend the cell.")
    }
}
