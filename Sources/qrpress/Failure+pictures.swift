import Pictures
import Symbols

extension Failure {
    /// Says why the file gives no picture, and what to do.
    init(_ error: PictureError, of path: String) {
        switch error {
        case .cannotOpen(let errno):
            self.init(
                .noInput, vi: "Không mở được \(path): \(Self.reason(errno)). Xem lại tên và đường dẫn.",
                en: "Cannot open \(path): \(Self.reason(errno)). Check its name and folder.")
        case .notAFile:
            self.init(
                .noInput, vi: "\(path) không phải tệp. Hãy chỉ ảnh PNG, JPEG hoặc PDF.",
                en: "\(path) is no file. Name a PNG, JPEG or PDF.")
        case .unknownFormat(let name):
            let vi = name.map { "là \($0)" } ?? "không phải ảnh"
            let en = name.map { "is \($0)" } ?? "is no picture"
            self.init(
                .badData, vi: "\(path) \(vi). Lưu hoặc chụp màn hình thành PNG hay JPEG rồi đọc lại.",
                en: "\(path) \(en). Save it, or a screenshot of it, as PNG or JPEG and read that.")
        case .tooLarge(let width, let height):
            self.init(
                .badData,
                vi:
                    "\(path) ghi là \(width) × \(height) điểm ảnh, quá lớn. Thu nhỏ hoặc cắt bớt rồi đọc lại.",
                en: "\(path) says it has \(width) × \(height) pixels, which is too many. Reduce or crop it.")
        case .tooManyPages(let count):
            self.init(
                .badData,
                vi: "\(path) có \(count) trang, nhiều nhất \(PictureFile.mostPages). Chia thành nhiều tệp.",
                en: "\(path) has \(count) pages; \(PictureFile.mostPages) at most. Split it.")
        case .broken(let reason):
            self.init(
                .badData, vi: "\(path) bị hỏng (\(reason)). Chép lại từ máy chụp, hoặc chụp lại.",
                en: "\(path) is damaged (\(reason)). Copy it again from the camera, or take it again.")
        case .noProgram(let name, let package):
            self.init(
                .configuration, vi: "Đọc PDF cần chương trình \(name): apt install \(package)",
                en: "To read a PDF the program \(name) is needed: apt install \(package)")
        case .outOfTime(let page):
            self.init(
                .badData,
                vi:
                    "\(path): trang \(page) vẽ quá \(PictureFile.mostSeconds) giây. Chụp màn hình trang đó rồi đọc.",
                en:
                    "\(path): page \(page) took more than \(PictureFile.mostSeconds) seconds. Read a screenshot of it."
            )
        }
    }

    init(_ error: ReadingError, in path: String) {
        switch error {
        case .gaveUp(let page):
            self.init(
                .badData,
                vi: "\(path), trang \(page): quá nhiều hình giống mã. Cắt lấy riêng mã rồi đọc lại.",
                en: "\(path), page \(page): too much looks like a code. Crop it to the code and read again.")
        }
    }

    static func noCode(in path: String) -> Failure {
        Failure(
            .badData,
            vi: "\(path): không thấy mã QR nào. Chụp gần hơn, thẳng hơn, đủ sáng, mã nằm trọn trong ảnh.",
            en:
                "\(path): no QR code was found. Go closer, hold straight, give light, have the whole code in view."
        )
    }
}
