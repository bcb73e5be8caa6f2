import Pages
import Press
import Records

extension Failure {
    init(_ error: ArrangementError) {
        switch error {
        case .noBack(let template):
            self.init(
                .usage, vi: "Mẫu “\(template)” chỉ có một mặt, không cần --fold.",
                en: "“\(template)” has one side only; there is nothing to --fold.")
        case .cannotFold(let sheet):
            self.init(
                .usage, vi: "Tờ “\(sheet)” không gập được: khổ cắt sẵn hoặc không đủ chỗ. Chọn --sheet khác.",
                en:
                    "The sheet “\(sheet)” cannot be folded: it comes cut or has no room. Choose another --sheet."
            )
        case .noSuchCell(let cell, let cells):
            self.init(
                .usage, vi: "Tờ này có \(cells) ô; --start-cell \(cell) không có.",
                en: "This sheet has \(cells) cells; there is no --start-cell \(cell).")
        case .stackNeedsFullSheets:
            self.init(
                .usage, vi: "--order stack cắt cả chồng, nên cần tờ nguyên: bỏ --start-cell.",
                en: "--order stack cuts whole piles, so it needs full sheets: leave out --start-cell.")
        case .noSuchGroup(let field, let known):
            let list = known.joined(separator: ", ")
            self.init(
                .usage, vi: "Không chia nhóm theo “\(field)” được. Có thể: \(list).",
                en: "Groups cannot be made by “\(field)”. Possible: \(list).")
        case .noSuchSortField(let field, let known):
            let list = known.joined(separator: ", ")
            self.init(
                .usage, vi: "Không xếp theo “\(field)” được. Có thể: \(list).",
                en: "Nothing can be sorted by “\(field)”. Possible: \(list).")
        case .groupName(let name):
            self.init(
                .badData, vi: "Không in được tên nhóm “\(name)”: quá dài hoặc có ký tự lạ.",
                en: "The name of the group “\(name)” cannot be printed: too long, or a letter the font lacks."
            )
        case .wholeSheetsOnly(let template):
            self.init(
                .usage,
                vi:
                    "Mẫu “\(template)” là danh sách in nguyên tờ: bỏ --format png, --order stack, --start-cell.",
                en:
                    "“\(template)” is a list of whole sheets: leave out --format png, --order stack and --start-cell."
            )
        case .frameText(let field):
            self.init(
                .usage,
                vi: "Không in được “\(field)” trên danh sách: quá dài hoặc có ký tự lạ. Đặt lại bằng --set.",
                en:
                    "“\(field)” cannot be printed on the list: too long, or a letter the font lacks. Set it anew with --set."
            )
        }
    }

    init(_ error: PrinterProfileError, of path: String) {
        let wording = error.wording
        self.init(.usage, vi: "\(path): \(wording.vi)", en: "\(path): \(wording.en)")
    }
}

extension Failure {
    init(_ error: CalibrationError) {
        let example = "x=20.4,y=19.8,width=99.6,height=99.8"
        let (vi, en) =
            switch error {
            case .notANumber(let part): ("“\(part)” không phải tên=số", "“\(part)” is not name=number")
            case .unknown(let name): ("không có số đo “\(name)”", "there is no measure “\(name)”")
            case .twice(let name): ("“\(name)” có hai lần", "“\(name)” is given twice")
            case .missing(let name): ("thiếu “\(name)”", "“\(name)” is missing")
            }
        self.init(
            .usage, vi: "--measured: \(vi). Ví dụ: \(example)",
            en: "--measured: \(en). For example: \(example)")
    }
}
