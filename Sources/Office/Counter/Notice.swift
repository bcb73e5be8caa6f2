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
    case printerKept = "printer-kept"
    case printerRemoved = "printer-removed"

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
        case .printerKept:
            Wording(
                vi: "Đã lưu máy in. Khi in thẻ, chọn máy này.",
                en: "The printer is kept. Choose it when you print.")
        case .printerRemoved: Wording(vi: "Đã bỏ máy in.", en: "The printer is removed.")
        }
    }

    var isBadNews: Bool { self == .sessionOver }
}
