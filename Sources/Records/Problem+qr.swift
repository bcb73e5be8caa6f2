/// Problems of the bytes of a code, whatever they say.
extension Problem {
    /// Everything that keeps bytes from being printed as a code, whatever they say; empty if nothing does.
    package static func payload(_ bytes: [UInt8], line: Int) -> [Problem] {
        PayloadFault.all(in: bytes).map { qr($0, Spot(line: line, field: .qr)) }
    }

    static func qr(_ fault: PayloadFault, _ spot: Spot) -> Problem {
        switch fault {
        case .empty:
            spot.problem(
                "qr.empty", vi: "Chưa có nội dung mã QR.", en: "The content of the QR code is missing.",
                hintVi: "Lấy mã từ hệ thống quốc gia rồi dán vào cột mã QR; QRPress không tự tạo mã.",
                hintEn: "Get the code from the national platform and paste it here; QRPress makes none up.")
        case .notUTF8: notUTF8(spot, code: "qr.invalid-utf8")
        case .control(let value):
            spot.problem(
                "qr.control", vi: "Nội dung mã QR có ký tự điều khiển hoặc xuống dòng (mã \(value)).",
                en: "The content of the QR code has a control character or line break (number \(value)).",
                hintVi: "Sao chép lại mã từ nguồn, chỉ một dòng.", hintEn: "Copy the code again, as one line."
            )
        case .blanks:
            spot.problem(
                "qr.blanks", vi: "Nội dung mã QR có dấu cách thừa ở đầu hoặc cuối.",
                en: "The content of the QR code has blanks at its start or end.",
                hintVi: "Xóa dấu cách thừa; mã được in đúng từng ký tự nên không tự sửa.",
                hintEn:
                    "Delete them; a code is printed exactly as it stands, so they are not taken out for you.")
        case .tooLong(let byteCount):
            spot.problem(
                "qr.too-long",
                vi: "Nội dung mã QR dài \(byteCount) byte, nhiều nhất là \(PayloadFault.limit).",
                en: "The content of the QR code has \(byteCount) bytes; \(PayloadFault.limit) at most.",
                hintVi: "Xem có dán nhầm nội dung khác không; mã QR không chứa được nhiều hơn.",
                hintEn: "See whether something else was pasted; no QR code holds more.")
        }
    }
}
