import Records
import Tables

extension Failure {
    init(_ error: TableError) {
        switch error {
        case .notFound(let path):
            self.init(
                .noInput, vi: "Không có tệp \(path). Xem lại tên và đường dẫn.",
                en: "There is no file \(path). Check its name and folder.")
        case .isDirectory(let path):
            self.init(
                .noInput, vi: "\(path) là thư mục. Hãy chỉ một tệp CSV, .xlsx hoặc JSON lines.",
                en: "\(path) is a folder. Name a file: CSV, .xlsx or JSON lines.")
        case .cannotRead(let path, let errno):
            self.init(
                .noInput, vi: "Không đọc được \(path): \(Self.reason(errno)).",
                en: "Cannot read \(path): \(Self.reason(errno)).")
        case .noRoom(let errno):
            self.init(
                .inputOutput, vi: "Không ghi được tệp tạm trong /var/tmp và /tmp: \(Self.reason(errno)).",
                en: "No temporary file could be written in /var/tmp and /tmp: \(Self.reason(errno)).")
        case .empty(let path):
            self.init(
                .badData, vi: "\(path) trống: không có cả dòng tiêu đề.",
                en: "\(path) is empty: not even a header.")
        case .foreign(let path, let kind):
            let (vi, en) = Self.words(kind)
            self.init(.badData, vi: "\(path) là \(vi)", en: "\(path) is \(en)")
        case .notUTF8(let path):
            self.init(
                .badData, vi: "\(path) không phải CSV UTF-8. Trong Excel: Lưu thành → “CSV UTF-8”.",
                en: "\(path) is not CSV in UTF-8. In Excel: Save As → “CSV UTF-8”.")
        case .tooManyColumns(let path, let limit):
            self.init(
                .badData, vi: "\(path) có hơn \(limit) cột.", en: "\(path) has more than \(limit) columns.")
        case .brokenHeader(let path, let defect): self.init(header: path, defect)
        case .noSheet(let path, let name, let sheets): self.init(noSheet: name, in: path, sheets)
        case .damaged(let path, let part, let reason):
            self.init(
                .badData,
                vi:
                    "\(path) bị hỏng (\(part): \(reason)). Mở trong Excel, lưu lại thành .xlsx mới rồi thử lại.",
                en:
                    "\(path) is damaged (\(part): \(reason)). Open it in Excel, save it as a new .xlsx and try again."
            )
        case .tooLarge(let path, nil, let limit):
            let size = "\(limit / 1_048_576) MB"
            self.init(
                .badData, vi: "\(path) dài hơn \(size). Chia danh sách thành nhiều tệp.",
                en: "\(path) is longer than \(size). Split the list into several files.")
        case .tooLarge(let path, let part?, let limit):
            let size = "\(limit / 1_048_576) MB"
            self.init(
                .badData,
                vi: "\(path) không phải tệp Excel bình thường: \(part) bung ra hơn \(size) nên không đọc. "
                    + "Hỏi nơi gửi tệp CSV.",
                en:
                    "\(path) is no ordinary Excel file: \(part) unpacks to more than \(size), so it was not read. "
                    + "Ask the sender for CSV.")
        case .encodingUnsure(let path, let samples): self.init(unsure: samples, of: path)
        case .noSuchColumn(let path, let name, let header):
            let list = header.map { "“\($0)”" }.joined(separator: ", ")
            self.init(
                .usage, vi: "--capitals: \(path) không có cột “\(name)”. Các cột: \(list).",
                en: "--capitals: \(path) has no column “\(name)”. The columns: \(list).")
        }
    }

    /// Shows the same names as each encoding reads them, so that a person can choose.
    private init(unsure samples: [EncodingSample], of path: String) {
        guard !samples.isEmpty else {
            self.init(
                .badData, vi: "Không nhận ra bảng mã của \(path). Trong Excel: Lưu thành → “CSV UTF-8”.",
                en: "The encoding of \(path) is not known. In Excel: Save As → “CSV UTF-8”.")
            return
        }
        let lines = samples.map {
            "  --encoding \($0.encoding.rawValue): \($0.names.joined(separator: " · "))"
        }
        self.init(
            .badData,
            vi:
                "Không chắc \(path) dùng bảng mã nào. Chạy lại với dòng đọc đúng tên; nếu không dòng nào đúng thì lưu lại "
                + "dạng “CSV UTF-8” trong Excel.\n" + lines.joined(separator: "\n"),
            en:
                "The encoding of \(path) is not certain. Run again with the option whose line has the right names; if none "
                + "has, save it as “CSV UTF-8” in Excel.")
    }

    private init(header path: String, _ defect: RowDefect) {
        let problem = Problem.header(defect)
        func words(_ language: KeyPath<Wording, String>) -> String {
            problem.map { "\($0.message[keyPath: language]) \($0.hint[keyPath: language])" } ?? "UTF-8"
        }
        self.init(
            .badData, vi: "Dòng tiêu đề của \(path) bị hỏng. \(words(\.vi))",
            en: "The header of \(path) is broken. \(words(\.en))")
    }

    private init(noSheet name: String, in path: String, _ sheets: [String]) {
        guard !sheets.isEmpty else {
            self.init(
                .usage, vi: "\(path) không phải tệp Excel nên không có trang tính “\(name)”.",
                en: "\(path) is no Excel workbook, so it has no worksheet “\(name)”.")
            return
        }
        let list = sheets.map { "“\($0)”" }.joined(separator: ", ")
        self.init(
            .usage, vi: "\(path) không có trang tính “\(name)”. Các trang có: \(list).",
            en: "\(path) has no worksheet “\(name)”. There are: \(list).")
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
