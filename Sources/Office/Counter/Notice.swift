import Records

/// What has just happened, told on the page that comes next.
///
/// The address of that page holds its name only, so nobody can put words on our pages by a link.
enum Notice: String, Sendable {
    case signedOut = "signed-out"
    case sessionOver = "session-over"
    case passwordChanged = "password-changed"
    case oneTimeOn = "one-time-on"
    case oneTimeOff = "one-time-off"
    case tableMended = "table-mended"
    case batchBegun = "batch-begun"
    case batchCancelled = "batch-cancelled"

    var wording: Wording {
        switch self {
        case .signedOut: Wording(vi: "Đã đăng xuất.", en: "You are signed out.")
        case .sessionOver:
            Wording(
                vi: "Phiên làm việc đã hết (30 phút không dùng, hoặc 12 giờ). Đăng nhập lại để tiếp tục.",
                en: "Your session is over (30 minutes without use, or 12 hours). Sign in again to go on.")
        case .passwordChanged: Wording(vi: "Đã đổi mật khẩu.", en: "The password is changed.")
        case .oneTimeOn:
            Wording(vi: "Đã bật mã một lần.", en: "One-time codes are on.")
        case .oneTimeOff: Wording(vi: "Đã tắt mã một lần.", en: "One-time codes are off.")
        case .tableMended:
            Wording(
                vi: "Đã ghi các chỗ sửa và kiểm tra lại bảng.",
                en: "The changes are kept, and the table was checked again.")
        case .batchBegun: Wording(vi: "Đã nhận lô in.", en: "The batch is taken.")
        case .batchCancelled: Wording(vi: "Đã hủy lô in.", en: "The batch is cancelled.")
        }
    }

    var isBadNews: Bool { self == .sessionOver }
}
