import Press

extension Failure {
    init(_ error: VerificationError) {
        switch error {
        case .noRun(let path):
            self.init(
                .noInput,
                vi: "\(path) không phải thư mục của một lần in: không có report.json, hoặc của bản cũ. "
                    + "Chỉ thư mục đã ghi sau -o của qrpress render.",
                en: "\(path) is no folder of a run: there is no report.json, or one of an older version. "
                    + "Name the folder that was given to qrpress render with -o.")
        case .unfinished(let path):
            self.init(
                .badData,
                vi:
                    "Lần in trong \(path) chưa xong (còn ledger.jsonl). In cho xong với --resume rồi kiểm tra lại.",
                en:
                    "The run in \(path) was not finished (ledger.jsonl is there). Finish it with --resume, then verify."
            )
        case .damaged(let path):
            self.init(
                .badData, vi: "\(path) không còn hoặc đã bị sửa nên không đọc được. Hãy in lại.",
                en: "\(path) is gone, or was changed so that it cannot be read. Print again.")
        case .press(let error): self.init(error)
        case .picture(let error): self.init(error, of: "PDF")
        }
    }
}
