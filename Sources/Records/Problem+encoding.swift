import Tables

/// Problems of cells in another encoding than Unicode, or that went through one on their way.
extension Problem {
    /// Nil for a defect of another kind.
    static func encoding(_ defect: RowDefect, _ spot: Spot, title: (Int) -> String) -> Problem? {
        switch defect {
        case .notInEncoding(let encoding, let column, let offset, _):
            return spot.problem(
                "row.not-in-encoding",
                vi: "Ô ở cột \(title(column)) có chữ không thuộc bảng mã \(encoding.rawValue) (byte thứ \(offset + 1)).",
                en: "The cell in column \(title(column)) has what \(encoding.rawValue) does not (byte \(offset + 1)).",
                hintVi: "Có thể bảng mã không đúng: thử --encoding khác, hoặc gõ lại ô này.",
                hintEn: "The encoding may be another: try --encoding, or type the cell again.")
        case .otherEncoding(let column, let looksLike):
            return spot.problem(
                "row.other-encoding",
                vi: "Ô ở cột \(title(column)) có vẻ ở bảng mã \(looksLike.rawValue), khác với cả bảng.",
                en: "The cell in column \(title(column)) looks like \(looksLike.rawValue), unlike the rest of the table.",
                hintVi: "Gõ lại ô này bằng Unicode.", hintEn: "Type the cell again in Unicode.")
        case .unsureCase(let column):
            return spot.problem(
                "row.unsure-case",
                vi: "Ở cột \(title(column)) không biết chữ là hoa hay thường: TCVN3 không có chữ hoa có dấu.",
                en: "In column \(title(column)) a letter may be a capital or not: TCVN3 has no accented capitals.",
                hintVi: "Nếu cột dùng phông .Vn…H: thêm --capitals với tên cột; nếu không thì gõ lại ô này.",
                hintEn: "If its font is a .Vn…H: add --capitals with the column's name; else type the cell again.")
        default: return nil
        }
    }

    /// What is told of a cell whose words were mended.
    static func mended(_ spot: Spot, title: String) -> Problem {
        spot.problem(
            "text.mended", vi: "Chữ ở cột \(title) bị lỗi mã hai lần (như “Nguyá»…n”) và đã được đọc lại đúng.",
            en: "The text in column \(title) had been encoded twice (as “Nguyá»…n”) and was read aright.",
            hintVi: "So với tệp gốc.", hintEn: "Compare with the original.")
    }
}
