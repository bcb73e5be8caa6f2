import Payloads
import Records
import Web

/// Why a scan could not be used, and what to do.
struct ScanFault: Sendable {
    let what: Wording
    let remedy: Wording
    /// Whether the picture of the keyboard switch helps.
    var isOfKeyboard = false

    /// Nil if it is a code of somebody's papers, all of which can be trusted.
    init?(_ scan: ScannedText) {
        if let trouble = scan.trouble {
            self.init(trouble, isUsed: scan.code != nil)
        } else if scan.code == nil {
            self.init(unknown: scan.text)
        } else {
            return nil
        }
    }

    init(what: Wording, remedy: Wording) { (self.what, self.remedy) = (what, remedy) }

    private init(unknown text: String) {
        guard !text.isEmpty else {
            self.init(
                what: Wording(vi: "Chưa quét được gì.", en: "Nothing was scanned."), remedy: Self.expected)
            return
        }
        let payload = Payload(Array(text.utf8))
        let title = payload.title
        self.init(
            what: Wording(
                vi: "\(title.vi): không dùng được ở đây.", en: "\(title.en): not to be used here."),
            remedy: text.contains("|") ? Self.again : Self.expected)
        isOfKeyboard = text.contains("|")
    }

    private init(_ trouble: ScanTrouble, isUsed: Bool) {
        switch trouble {
        case .typingProgram(let method):
            let name = method.map { $0 == .telex ? " (Telex)" : " (VNI)" } ?? ""
            what = Wording(
                vi: "Bộ gõ tiếng Việt\(name) đang bật nên đã đổi chữ của máy quét.",
                en: "A Vietnamese typing program\(name) is on and has changed what the reader typed.")
            remedy = Wording(
                vi: "Chuyển sang E (Ctrl + Shift hoặc Alt + Z), rồi quét lại.",
                en: "Switch it to E (Ctrl + Shift or Alt + Z), then scan again.")
            isOfKeyboard = true
        case .capsLock:
            what = Wording(vi: "Phím Caps Lock đang bật.", en: "Caps Lock is on.")
            remedy = Wording(vi: "Tắt Caps Lock, rồi quét lại.", en: "Switch it off, then scan again.")
        case .layout:
            what = Wording(
                vi: "Bàn phím của máy tính không phải kiểu Anh – Mỹ (US).",
                en: "The computer's keyboard is not set to English (US).")
            remedy = Wording(
                vi: "Bấm Windows + phím cách để chọn “ENG US”, rồi quét lại.",
                en: "Press Windows + space to choose “ENG US”, then scan again.")
        case .misread where isUsed:
            what = Wording(
                vi: "Máy quét gửi sai bảng mã; đã đọc lại được.",
                en: "The reader sends another character set; the text was read all the same.")
            remedy = Wording(
                vi: "So họ tên với giấy tờ, và đặt máy quét sang UTF-8.",
                en: "Compare the name with the papers, and set the reader to UTF-8.")
        case .misread:
            what = Wording(
                vi: "Máy quét gửi sai bảng mã, chữ có dấu đã hỏng.",
                en: "The reader sends another character set; letters with marks are broken.")
            remedy = Wording(
                vi: "Đặt máy quét sang UTF-8 theo sách hướng dẫn của máy, hoặc gửi ảnh của mã.",
                en: "Set the reader to UTF-8 as its manual says, or send a picture of the code.")
        case .marksLost:
            what = Wording(
                vi: "Máy quét bỏ mất chữ có dấu.", en: "The reader leaves out letters with marks.")
            remedy = Wording(
                vi: "Ghi họ tên bằng tay, hoặc gửi ảnh của mã; đặt máy quét sang UTF-8 cho lần sau.",
                en: "Enter the name by hand or send a picture of the code; set the reader to UTF-8 next time."
            )
        }
    }

    static let expected = Wording(
        vi: "Cần mã trên CCCD hoặc thẻ căn cước, thẻ BHYT, hay mã QR cá nhân của hệ thống quốc gia.",
        en: "Expected: the code of an identity card, a health-insurance card, or a national personal code.")

    /// For what has bars like a code of people: it may still be the keyboard.
    private static let again = Wording(
        vi: "\(expected.vi) Nếu đúng là mã đó: chuyển bộ gõ tiếng Việt sang E, rồi quét lại.",
        en: "\(expected.en) If it is one, switch the Vietnamese typing program to E and scan again.")

    static let noCode = ScanFault(
        what: Wording(vi: "Không thấy mã QR trong ảnh.", en: "No QR code was found in the picture."),
        remedy: Wording(
            vi: "Chụp lại thẳng, đủ sáng, mã chiếm nửa ảnh, không lóa.",
            en: "Take it again: straight, well lit, the code half as wide as the picture, no glare."))
}
