package import Records

extension PrinterProfileError {
    /// What is wrong, and what to look at.
    package var wording: Wording {
        switch self {
        case .offset(let name, let value):
            let shown = decimal(value, places: 2)
            return Wording(
                vi: "\(name) = \(shown) mm vượt ±5 mm. Xem lại khay giấy và cách đo.",
                en: "\(name) = \(shown) mm is beyond ±5 mm. Look at the paper tray and measure again.")
        case .scale(let name, let value):
            let shown = decimal(value, places: 2)
            return Wording(
                vi: "\(name) = \(shown) % ngoài 97–103 %. Tắt “vừa trang” khi in rồi đo lại.",
                en: "\(name) = \(shown) % is outside 97–103 %. Switch “fit to page” off and measure again.")
        case .dpi(let value):
            return Wording(
                vi: "dpi = \(value) không thể có; phải từ 72 đến 4800.",
                en: "dpi = \(value) cannot be; it must be 72 to 4800.")
        case .unreadable:
            return Wording(
                vi: "Đây không phải hồ sơ máy in của qrpress calibrate.",
                en: "This is no printer profile of qrpress calibrate.")
        }
    }
}
