import Press
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
        case .empty(let path), .foreign(let path, _), .notUTF8(let path), .tooManyColumns(let path, _),
            .brokenHeader(let path, _), .damaged(let path, _, _), .tooLarge(let path, _, _):
            let words = error.wording(calling: Wording(vi: path, en: path))
            self.init(.badData, vi: words.vi, en: words.en)
        case .noSheet(let path, let name, let sheets): self.init(noSheet: name, in: path, sheets)
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
}
