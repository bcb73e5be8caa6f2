/// Problems of the date of birth.
extension Problem {
    static func birth(_ fault: PartialDay.Fault, _ spot: Spot) -> Problem {
        switch fault {
        case .notADate:
            spot.problem(
                "birth.format", vi: "{Field} không đọc được.", en: "The {field} cannot be read.",
                hintVi: "Viết ngày/tháng/năm, ví dụ 05/02/1990; nếu chỉ biết năm thì viết 1990.",
                hintEn: "Write day/month/year, as 05/02/1990; if only the year is known, write 1990.")
        case .twoDigitYear:
            spot.problem(
                "birth.two-digit-year", vi: "{Field} chỉ có hai chữ số của năm.",
                en: "The {field} has a year of two digits.",
                hintVi: "Viết đủ bốn chữ số của năm, ví dụ 1990.",
                hintEn: "Write the year with four digits, as 1990.")
        case .impossible(let isMonthFirst):
            spot.problem(
                "birth.impossible", vi: "{Field} không có trong lịch.",
                en: "The {field} is not in the calendar.",
                hintVi: isMonthFirst
                    ? "Có lẽ tháng đứng trước ngày; viết ngày trước: 25/12/1990."
                    : "Xem lại ngày và tháng trên giấy tờ.",
                hintEn: isMonthFirst
                    ? "The month may stand before the day; write the day first: 25/12/1990."
                    : "Check day and month against the person's papers.")
        case .inTheFuture:
            spot.problem(
                "birth.future", vi: "{Field} ở sau ngày hôm nay.", en: "The {field} is after today.",
                hintVi: "Xem lại năm sinh; xem ngày giờ của máy có đúng không.",
                hintEn: "Check the year, and the clock of this computer.")
        case .tooLongAgo:
            spot.problem(
                "birth.too-old", vi: "{Field} ở trước năm 1900.", en: "The {field} is before 1900.",
                hintVi: "Xem lại năm sinh trên giấy tờ.",
                hintEn: "Check the year against the person's papers.")
        }
    }

    static func unknownSex(_ spot: Spot) -> Problem {
        spot.problem(
            "sex.unknown", vi: "{Field} không phải “Nam” hay “Nữ”.",
            en: "The {field} is neither “Nam” nor “Nữ”.",
            hintVi: "Viết Nam hoặc Nữ, hoặc để trống.", hintEn: "Write Nam or Nữ, or leave it empty.")
    }
}
