import ArgumentParser
import Payloads
import Records
import Store

struct Audit: AsyncParsableCommand {
    static let configuration = CommandConfiguration(
        abstract: "Nhật ký kiểm tra. The audit trail.", subcommands: [Verify.self])

    struct Verify: OfficeCommand {
        static let configuration = CommandConfiguration(
            abstract: "Kiểm tra cả chuỗi nhật ký. Goes over the whole chain of the audit trail.",
            discussion: """
                In ra số dòng và mã của dòng cuối: ghi lại ở nơi khác để sau này biết không ai lấy bản cũ đặt vào. Prints \
                the number of lines and the hash of the last: written down elsewhere, it shows later that nobody has put an \
                older copy in its place.

                Kết thúc / exit: 0 nguyên vẹn, whole · 65 đã bị sửa, changed: dòng đầu tiên bị sửa, the first line that was
                """)

        @OptionGroup var state: StateOptions

        func work(in office: OpenState) async throws {
            switch try await office.store.verifyAudit() {
            case .whole(let entries, let head):
                Terminal.output("\(entries)\t\(head.hex)\n")
                Terminal.tell(
                    Wording(
                        vi: "Nhật ký nguyên vẹn: \(entries) dòng.",
                        en: "The trail is whole: \(entries) lines."))
            case .broken(let line):
                throw Failure(
                    .badData, vi: "Nhật ký đã bị sửa hoặc thiếu, từ dòng \(line).",
                    en: "The audit trail was changed or cut, from line \(line).")
            }
        }
    }
}
