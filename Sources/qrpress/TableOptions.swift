import ArgumentParser
import Foundation
import Pages
import Press

/// A template, a table for it, and how the table is read: what `render` and `check` have in common.
struct TableOptions: ParsableArguments {
    /// Empty where a shard names it.
    @Argument(help: .init("Mẫu in. The template: qrpress templates", valueName: "template"))
    var template = ""

    @Argument(
        help: .init(
            """
            Bảng CSV, .xlsx hoặc JSON lines; “-” là standard input; tờ hướng dẫn thì không cần. The table, with a header; \
            “-” is standard input; a leaflet needs none.
            """, valueName: "data"))
    var data: String?

    @OptionGroup var reading: ReadingOptions

    @Option(
        help: .init(
            """
            Dòng lặp lại dòng trước (cùng mã, cùng người): keep: vẫn in (mặc định) | skip: trả lại | stop: không in gì. Rows \
            that repeat one before: keep: print (default) | skip: reject | stop: print nothing
            """, valueName: "policy"))
    var duplicates: Duplicates.Policy = .keep

    /// Throws a ``Failure`` that says what to mend.
    func order(
        _ format: Format, sheets: SheetOptions, options: PressOptions, work: RunOptions? = nil
    ) throws -> Order {
        guard !template.isEmpty else {
            throw Failure(
                .usage, vi: "Thiếu tên mẫu và bảng. Xem các mẫu: qrpress templates",
                en: "The template and the table are missing. To see the templates: qrpress templates")
        }
        let press = try options.press(template)
        guard let data else {
            throw Failure(
                .usage, vi: "Mẫu “\(template)” cần một bảng: qrpress render \(template) danh-sach.csv -o out",
                en: "The template “\(template)” needs a table: qrpress render \(template) table.csv -o out")
        }
        let isPicture = if case .png = format { true } else { false }
        let sheet = try options.home.sheet(isPicture ? "single" : sheets.sheet, for: press.template)
        return try Order(
            press: press, sheet: sheet, arrangement: try sheets.arrangement, format: format, input: data,
            reading: reading.reading,
            map: try reading.fields, duplicates: duplicates, sort: work?.sortFields ?? [],
            maxSheets: work?.maxSheets ?? Order.usualSheets, version: QRPress.version)
    }
}

extension Duplicates.Policy: ExpressibleByArgument {}
