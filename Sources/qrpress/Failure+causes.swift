import Drawing
import Foundation
import Pages
import Press
import Records
import Tables

extension Failure {
    init(_ error: TemplateError) {
        self.init(
            .configuration, vi: "Mẫu bị lỗi: \(error.file), \(error.element): \(error.reason)",
            en: "The template is broken: \(error.file), \(error.element): \(error.reason)")
    }

    init(_ error: SettingsError) {
        switch error {
        case .noSuchField(let name, let known):
            let near = Nearness.nearest(to: name, among: known).joined(separator: ", ")
            let all = known.joined(separator: ", ")
            self.init(
                .usage, vi: "Mẫu này không có trường “\(name)” để đặt. Gần giống: \(near). Tất cả: \(all).",
                en: "This template has no field “\(name)” to set. Near: \(near). All: \(all).")
        case .notYesOrNo(let name, let value):
            self.init(
                .usage, vi: "“\(name)” phải là yes hoặc no, không phải “\(value)”.",
                en: "“\(name)” must be yes or no, not “\(value)”.")
        }
    }

    init(_ error: PressError) {
        switch error {
        case .cannotCreate(let path, let errno):
            self.init(
                .cannotCreate, vi: "Không tạo được \(path): \(Self.reason(errno)). Chọn thư mục khác với -o.",
                en: "Cannot create \(path): \(Self.reason(errno)). Choose another folder with -o.")
        case .cannotWrite(let path, let errno):
            self.init(
                .inputOutput,
                vi:
                    "Không ghi được \(path): \(Self.reason(errno)). Chưa có tệp nào dở dang; dọn chỗ rồi chạy lại.",
                en:
                    "Cannot write \(path): \(Self.reason(errno)). No half file was left; make room and run again."
            )
        case .inputInsideOutput(let path):
            self.init(
                .usage,
                vi: "Tệp \(path) nằm trong chính thư mục kết quả. Chọn thư mục khác với -o để giữ bản in cũ.",
                en:
                    "\(path) lies in the output folder itself. Choose another folder with -o, so that what was "
                    + "printed there is kept.")
        case .table(let error): self.init(error)
        case .columns(let error): self.init(.badData, vi: error.message.vi, en: error.message.en)
        case .drawing(.png(let reason)):
            self.init(
                .usage, vi: "Không tạo được ảnh: \(reason)", en: "The picture cannot be made: \(reason)")
        case .drawing(.sink):
            self.init(.inputOutput, vi: "Không ghi được kết quả.", en: "The output could not be written.")
        case .drawing(let error):
            self.init(.bug, vi: "Lỗi khi vẽ: \(error)", en: "Drawing failed: \(error)")
        case .stopped(let problems):
            let lines = problems.map { (vi: Self.line($0, \.vi), en: Self.line($0, \.en)) }
            self.init(
                .badData, vi: lines.map(\.vi).joined(separator: "\n") + "\nĐã dừng; chưa in gì.",
                en: lines.map(\.en).joined(separator: "\n") + "\nStopped; nothing was printed.")
        case .sheetDoesNotFit(let sheet, let template):
            self.init(
                .usage,
                vi: "Tờ in “\(sheet)” không vừa mẫu “\(template)”. Xem: qrpress templates show \(template)",
                en: "The sheet “\(sheet)” does not fit “\(template)”. See: qrpress templates show \(template)"
            )
        case .arrangement(let error): self.init(error)
        case .inputChanged(let path):
            self.init(
                .badData, vi: "\(path) đã bị sửa trong lúc in. Chưa có tệp nào; hãy chạy lại.",
                en: "\(path) was changed while it was printed. No file was made; run again.")
        }
    }

    init(_ error: TableError) {
        switch error {
        case .notFound(let path):
            self.init(
                .noInput, vi: "Không có tệp \(path). Xem lại tên và đường dẫn.",
                en: "There is no file \(path). Check its name and folder.")
        case .isDirectory(let path):
            self.init(
                .noInput, vi: "\(path) là thư mục. Hãy chỉ tệp CSV.",
                en: "\(path) is a folder. Name a CSV file.")
        case .cannotRead(let path, let errno):
            self.init(
                .noInput, vi: "Không đọc được \(path): \(Self.reason(errno)).",
                en: "Cannot read \(path): \(Self.reason(errno)).")
        case .empty(let path):
            self.init(.badData, vi: "Tệp \(path) trống.", en: "\(path) is empty.")
        case .notUTF8(let path):
            self.init(
                .badData, vi: "\(path) không phải CSV UTF-8. Trong Excel: Lưu thành → “CSV UTF-8”, "
                    + "hoặc nói rõ bảng mã với --encoding.",
                en: "\(path) is not CSV in UTF-8. In Excel: Save As → “CSV UTF-8”, or say its encoding with "
                    + "--encoding.")
        case .tooManyColumns(let path, let limit):
            self.init(
                .badData, vi: "\(path) có hơn \(limit) cột.", en: "\(path) has more than \(limit) columns.")
        case .brokenHeader(let path, let defect):
            self.init(
                .badData, vi: "Dòng tiêu đề của \(path) bị hỏng: \(defect).",
                en: "The header of \(path) is broken: \(defect).")
        case .encodingUnsure(let path, let samples): self = Self.unsure(path, samples)
        case .noSuchColumn(let path, let name, let header):
            let all = header.joined(separator: ", ")
            self.init(
                .usage, vi: "\(path) không có cột “\(name)”. Các cột: \(all).",
                en: "\(path) has no column “\(name)”. Its columns: \(all).")
        }
    }

    /// The same names in every encoding that may be meant, one line each, to choose from.
    private static func unsure(_ path: String, _ samples: [EncodingSample]) -> Failure {
        guard !samples.isEmpty else {
            return Failure(
                .badData, vi: "Không nhận ra bảng mã của \(path). Trong Excel: Lưu thành → “CSV UTF-8”.",
                en: "The encoding of \(path) is not known. In Excel: Save As → “CSV UTF-8”.")
        }
        let lines = samples.map { "  --encoding \($0.encoding.rawValue): \($0.names.joined(separator: ", "))" }
        let list = lines.joined(separator: "\n")
        return Failure(
            .badData,
            vi: "Không chắc \(path) dùng bảng mã nào. Chọn dòng đọc đúng tên rồi chạy lại với tùy chọn đó; nếu không "
                + "dòng nào đúng thì lưu lại dạng “CSV UTF-8” trong Excel.\n\(list)",
            en: "The encoding of \(path) is not certain. Run again with the option whose line has the right names; if "
                + "none has, save it as “CSV UTF-8” in Excel.")
    }

    static func line(_ problem: Problem, _ language: KeyPath<Wording, String>) -> String {
        let line = language == \Wording.vi ? "dòng" : "line"
        return "\(line) \(problem.line), \(problem.field) [\(problem.code)]: "
            + "\(problem.message[keyPath: language]) \(problem.hint[keyPath: language])"
    }

    private static func reason(_ errno: Int32) -> String { String(cString: strerror(errno)) }
}
