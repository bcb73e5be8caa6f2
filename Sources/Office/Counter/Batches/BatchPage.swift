import Pages
import Press
import Records
import Store
import Web

/// The page of a batch.
struct BatchPage: Sendable {
    struct Document: Sendable {
        let number: Int
        let path: String
        let pages: Int
        /// The numbers on its first and its last sheet; nil when nobody can say them any more.
        let sheets: String?
        let isFirst: Bool
    }

    let path: String
    let api: String
    let created: String
    let template: String
    let sheet: String
    let state: BatchStateTag
    let isUnderWay: Bool
    let rows: Int
    let printed: Int
    let rejected: Int
    /// How many pieces there will be; nil as long as that is not known.
    let expected: Int?
    /// Why it failed.
    let failure: String?
    let isPurged: Bool
    let documents: [Document]
    let hasDocuments: Bool
    let hasRejects: Bool
    let canPrintAgain: Bool
    /// The name of one sending of the form that prints sheets again.
    let key: String
    let fault: String?

    init(
        _ batch: Batch, _ catalogue: Catalogue, _ report: Report?, _ sheets: [NumberedSheets], key: String,
        fault: Wording?, in language: Language
    ) {
        path = "\(BatchScreens.path)/\(batch.id.text)"
        let api = "/api/v1/batches/\(batch.id.text)"
        self.api = api
        created = batch.created.inVietnam
        let template = try? catalogue.template(batch.template)
        self.template = template.map { language.text($0.title) } ?? batch.template
        let options = try? BatchOptions(batch.options)
        sheet =
            template.flatMap { try? catalogue.sheet(options?.sheet, for: $0) }
            .map { language.text($0.title) } ?? ""
        state = BatchStateTag(batch.state)
        isUnderWay = !batch.state.isEnd
        (rows, printed, rejected) = (batch.rows, batch.printed, batch.rejected)
        expected = batch.printed > 0 ? batch.rows - batch.rejected : nil
        failure = batch.state == .failed ? language.text(Self.wording(ofFailure: batch.failure)) : nil
        isPurged = batch.purged != nil
        documents = (report?.files ?? []).enumerated().map { place, file in
            let numbers = sheets.indices.contains(place) ? sheets[place].numbers : nil
            return Document(
                number: place + 1, path: "\(api)/documents/\(place + 1)", pages: file.pages,
                sheets: numbers.map {
                    $0.count == 1 ? "\($0.lowerBound)" : "\($0.lowerBound)–\($0.upperBound)"
                },
                isFirst: place == 0)
        }
        hasDocuments = !documents.isEmpty
        hasRejects = report != nil && batch.rejected > 0
        canPrintAgain = !sheets.isEmpty
        (self.key, self.fault) = (key, fault.map(language.text))
    }

    /// What the stable code of a failure says to people.
    private static func wording(ofFailure code: String) -> Wording {
        switch code {
        case "table.unreadable", "batch.unreadable":
            Wording(
                vi: "Không đọc được bảng. Gửi lại tệp và xem trước khi in.",
                en: "The table cannot be read. Send it again and look at it before printing.")
        case "table.columns":
            Wording(
                vi: "Bảng thiếu cột cần thiết. Gửi lại tệp và chọn cột trước khi in.",
                en: "The table has no column for what is needed. Send it again and choose columns.")
        case "template.changed":
            Wording(
                vi: "Mẫu đã thay đổi trong lúc chờ. Gửi lại tệp để in bằng mẫu mới.",
                en: "The template has changed meanwhile. Send the table again to print with the new one.")
        case "disk.full":
            Wording(
                vi: "Máy chủ hết chỗ lưu. Báo người quản trị.",
                en: "The server has no room left. Tell the administrator.")
        case "sheet.unfit":
            Wording(
                vi: "Không in được như đã chọn: tờ in hoặc cách chia nhóm không hợp.",
                en: "It cannot be printed as chosen: the sheet or the groups do not suit.")
        default:
            Wording(
                vi: "Không in được. Báo người quản trị.",
                en: "It could not be printed. Tell the administrator.")
        }
    }
}
