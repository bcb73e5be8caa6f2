/// Problems of personal numbers and phones. No message shows the number itself.
extension Problem {
    static func nationalID(_ fault: NumberFault, _ spot: Spot) -> Problem {
        switch fault {
        case .exponent: exponent("national-id.exponent", spot)
        case .format(let count):
            spot.problem(
                "national-id.format",
                vi: count.map { "{Field} có \($0) chữ số, phải là 9 hoặc 12." } ?? "{Field} không đúng dạng.",
                en: count.map { "The {field} has \($0) digits; it must have 9 or 12." }
                    ?? "The {field} does not have the right form.",
                hintVi:
                    "CCCD có 12 chữ số, CMND có 9; hộ chiếu có 6–20 chữ số và chữ in hoa, không có dấu cách.",
                hintEn: "A CCCD has 12 digits, a CMND 9; a passport 6–20 digits and capitals, without blanks."
            )
        }
    }

    static func insuranceNumber(_ fault: NumberFault, _ spot: Spot) -> Problem {
        switch fault {
        case .exponent: exponent("health-insurance.exponent", spot)
        case .format:
            spot.problem(
                "health-insurance.format", vi: "{Field} không đúng dạng.",
                en: "The {field} does not have the right form.",
                hintVi:
                    "Viết đủ 15 ký tự in hoa như trên thẻ (GD4…), hoặc 10 chữ số mã BHXH; giữ số 0 ở đầu.",
                hintEn:
                    "Write the 15 characters as on the card (GD4…), or the 10 digits; keep zeros at the front."
            )
        }
    }

    static func phone(_ fault: NumberFault, _ spot: Spot) -> Problem {
        switch fault {
        case .exponent, .format:
            spot.problem(
                "phone.format", vi: "{Field} không phải là số điện thoại.",
                en: "The {field} is no phone number.",
                hintVi: "Viết một số, đủ 10 chữ số và bắt đầu bằng 0, ví dụ 0912 345 678; hoặc để trống.",
                hintEn:
                    "Write one number of 10 digits that begins with 0, as 0912 345 678; or leave it empty.")
        }
    }

    private static func exponent(_ code: String, _ spot: Spot) -> Problem {
        spot.problem(
            code, vi: "{Field} đã bị Excel đổi thành dạng 1,09E+11 và mất chữ số.",
            en: "Excel turned the {field} into the form 1.09E+11 and lost its digits.",
            hintVi: "Định dạng cột là “Văn bản” (Text), rồi nhập lại số từ giấy tờ.",
            hintEn: "Format the column as Text, then enter the number again from the papers.")
    }
}
