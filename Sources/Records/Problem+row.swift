import Tables

/// Problems of a row as a row.
extension Problem {
    /// Nil for what is told with the cell's own field.
    static func row(_ defect: RowDefect, line: Int, columns: Columns) -> Problem? {
        let spot = Spot(line: line, field: "row", title: Wording(vi: "dòng này", en: "row"))
        func title(_ column: Int) -> String {
            columns.header.indices.contains(column) ? "“\(columns.header[column])”" : "\(column + 1)"
        }
        switch defect {
        case .tooFewCells(let expected, let found), .tooManyCells(let expected, let found):
            return cellCount(spot, expected: expected, found: found)
        case .unclosedQuote(let column), .strayQuote(let column):
            return quote(defect, spot, title: title(column))
        case .cellTooLong(let column, let byteCount):
            return spot.problem(
                "row.cell-too-long",
                vi: "Ô ở cột \(title(column)) dài \(byteCount) byte, nhiều nhất là 65536.",
                en: "The cell in column \(title(column)) has \(byteCount) bytes; 65536 at most.",
                hintVi: "Xem có dán nhầm nội dung vào ô này không.",
                hintEn: "See whether something was pasted into this cell by mistake.")
        case .rowTooLong(let limit):
            return spot.problem(
                "row.too-long", vi: "{Field} dài hơn \(limit) byte nên không đọc.",
                en: "The {field} is longer than \(limit) bytes and was not read.",
                hintVi: "Xem tệp có đúng là bảng CSV không.",
                hintEn: "See whether the file really is a CSV table.")
        case .errorValue, .formulaWithoutValue, .digitsLost, .unreadableNumber, .unnamedCell:
            return spreadsheet(defect, spot, title: title)
        case .notJSON, .unknownKey, .doubledKey, .nestedValue: return json(defect, spot, title: title)
        case .unsureCase(let column):
            // In an address a small letter for a capital is no other address; in a name it is another name.
            let names: [Field] = [.fullName, .declaredBy, .owner, .name]
            guard names.contains(where: { columns.place(of: $0) == column }) else { return nil }
            return encoding(defect, spot, title: title)
        case .notInEncoding, .otherEncoding: return encoding(defect, spot, title: title)
        case .invalidUTF8, .mended: return nil
        }
    }

    static func notUTF8(_ spot: Spot, code: String) -> Problem {
        spot.problem(
            code, vi: "{Field} không phải mã UTF-8 nên không đọc được.", en: "The {field} is not UTF-8.",
            hintVi: "Mở tệp gốc trong Excel và lưu lại dạng “CSV UTF-8”.",
            hintEn: "Open the original in Excel and save it as “CSV UTF-8”.")
    }

    static func doubledField(_ spot: Spot) -> Problem {
        spot.problem(
            "field.doubled", vi: "{Field} được gửi hai lần.", en: "The {field} was given twice.",
            hintVi: "Chỉ gửi một giá trị cho mỗi trường.", hintEn: "Give each field one value only.")
    }

    private static func cellCount(_ spot: Spot, expected: Int, found: Int) -> Problem {
        let isShort = found < expected
        return spot.problem(
            isShort ? "row.too-few-cells" : "row.too-many-cells",
            vi: "{Field} có \(found) ô, phải có \(expected) như dòng tiêu đề.",
            en: "The {field} has \(found) cells; the header has \(expected).",
            hintVi: isShort
                ? "Xem có thiếu dấu phẩy không; ô trống vẫn cần dấu phẩy."
                : "Ô nào có dấu phẩy bên trong thì đặt cả ô trong dấu ngoặc kép (\").",
            hintEn: isShort
                ? "See whether a comma is missing; an empty cell needs its comma too."
                : "Put a cell that has a comma inside in quotes (\").")
    }

    private static func quote(_ defect: RowDefect, _ spot: Spot, title: String) -> Problem {
        if case .unclosedQuote = defect {
            return spot.problem(
                "row.unclosed-quote", vi: "Dấu ngoặc kép (\") mở ở cột \(title) không được đóng.",
                en: "The quote (\") that opens in column \(title) is never closed.",
                hintVi: "Thêm dấu ngoặc kép ở cuối ô, hoặc xóa dấu ở đầu ô.",
                hintEn: "Add a quote at the end of the cell, or delete the one at its start.")
        }
        return spot.problem(
            "row.stray-quote", vi: "Dấu ngoặc kép (\") ở cột \(title) đặt sai chỗ.",
            en: "A quote (\") in column \(title) is out of place.",
            hintVi: "Đặt cả ô trong dấu ngoặc kép và viết đôi mỗi dấu bên trong: \"Quán \"\"Phở\"\"\".",
            hintEn: "Put the whole cell in quotes and double each quote inside: \"Quán \"\"Phở\"\"\".")
    }
}
