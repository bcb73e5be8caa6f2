package import Records
package import Tables

extension TableError {
    /// Why a file that is there cannot be read as a table, and what to do; `name` is what the file is called.
    package func wording(calling name: Wording) -> Wording {
        let (vi, en) = (name.vi, name.en)
        switch self {
        case .empty:
            return Wording(
                vi: "\(vi) trống: không có cả dòng tiêu đề.", en: "\(en) is empty: not even a header.")
        case .foreign(_, let kind):
            let words = Self.words(kind)
            return Wording(vi: "\(vi) là \(words.vi)", en: "\(en) is \(words.en)")
        case .notUTF8:
            return Wording(
                vi: "\(vi) không phải CSV UTF-8. Trong Excel: Lưu thành → “CSV UTF-8”.",
                en: "\(en) is not CSV in UTF-8. In Excel: Save As → “CSV UTF-8”.")
        case .tooManyColumns(_, let limit):
            return Wording(vi: "\(vi) có hơn \(limit) cột.", en: "\(en) has more than \(limit) columns.")
        case .brokenHeader(_, let defect):
            let problem = Problem.header(defect)
            func words(_ language: KeyPath<Wording, String>) -> String {
                problem.map { "\($0.message[keyPath: language]) \($0.hint[keyPath: language])" } ?? "UTF-8"
            }
            return Wording(
                vi: "Dòng tiêu đề của \(vi) bị hỏng. \(words(\.vi))",
                en: "The header of \(en) is broken. \(words(\.en))")
        case .damaged(_, let part, let reason):
            return Wording(
                vi:
                    "\(vi) bị hỏng (\(part): \(reason)). Mở trong Excel, lưu lại thành .xlsx mới rồi thử lại.",
                en:
                    "\(en) is damaged (\(part): \(reason)). Open it in Excel, save it as a new .xlsx and try again."
            )
        case .tooLarge(_, nil, let limit):
            return Wording(
                vi: "\(vi) dài hơn \(limit >> 20) MB. Chia danh sách thành nhiều tệp.",
                en: "\(en) is longer than \(limit >> 20) MB. Split the list into several files.")
        case .tooLarge(_, let part?, let limit):
            let size = "\(limit >> 20) MB"
            return Wording(
                vi: "\(vi) không phải tệp Excel bình thường: \(part) bung ra hơn \(size) nên không đọc. "
                    + "Hỏi nơi gửi tệp CSV.",
                en:
                    "\(en) is no ordinary Excel file: \(part) unpacks to more than \(size), so it was not read. "
                    + "Ask the sender for CSV.")
        case .encodingUnsure:
            return Wording(
                vi: "Không chắc \(vi) dùng bảng mã nào. Trong Excel: Lưu thành → “CSV UTF-8”.",
                en: "The encoding of \(en) is not certain. In Excel: Save As → “CSV UTF-8”.")
        case .notFound, .isDirectory, .cannotRead, .noRoom, .noSheet, .noSuchColumn:
            return Wording(vi: "\(vi) không đọc được. Thử lại.", en: "\(en) cannot be read. Try again.")
        }
    }

    /// What the file is, and what to do.
    private static func words(_ kind: ForeignKind) -> (vi: String, en: String) {
        let saveVi = "Mở bằng Excel hoặc LibreOffice, lưu thành .xlsx hoặc “CSV UTF-8”."
        let saveEn = "Open it in Excel or LibreOffice and save it as .xlsx or “CSV UTF-8”."
        return switch kind {
        case .oldExcel: ("tệp Excel cũ (.xls). \(saveVi)", "an old Excel file (.xls). \(saveEn)")
        case .protectedExcel:
            (
                "tệp Excel có mật khẩu. Mở bằng Excel, bỏ mật khẩu (Thông tin → Bảo vệ sổ làm việc), lưu lại.",
                "an Excel file with a password. Open it in Excel, take the password off (Info → Protect Workbook), save it."
            )
        case .binaryExcel: ("tệp Excel nhị phân (.xlsb). \(saveVi)", "a binary Excel file (.xlsb). \(saveEn)")
        case .openDocument: ("tệp LibreOffice (.ods). \(saveVi)", "a LibreOffice file (.ods). \(saveEn)")
        case .word:
            (
                "tệp Word. Chép bảng sang một trang Excel rồi lưu thành .xlsx.",
                "a Word file. Copy its table into an Excel sheet and save that as .xlsx."
            )
        case .pdf:
            (
                "tệp PDF, không phải bảng. Hỏi nơi gửi tệp Excel hoặc CSV gốc.",
                "a PDF, not a table. Ask the sender for the Excel or CSV file that it was made from."
            )
        case .picture:
            (
                "ảnh, không phải bảng. Hỏi nơi gửi tệp Excel hoặc CSV gốc.",
                "a picture, not a table. Ask the sender for the Excel or CSV file."
            )
        case .webPage:
            (
                "trang web hoặc XML, dù tên có thể là .xls. \(saveVi)",
                "a web page or XML, though its name may end in .xls. \(saveEn)"
            )
        case .jsonArray:
            (
                "một danh sách JSON. Ghi mỗi dòng một đối tượng: jq -c '.[]' tệp.json",
                "one JSON list. Write one object on each line: jq -c '.[]' file.json"
            )
        case .archive:
            (
                "tệp nén. Giải nén rồi chỉ tệp bảng bên trong.",
                "an archive. Unpack it and name the table inside."
            )
        }
    }
}

extension PressError {
    /// Why the table cannot be read at all, and what to do; nil when that is not what went wrong.
    package func tableWording(calling name: Wording) -> Wording? {
        if case .table(let error) = self { error.wording(calling: name) } else { nil }
    }

    /// The same names as each encoding reads them, when it is not certain which one the table is in.
    package var encodingSamples: [(encoding: String, names: [String])] {
        guard case .table(.encodingUnsure(_, let samples)) = self else { return [] }
        return samples.map { (encoding: $0.encoding.rawValue, names: $0.names) }
    }
}
