import Pictures
import Records

extension Discrepancy {
    static func missing(_ file: String) -> Discrepancy {
        Discrepancy(
            .fileMissing, file: file, vi: "\(file) không còn hoặc không đọc được.",
            en: "\(file) is gone or cannot be read.")
    }

    static func changed(_ file: String) -> Discrepancy {
        Discrepancy(
            .fileChanged, file: file, vi: "\(file) đã bị sửa sau khi in xong.",
            en: "\(file) was changed after the run.")
    }

    static func pages(_ file: String, planned: Int, found: Int) -> Discrepancy {
        Discrepancy(
            .filePages, file: file, vi: "\(file) có \(found) trang, lúc in xong có \(planned).",
            en: "\(file) has \(found) pages; the run left \(planned).")
    }

    static func unlisted(_ file: String) -> Discrepancy {
        Discrepancy(
            .fileUnlisted, file: file, vi: "\(file) không thuộc lần in này; đừng in nó.",
            en: "\(file) does not belong to this run; do not print it.")
    }

    static func broken(_ place: PaperPlace, _ error: PictureError) -> Discrepancy {
        Discrepancy(
            .fileBroken, at: place, vi: "\(place.words.vi): không vẽ được trang (\(error)).",
            en: "\(place.words.en): the pages cannot be drawn (\(error)).")
    }

    static func pageSize(_ place: PaperPlace) -> Discrepancy {
        Discrepancy(
            .pageSize, at: place, vi: "\(place.words.vi): khổ trang khác khổ của tờ in.",
            en: "\(place.words.en): the page is not as large as the sheet.")
    }

    static func unreadable(_ place: PaperPlace, line: Int) -> Discrepancy {
        Discrepancy(
            .codeUnreadable, at: place, line: line,
            vi: "\(place.words.vi): không đọc được mã của dòng \(line), cả ZXing lẫn ZBar.",
            en: "\(place.words.en): neither ZXing nor ZBar reads the code of line \(line).")
    }

    static func wrongName(_ place: PaperPlace, line: Int) -> Discrepancy {
        Discrepancy(
            .nameWrong, at: place, line: line,
            vi: "\(place.words.vi): tên in trên giấy không phải tên ở dòng \(line).",
            en: "\(place.words.en): the name there is not the one of line \(line).")
    }

    /// A code that belongs to nobody in the table.
    static func foreign(_ place: PaperPlace, line: Int?) -> Discrepancy {
        let (vi, en) = owner(line)
        return Discrepancy(
            .codeForeign, at: place, line: line,
            vi: "\(place.words.vi): mã lạ, không có trong bảng\(vi).",
            en: "\(place.words.en): a foreign code that is not in the table\(en).")
    }

    /// The code of the record on the line `other` where it does not belong.
    static func misplaced(_ place: PaperPlace, of other: Int, line: Int?) -> Discrepancy {
        let (vi, en) = owner(line)
        return Discrepancy(
            .codeMisplaced, at: place, line: line,
            vi: "\(place.words.vi): mã của dòng \(other) nằm nhầm chỗ\(vi).",
            en: "\(place.words.en): the code of line \(other) stands in a wrong place\(en).")
    }

    private static func owner(_ line: Int?) -> (vi: String, en: String) {
        line.map { (", đáng lẽ là mã của dòng \($0)", "; that of line \($0) belongs there") } ?? ("", "")
    }

    static func missing(_ place: PaperPlace, line: Int) -> Discrepancy {
        Discrepancy(
            .codeMissing, at: place, line: line,
            vi: "\(place.words.vi): thiếu mã của dòng \(line), không thấy ở đâu.",
            en: "\(place.words.en): the code of line \(line) is missing and was seen nowhere.")
    }

    static func doubled(_ place: PaperPlace, line: Int, count: Int) -> Discrepancy {
        Discrepancy(
            .codeDoubled, at: place, line: line,
            vi: "\(place.words.vi): mã của dòng \(line) nằm ở \(count) chỗ.",
            en: "\(place.words.en): the code of line \(line) stands in \(count) places.")
    }
}

extension Discrepancy {
    static func lost(_ line: Int) -> Discrepancy {
        Discrepancy(
            .rowLost, line: line,
            vi: "Dòng \(line) của bảng không được in, cũng không bị trả lại.",
            en: "Line \(line) of the table was neither printed nor rejected.")
    }

    static func twice(_ line: Int, planned: Int, rejected: Int) -> Discrepancy {
        Discrepancy(
            .rowTwice, line: line,
            vi: "Dòng \(line) có \(planned) lần trong manifest.csv và \(rejected) lần trong rejects.csv.",
            en: "Line \(line) is \(planned) times in manifest.csv and \(rejected) times in rejects.csv.")
    }

    /// A row of one of the run's own tables belongs to no row of the table that was given.
    static func unknown(_ table: String, row: Int, line: Int?) -> Discrepancy {
        let shown = line.map(String.init) ?? "?"
        return Discrepancy(
            .rowUnknown, file: table, line: line,
            vi: "\(table) dòng \(row): bảng không có dòng \(shown).",
            en: "\(table) line \(row): the table has no line \(shown).")
    }

    static func other(_ what: (vi: String, en: String), row: Int, line: Int) -> Discrepancy {
        Discrepancy(
            .rowOther, file: RunFolder.manifest, line: line,
            vi: "manifest.csv dòng \(row): \(what.vi) không giống dòng \(line) của bảng.",
            en: "manifest.csv line \(row): \(what.en) is not that of line \(line) of the table.")
    }

    static func unfit(row: Int, line: Int) -> Discrepancy {
        Discrepancy(
            .rowUnreadable, file: RunFolder.manifest, line: line,
            vi:
                "manifest.csv dòng \(row): đã in dòng \(line), nhưng dòng ấy của bảng có lỗi nên không thể in.",
            en:
                "manifest.csv line \(row): line \(line) was printed, but that row of the table is not fit to print."
        )
    }

    static func cellTwice(_ place: PaperPlace, line: Int) -> Discrepancy {
        Discrepancy(
            .cellTwice, at: place, line: line,
            vi: "\(place.words.vi): manifest.csv ghi ô này hai lần.",
            en: "\(place.words.en): manifest.csv has this cell twice.")
    }

    static func noCell(_ place: PaperPlace, line: Int) -> Discrepancy {
        Discrepancy(
            .cellUnknown, at: place, line: line,
            vi: "\(place.words.vi): chỗ mà manifest.csv ghi cho dòng \(line) không có.",
            en: "\(place.words.en): there is no such place, where manifest.csv has line \(line).")
    }
}
