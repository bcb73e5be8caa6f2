package import Records

/// A code of a kind that does not belong on this card or poster.
extension Problem {
    static func identityCard(_ line: Int) -> Problem {
        qr(
            line, "qr.identity-card", vi: "Đây là mã trên thẻ căn cước, không phải mã QR cá nhân.",
            en: "This is the code of an identity card, not a personal code.",
            hintVi: "Không in lại mã của thẻ căn cước; lấy mã QR cá nhân từ hệ thống quốc gia (PC-COVID).",
            hintEn: "A card's code is never printed again; get the personal code from the national platform.")
    }

    static func insuranceCard(_ line: Int) -> Problem {
        qr(
            line, "qr.insurance-card", vi: "Đây là mã trên thẻ BHYT, không phải mã QR cá nhân.",
            en: "This is the code of a health-insurance card, not a personal code.",
            hintVi: "Không in lại mã của thẻ BHYT; lấy mã QR cá nhân từ hệ thống quốc gia (PC-COVID).",
            hintEn: "A card's code is never printed again; get the personal code from the national platform.")
    }

    static func malformedPersonal(_ line: Int) -> Problem {
        qr(
            line, "qr.malformed-personal", vi: "Mã giống mã QR cá nhân nhưng bị sai hoặc thiếu ký tự.",
            en: "This looks like a personal code, but a part of it is wrong or missing.",
            hintVi: "Sao chép lại nguyên mã từ hệ thống quốc gia; không tự gõ hay sửa mã.",
            hintEn: "Copy the whole code again from the national platform; do not type or mend it.")
    }

    package static func personOnVenue(_ line: Int) -> Problem {
        qr(
            line, "qr.person-on-venue", vi: "Đây là mã QR của một người, không phải mã địa điểm.",
            en: "This is a person's code, not the code of a place.",
            hintVi: "Mã cá nhân không được dán ở cửa; lấy mã địa điểm đã đăng ký tại qr.pccovid.gov.vn.",
            hintEn: "A person's code must not hang on a door; get the venue's code from qr.pccovid.gov.vn.")
    }

    static func venueOnPerson(_ line: Int) -> Problem {
        qr(
            line, "qr.venue-on-person", vi: "Đây là mã địa điểm, không phải mã của một người.",
            en: "This is the code of a place, not a person's.",
            hintVi: "Dán mã QR cá nhân của người này, hoặc chọn mẫu in cho địa điểm.",
            hintEn: "Paste this person's own code, or choose a template for venues.")
    }

    static func certificate(_ line: Int) -> Problem {
        qr(
            line, "qr.certificate", vi: "Đây là chứng nhận tiêm chủng, là dữ liệu sức khỏe.",
            en: "This is a vaccine certificate, which is health data.",
            hintVi: "Chỉ in bằng mẫu dành riêng cho chứng nhận tiêm chủng.",
            hintEn: "Print it only with a template made for vaccine certificates.")
    }

    static func malformedPapers(_ line: Int) -> Problem {
        qr(
            line, "qr.malformed-papers", vi: "Mã giống mã của giấy tờ tùy thân nhưng bị sai hoặc thiếu phần.",
            en: "This looks like the code of somebody's papers, but a part of it is wrong or missing.",
            hintVi: "Không in lại; lấy mã QR cá nhân từ hệ thống quốc gia (PC-COVID).",
            hintEn: "It is not printed again; get the personal code from the national platform.")
    }

    static func personalResult(_ line: Int) -> Problem {
        qr(
            line, "qr.personal-result",
            vi: "Đây là kết quả khai báo y tế của một người, không phải mã địa điểm.",
            en: "This is a person's health declaration, not the code of a place.",
            hintVi: "Không in lại; lấy mã địa điểm đã đăng ký tại qr.pccovid.gov.vn.",
            hintEn: "It is not printed again; get the venue's code from qr.pccovid.gov.vn.")
    }

    static func personalNotAccepted(_ line: Int) -> Problem {
        qr(
            line, "qr.personal-not-accepted", vi: "Mẫu in này không nhận mã QR cá nhân.",
            en: "This template does not take personal codes.",
            hintVi: "Chọn mẫu in cho thẻ cá nhân.", hintEn: "Choose a template for personal cards.")
    }

    static func venueNotAccepted(_ line: Int) -> Problem {
        qr(
            line, "qr.venue-not-accepted", vi: "Mẫu in này không nhận mã địa điểm.",
            en: "This template does not take the codes of places.",
            hintVi: "Chọn mẫu in cho địa điểm.", hintEn: "Choose a template for venues.")
    }

    static func unknown(_ line: Int) -> Problem {
        qr(
            line, "qr.unknown", vi: "Không nhận ra đây là mã gì.", en: "It is not known what this code is.",
            hintVi: "Xem có dán nhầm nội dung khác vào cột mã QR không.",
            hintEn: "See whether something else was pasted into the column of the QR code.")
    }

    /// A problem of a code as a whole; line 0 is none, for a code that was found in a picture.
    package static func qr(
        _ line: Int, _ code: String, vi: String, en: String, hintVi: String, hintEn: String
    ) -> Problem {
        Problem(
            line: line, field: "qr", code: code, message: Wording(vi: vi, en: en),
            hint: Wording(vi: hintVi, en: hintEn))
    }
}
