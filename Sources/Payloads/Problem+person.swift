import Records

/// A personal code that is not this person's. Nothing of the other person is shown.
extension Problem {
    static func otherName(_ line: Int) -> Problem {
        otherPerson(
            line, field: "full_name", vi: "họ tên trong mã khác họ tên ở dòng này",
            en: "the name in the code is not the name on this line")
    }

    static func otherNumber(_ line: Int) -> Problem {
        otherPerson(
            line, field: "national_id", vi: "số giấy tờ trong mã khác số ở dòng này",
            en: "the number in the code is not the number on this line")
    }

    static func otherBirthDate(_ line: Int) -> Problem {
        otherPerson(
            line, field: "date_of_birth", vi: "ngày sinh trong mã khác ngày sinh ở dòng này",
            en: "the date of birth in the code is not the one on this line")
    }

    /// One number has 9 digits, the other 12.
    static func oldNumber(_ line: Int) -> Problem {
        otherPerson(
            line, field: "national_id", vi: "một bên là số CMND 9 chữ số, bên kia là số CCCD 12 chữ số",
            en: "one has an old number of 9 digits, the other a new one of 12",
            hint: Wording(
                vi:
                    "Có thể vẫn là một người: xem thẻ rồi ghi vào dòng này đúng số có trong mã, hoặc để trống.",
                en:
                    "It may be the same person: see the card, then enter the number that the code has, or none."
            ))
    }

    private static func otherPerson(
        _ line: Int, field: String, vi: String, en: String, hint: Wording? = nil
    ) -> Problem {
        Problem(
            line: line, field: field, code: "qr.other-person",
            message: Wording(
                vi: "Mã QR này là của người khác: \(vi).", en: "This code belongs to somebody else: \(en)."),
            hint: hint
                ?? Wording(
                    vi: "Xem mã có bị dán nhầm dòng không; nếu dòng này ghi sai thì sửa lại theo giấy tờ.",
                    en: "See whether the code was pasted on the wrong line; if the line is wrong, mend it."))
    }
}
