import Drawing
import Foundation
import Pages
import Press
import Records

extension Failure {
    init(_ error: TemplateError) {
        self.init(
            .configuration, vi: "Mẫu bị lỗi: \(error.file), \(error.element): \(error.reason)",
            en: "The template is broken: \(error.file), \(error.element): \(error.reason)")
    }

    /// There is no such template; the nearest names are told.
    init(noTemplate id: String, known: [String]) {
        let near = Nearness.nearest(to: id, among: known)
        self.init(
            .usage,
            vi: "Không có mẫu “\(id)”. Có phải: \(near.joined(separator: ", "))? Xem: qrpress templates",
            en: "There is no template “\(id)”. Did you mean \(near.joined(separator: " or "))?")
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
        case .withdrawnApp(let name):
            self.init(
                .usage, vi: "--set \(name): \(WithdrawnApp.reason.vi)",
                en: "--set \(name): \(WithdrawnApp.reason.en)")
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
                    "Không ghi được \(path): \(Self.reason(errno)). Không tệp nào dở dang; dọn chỗ rồi chạy lại lệnh này "
                    + "thêm --resume.",
                en:
                    "Cannot write \(path): \(Self.reason(errno)). No half file was left; make room and run the same command "
                    + "with --resume."
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
        case .folderInUse(let path):
            self.init(
                .tryAgain, vi: "Một lần in khác đang dùng \(path). Đợi xong, hoặc chọn thư mục khác với -o.",
                en: "Another run is using \(path). Wait for it, or choose another folder with -o.")
        case .otherRun(let path, let differences):
            let list = differences.map { Self.words($0) }.joined(separator: "; ")
            self.init(
                .usage,
                vi:
                    "Không in tiếp được trong \(path): lần in dở khác ở \(list). Chạy lại đúng như cũ, hoặc bỏ --resume để in từ đầu.",
                en:
                    "The run in \(path) cannot be resumed: it differs in \(list). Use what it began with, or leave out "
                    + "--resume to begin anew.")
        case .noPlan(let path):
            self.init(
                .noInput, vi: "\(path) không phải (một phần của) kế hoạch của qrpress plan.",
                en: "\(path) is no plan of qrpress plan, or no shard of one.")
        case .shardDamaged(let id):
            self.init(
                .badData,
                vi: "Phần \(id) không còn đúng các dòng đã chia. Lập lại kế hoạch với qrpress plan.",
                en:
                    "The rows of shard \(id) are not those that were planned. Make the plan again with qrpress plan."
            )
        case .shardsMissing(let ids):
            let list = ids.prefix(10).joined(separator: " ") + (ids.count > 10 ? " …" : "")
            self.init(
                .tryAgain,
                vi:
                    "Còn \(ids.count) phần chưa in xong: \(list). In bằng qrpress render --shard, rồi gộp lại.",
                en:
                    "\(ids.count) shards are not printed yet: \(list). Print them with qrpress render --shard, then collect."
            )
        case .shardUnequal(let id, let missing, let doubled, let foreign):
            self.init(
                .badData,
                vi:
                    "Phần \(id) không khớp: thiếu \(missing), lặp \(doubled), lạ \(foreign) dòng. Xóa thư mục out của phần đó rồi in lại.",
                en:
                    "Shard \(id) does not agree: \(missing) rows missing, \(doubled) doubled, \(foreign) foreign. Remove "
                    + "its folder “out” and print it again.")
        case .noReader(let error): self.init(error, of: "PDF")
        case .unlikePlan(let found):
            let more = found.count > 10 ? "\n…" : ""
            self.init(
                .bug,
                vi: found.prefix(10).map(\.message.vi).joined(separator: "\n") + more
                    + "\nBản in không đúng như phải in, nên không được đặt tên. Đừng in; báo cho người phụ trách.",
                en: found.prefix(10).map(\.message.en).joined(separator: "\n") + more
                    + "\nWhat was drawn is not what was meant, so it got no name. Do not print; report it.")
        case .interrupted(_, planned: 0):
            self.init(
                .tryAgain, vi: "Đã dừng trước khi in: chưa có gì. Chạy lại lệnh này.",
                en: "Stopped before printing: there is nothing yet. Run the same command again.")
        case .interrupted(let documents, let planned):
            self.init(
                .tryAgain,
                vi:
                    "Đã dừng: xong \(documents)/\(planned) tệp, không mất gì. In tiếp: chạy lại lệnh này thêm --resume.",
                en:
                    "Stopped: \(documents) of \(planned) documents are whole, nothing is lost. To go on, run the same "
                    + "command with --resume.")
        case .inputChanged(let path):
            self.init(
                .badData, vi: "\(path) đã bị sửa trong lúc in. Chưa có tệp nào; hãy chạy lại.",
                en: "\(path) was changed while it was printed. No file was made; run again.")
        }
    }

    /// A part of two job tickets; long values, such as fingerprints, say nothing to anybody.
    private static func words(_ difference: JobTicket.Difference) -> String {
        func short(_ value: String?) -> String? {
            guard let value else { return "–" }
            return value.count > 40 || value.contains("\n") ? nil : value
        }
        guard let before = short(difference.before), let now = short(difference.now) else {
            return difference.part
        }
        return "\(difference.part) (\(before) → \(now))"
    }

    static func line(_ problem: Problem, _ language: KeyPath<Wording, String>) -> String {
        let line = language == \Wording.vi ? "dòng" : "line"
        return "\(line) \(problem.line), \(problem.field) [\(problem.code)]: "
            + "\(problem.message[keyPath: language]) \(problem.hint[keyPath: language])"
    }

    static func reason(_ errno: Int32) -> String { String(cString: strerror(errno)) }
}
