import Tables

/// Problems of cells in another encoding than Unicode, or that went through one on their way.
extension Problem {
    /// Nil for a defect of another kind.
    static func encoding(_ defect: RowDefect, _ spot: Spot, title: (Int) -> String) -> Problem? {
        switch defect {
        case .notInEncoding(let encoding, let column, let offset, let byte):
            return foreignByte(spot, title: title(column), encoding: encoding, offset: offset, byte: byte)
        case .otherEncoding(let column, let looksLike):
            return otherEncoding(spot, title: title(column), looksLike: looksLike)
        case .unsureCase(let column): return unsureCase(spot, title: title(column))
        default: return nil
        }
    }

    /// What is told of a cell whose words were mended.
    static func mended(_ spot: Spot, title: String) -> Problem {
        spot.problem(
            "text.mended",
            vi: "Chữ ở cột \(title) bị lỗi mã hai lần (như “Nguyá»…n”) và đã được đọc lại đúng.",
            en: "The text in column \(title) had been encoded twice (as “Nguyá»…n”) and was read aright.",
            hintVi: "So với tệp gốc.", hintEn: "Compare with the original.")
    }

    private static func foreignByte(
        _ spot: Spot, title: String, encoding: TextEncoding, offset: Int, byte: UInt8
    ) -> Problem {
        let hex = String(byte, radix: 16, uppercase: true)
        return spot.problem(
            "row.not-in-encoding",
            vi:
                "Ô ở cột \(title) có byte 0x\(hex) (thứ \(offset + 1)) không phải chữ Việt trong bảng mã \(encoding.rawValue).",
            en:
                "Byte 0x\(hex) (number \(offset + 1)) of the cell in column \(title) is no Vietnamese letter in "
                + "\(encoding.rawValue).",
            hintVi: "Gõ lại ô này; nếu nhiều dòng bị như vậy thì chọn bảng mã khác với --encoding.",
            hintEn:
                "Type the cell again; if many rows are like this, choose another encoding with --encoding.")
    }

    private static func otherEncoding(_ spot: Spot, title: String, looksLike: TextEncoding) -> Problem {
        spot.problem(
            "row.other-encoding",
            vi: "Ô ở cột \(title) có vẻ dùng bảng mã \(looksLike.rawValue), khác với cả bảng.",
            en: "The cell in column \(title) looks like \(looksLike.rawValue), unlike the rest of the table.",
            hintVi: "Gõ lại ô này; nếu ô đúng như vậy thì nói rõ bảng mã của cả bảng với --encoding.",
            hintEn: "Type the cell again; if it is right, say the encoding of the table with --encoding.")
    }

    private static func unsureCase(_ spot: Spot, title: String) -> Problem {
        spot.problem(
            "row.unsure-case",
            vi: "Tên ở cột \(title) có chữ có dấu mà bảng mã TCVN3 không phân biệt hoa hay thường.",
            en: "The name in column \(title) has a letter that TCVN3 cannot show to be a capital.",
            hintVi: "Sửa chữ hoa trong rejects.csv rồi in lại; cột phông .Vn…H thì thêm --capitals.",
            hintEn:
                "Mend the capitals in rejects.csv and print it; for a column in a .Vn…H font add --capitals.")
    }
}
