import Access
import HTTPTypes
import Pages
import Press
import Records
import Store
import Web

extension Refusal {
    /// Everything that is wrong with a record.
    init(_ problems: Problems) {
        self.init(
            status: .unprocessableContent, code: "record.rejected",
            title: Wording(vi: "Chưa in được: dữ liệu có lỗi.", en: "Not printed: the record has problems."),
            problems: problems.all)
    }

    init(_ miss: Catalogue.Miss) {
        let (code, title): (String, Wording)
        switch miss {
        case .noSuchTemplate(let known):
            let list = known.joined(separator: ", ")
            code = "template.unknown"
            title = Wording(vi: "Không có mẫu này. Có: \(list).", en: "No such template. There are: \(list).")
        case .settings(let known):
            let list = known.joined(separator: ", ")
            code = "settings.unknown"
            title = Wording(
                vi: "“settings” có trường lạ hoặc giá trị sai. Có: \(list).",
                en: "“settings” has an unknown field or a wrong value. There are: \(list).")
        case .noSuchSheet(let known):
            let list = known.joined(separator: ", ")
            code = "sheet.unknown"
            title = Wording(
                vi: "Mẫu này không in trên tờ đó. Có: \(list).",
                en: "The template has no such sheet. There are: \(list).")
        }
        self.init(status: .unprocessableContent, code: code, title: title)
    }

    init(_ error: StoreError) {
        switch error {
        case .busy: self = .busy(retryAfter: .seconds(2))
        case .io: self = .diskFull
        case .invalid: self = .malformed("Giá trị không lưu được.", "A value cannot be kept.")
        case .taken:
            self.init(
                status: .conflict, code: "taken",
                title: Wording(vi: "Tên này đã có.", en: "There is one of this name already."))
        case .damaged:
            self.init(
                status: .internalServerError, code: "store.damaged",
                title: Wording(
                    vi: "Kho dữ liệu bị lỗi. Báo người quản trị.",
                    en: "The store is damaged. Tell the administrator."))
        }
    }

    init(_ error: PressError) {
        switch error {
        case .cannotWrite, .cannotCreate: self = .diskFull
        case .arrangement, .sheetDoesNotFit:
            self.init(
                status: .unprocessableContent, code: "sheet.unfit",
                title: Wording(
                    vi: "Không in được như vậy: tờ in, “sort” hoặc “group_by” không hợp với mẫu.",
                    en: "It cannot be printed so: the sheet, “sort” or “group_by” does not suit the template."
                ))
        default:
            self.init(
                status: .internalServerError, code: "press.failed",
                title: Wording(
                    vi: "Không in được. Báo người quản trị.",
                    en: "It could not be printed. Tell the administrator."))
        }
    }
}

/// What `body` returns; what goes wrong in a room below becomes an answer.
func answering<Value>(_ body: () async throws -> Value) async throws -> Value {
    do {
        return try await body()
    } catch let problems as Problems {
        throw Refusal(problems)
    } catch let miss as Catalogue.Miss {
        throw Refusal(miss)
    } catch let error as StoreError {
        throw Refusal(error)
    } catch let error as PressError {
        throw Refusal(error)
    } catch let error as TemplateError {
        throw Refusal(error)
    } catch let error as AccessError {
        throw error == .overloaded ? Refusal.busy(retryAfter: .seconds(2)) : Refusal.fault
    }
}
