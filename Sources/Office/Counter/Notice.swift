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
    case reprinted, voided
    case handedOver = "handed-over"
    case settingsKept = "settings-kept"
    case accountAdded = "account-added"
    case accountKept = "account-kept"
    case accountDisabled = "account-disabled"
    case accountEnabled = "account-enabled"
    case passwordGiven = "password-given"
    case tokenAdded = "token-added"
    case tokenRevoked = "token-revoked"
    case tableMended = "table-mended"
    case batchBegun = "batch-begun"
    case batchCancelled = "batch-cancelled"
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
        case .reprinted:
            Wording(
                vi: "Bản mới đã sẵn sàng. Mở bản PDF để in ra giấy.",
                en: "The new copy is ready. Open the PDF to put it on paper.")
        case .voided:
            Wording(
                vi: "Đã hủy. Thu lại thẻ cũ nếu còn.",
                en: "It is void. Take back the old card if it is there.")
        case .handedOver: Wording(vi: "Đã ghi là đã trao.", en: "Noted as handed over.")
        case .accountAdded: Wording(vi: "Đã thêm tài khoản.", en: "The account is added.")
        case .accountKept: Wording(vi: "Đã lưu tài khoản.", en: "The account is saved.")
        case .accountDisabled:
            Wording(
                vi: "Đã khóa tài khoản; người này không vào được nữa.",
                en: "The account is disabled, and nobody gets in with it any more.")
        case .accountEnabled: Wording(vi: "Đã mở lại tài khoản.", en: "The account is enabled again.")
        case .passwordGiven:
            Wording(
                vi: "Đã đặt mật khẩu mới; mọi phiên của tài khoản đã kết thúc.",
                en: "There is a new password, and all sessions of the account have ended.")
        case .tokenAdded: Wording(vi: "Đã tạo token.", en: "The token is made.")
        case .tokenRevoked:
            Wording(vi: "Đã thu hồi token.", en: "The token is revoked.")
        case .settingsKept:
            Wording(
                vi: "Đã lưu. Áp dụng từ bản in tiếp theo.", en: "Saved. It holds from the next print on.")
        case .tableMended:
            Wording(
                vi: "Đã ghi các chỗ sửa và kiểm tra lại bảng.",
                en: "The changes are kept, and the table was checked again.")
        case .batchBegun: Wording(vi: "Đã nhận lô in.", en: "The batch is taken.")
        case .batchCancelled: Wording(vi: "Đã hủy lô in.", en: "The batch is cancelled.")
        case .printerKept:
            Wording(
                vi: "Đã lưu máy in. Khi in thẻ, chọn máy này.",
                en: "The printer is kept. Choose it when you print.")
        case .printerRemoved: Wording(vi: "Đã bỏ máy in.", en: "The printer is removed.")
        }
    }

    var isBadNews: Bool { self == .sessionOver }
}
