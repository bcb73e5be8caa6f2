import Access
import Records
import Store

/// 65 for what cannot be kept, 66 for what is not there, 73 and 74 for the disk, 75 for what passes, 78 for keys.
extension Failure {
    init(_ error: StoreError, in path: String) {
        switch error {
        case .busy:
            self.init(
                .tryAgain, vi: "\(path) đang bận. Hãy chạy lại sau ít phút.",
                en: "\(path) is busy. Run this again in a few minutes.")
        case .io(let reason):
            self.init(
                .inputOutput, vi: "Không đọc hoặc ghi được \(path): \(reason). Kiểm tra ổ đĩa và quyền.",
                en: "\(path) cannot be read or written: \(reason). Look at the disk and the permissions.")
        case .taken:
            self.init(.badData, vi: "Đã có tên này.", en: "There is one of that name already.")
        case .invalid(let reason):
            self.init(.badData, vi: "Không lưu được: \(reason).", en: "This cannot be kept: \(reason).")
        case .damaged(let reason):
            self.init(
                .inputOutput,
                vi:
                    "Dữ liệu trong \(path) bị hỏng, hoặc của bản mới hơn: \(reason). Khôi phục bằng qrpress restore.",
                en:
                    "What is kept in \(path) is damaged, or of a later version: \(reason). Bring a backup back with "
                    + "qrpress restore.")
        }
    }

    init(_ error: AccessError) {
        switch error {
        case .noKey(let path):
            self.init(
                .configuration,
                vi:
                    "Thiếu khóa \(path) của dữ liệu bên cạnh. Lấy lại từ bản sao lưu; khóa mới sẽ không mở được gì.",
                en:
                    "The key \(path) of the data beside it is missing. Bring it back from a backup; a new key would open "
                    + "nothing.")
        case .keyOpenToOthers(let path, let mode):
            self.init(
                .configuration,
                vi: "Người khác đọc được khóa \(path) (\(String(mode, radix: 8))). Chạy: chmod 600 \(path)",
                en: "Others may read the key \(path) (\(String(mode, radix: 8))). Run: chmod 600 \(path)")
        case .keyDamaged(let path):
            self.init(
                .configuration,
                vi:
                    "\(path) không phải tệp khóa: cần tệp thường gồm 64 chữ số thập lục phân. Lấy lại từ bản sao lưu.",
                en:
                    "\(path) is no file of a key: that is a regular file with 64 hexadecimal digits. Bring it back from a "
                    + "backup.")
        case .keyUnreadable(let path, let errno):
            self.init(
                .configuration, vi: "Không đọc được khóa \(path): \(Self.reason(errno)).",
                en: "The key \(path) cannot be read: \(Self.reason(errno)).")
        case .keyNotMade(let path, let errno):
            self.init(
                .cannotCreate, vi: "Không tạo được khóa \(path): \(Self.reason(errno)).",
                en: "The key \(path) cannot be made: \(Self.reason(errno)).")
        case .broken:
            self.init(
                .inputOutput, vi: "Dữ liệu không mở được bằng khóa của văn phòng này.",
                en: "What is kept cannot be opened with the key of this office.")
        case .overloaded:
            self.init(
                .tryAgain, vi: "Máy không đủ bộ nhớ để băm mật khẩu. Hãy chạy lại sau.",
                en: "There is no memory to hash the password. Run this again later.")
        }
    }

    init(_ fault: NewPassword.Fault) {
        let (vi, en) =
            switch fault {
            case .short:
                (
                    "cần ít nhất \(NewPassword.shortest) ký tự; vài từ ghép lại là tốt nhất",
                    "it needs \(NewPassword.shortest) characters; a few words are best"
                )
            case .long:
                ("dài nhất \(NewPassword.longest) byte", "it may have \(NewPassword.longest) bytes at most")
            case .login: ("không được là tên đăng nhập", "it must not be the login")
            case .common: ("ai cũng đoán được", "everybody would guess it")
            }
        self.init(.badData, vi: "Mật khẩu chưa dùng được: \(vi).", en: "The password cannot be used: \(en).")
    }

    /// There is no such thing; the nearest names are told.
    init(missing vi: String, _ en: String, _ name: String, known: [String], list: String) {
        let near = Nearness.nearest(to: name, among: known)
        let (perhaps, maybe) =
            near.isEmpty
            ? ("", "")
            : (
                " Có phải: \(near.joined(separator: ", "))?",
                " Did you mean \(near.joined(separator: " or "))?"
            )
        self.init(
            .noInput, vi: "Không có \(vi) “\(name)”.\(perhaps) Xem: \(list)",
            en: "There is no \(en) “\(name)”.\(maybe)")
    }

    /// There is such a thing already: 65.
    init(taken vi: String, _ en: String, _ name: String) {
        self.init(
            .badData, vi: "Đã có \(vi) “\(name)”.", en: "The \(en) “\(name)” is there already.")
    }
}
