import ArgumentParser
import Foundation
import Pages
import Press
import Tables

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

    @Option(
        name: .customLong("map"),
        help: .init(
            """
            Cột nào là trường nào khi tên cột không tự nói lên, dùng được nhiều lần: --map "Họ tên CĐ=full_name". The field \
            of a column whose header does not say it, as often as needed.
            """, valueName: "column=field"))
    var map: [String] = []

    @Option(help: .init("Trang tính của tệp .xlsx. The worksheet of a workbook.", valueName: "name"))
    var worksheet: String?

    @Option(
        help: .init(
            """
            Bảng mã của tệp khi không tự nhận ra được: utf-8 | utf-16 | windows-1258 | tcvn3 | vni | viscii. The encoding of a \
            text file, where it is not certain.
            """, valueName: "encoding"))
    var encoding: TextEncoding?

    @Option(
        help: .init(
            "Cột dùng phông TCVN3 chữ hoa (.Vn…H), dùng được nhiều lần. A column in a capital font of TCVN3.",
            valueName: "column"))
    var capitals: [String] = []

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
            reading: Table.Options(worksheet: worksheet, encoding: encoding, capitals: Set(capitals)),
            map: try fields, duplicates: duplicates, sort: work?.sortFields ?? [],
            maxSheets: work?.maxSheets ?? Order.usualSheets, version: QRPress.version)
    }

    private var fields: [String: String] {
        get throws {
            var fields: [String: String] = [:]
            for part in map {
                // A header may hold “=”, a field may not.
                guard let equals = part.lastIndex(of: "="), equals != part.startIndex else {
                    throw Failure(
                        .usage, vi: "--map cần dạng cột=trường, không phải “\(part)”.",
                        en: "--map needs column=field, not “\(part)”.")
                }
                fields[String(part[..<equals])] = String(part[part.index(after: equals)...])
            }
            return fields
        }
    }
}

extension Duplicates.Policy: ExpressibleByArgument {}
extension TextEncoding: ExpressibleByArgument {}
