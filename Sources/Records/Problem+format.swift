package import Tables

/// Problems that only rows of a spreadsheet or of JSON lines have.
extension Problem {
    /// What is wrong with a header, its columns called by their numbers; nil for bytes that are not UTF-8.
    package static func header(_ defect: RowDefect) -> Problem? {
        row(defect, line: 1, columns: Columns.matching([], kind: .citizen).columns)
    }

    /// Nil for a defect of another kind.
    static func spreadsheet(_ defect: RowDefect, _ spot: Spot, title: (Int) -> String) -> Problem? {
        switch defect {
        case .errorValue(let column, let value):
            return spot.problem(
                "row.error-value", vi: "Ô ở cột \(title(column)) là lỗi \(value) của bảng tính.",
                en: "The cell in column \(title(column)) is a spreadsheet's error, \(value).",
                hintVi: "Sửa công thức hoặc gõ giá trị vào ô đó.",
                hintEn: "Mend the formula, or type the value into the cell.")
        case .formulaWithoutValue(let column):
            return spot.problem(
                "row.formula-without-value", vi: "Công thức ở cột \(title(column)) chưa được tính.",
                en: "The formula in column \(title(column)) has not been worked out.",
                hintVi: "Mở tệp trong Excel, lưu lại, rồi chạy lại.",
                hintEn: "Open the file in Excel, save it, and run again.")
        case .digitsLost(let column):
            return spot.problem(
                "row.digits-lost",
                vi:
                    "Số ở cột \(title(column)) dài hơn 15 chữ số; Excel đã làm tròn, các số cuối không còn đúng.",
                en:
                    "The number in column \(title(column)) has more than 15 digits; Excel rounded the last ones off.",
                hintVi: "Đổi cột sang dạng Văn bản (Text) rồi gõ lại số từ giấy tờ gốc.",
                hintEn: "Make the column Text, then type the number again from the original paper.")
        case .unreadableNumber(let column):
            return spot.problem(
                "row.unreadable-number",
                vi: "Số ở cột \(title(column)) không phải ngày mà Excel hiện được (######).",
                en: "The number in column \(title(column)) is no day that Excel can show (######).",
                hintVi: "Gõ lại ngày dạng dd/mm/yyyy.", hintEn: "Type the date again as dd/mm/yyyy.")
        case .unnamedCell(let column):
            let letters = CellReference.letters(of: column)
            return spot.problem(
                "row.unnamed-cell", vi: "Ô ở cột \(letters) không có tên cột ở dòng tiêu đề.",
                en: "The cell in column \(letters) has no name in the header.",
                hintVi: "Đặt tên cho cột \(letters), hoặc xóa ô này.",
                hintEn: "Give column \(letters) a name, or clear the cell.")
        default: return nil
        }
    }

    /// Nil for a defect of another kind.
    static func json(_ defect: RowDefect, _ spot: Spot, title: (Int) -> String) -> Problem? {
        switch defect {
        case .notJSON(let offset):
            return spot.problem(
                "row.not-json", vi: "{Field} không phải một đối tượng JSON: sai từ byte thứ \(offset + 1).",
                en: "The {field} is no JSON object: it goes wrong at byte \(offset + 1).",
                hintVi: "Mỗi dòng là một đối tượng: {\"full_name\": \"…\", \"qr\": \"…\"}",
                hintEn: "Write one object on each line: {\"full_name\": \"…\", \"qr\": \"…\"}")
        case .unknownKey(let key):
            return spot.problem(
                "row.unknown-key", vi: "Khóa “\(key)” không có ở dòng đầu tiên nên không thuộc cột nào.",
                en: "The key “\(key)” is not in the first line, so it belongs to no column.",
                hintVi: "Viết mọi khóa ở dòng đầu tiên; giá trị chưa có thì ghi null.",
                hintEn: "Write every key in the first line, with null where there is no value.")
        case .doubledKey(let column):
            return spot.problem(
                "row.doubled-key", vi: "Khóa \(title(column)) có hai lần.",
                en: "The key \(title(column)) is there twice.",
                hintVi: "Giữ một giá trị cho mỗi khóa.", hintEn: "Keep one value for each key.")
        case .nestedValue(let column):
            return spot.problem(
                "row.nested-value", vi: "Giá trị của \(title(column)) là danh sách hoặc đối tượng.",
                en: "The value of \(title(column)) is a list or an object.",
                hintVi: "Ghi giá trị dạng chữ hoặc số.", hintEn: "Write the value as text or a number.")
        default: return nil
        }
    }
}
