import ArgumentParser
import Tables

/// What a table does not say by itself: how its cells and columns are read.
struct ReadingOptions: ParsableArguments {
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

    /// How the table is read.
    var reading: Table.Options {
        Table.Options(worksheet: worksheet, encoding: encoding, capitals: Set(capitals))
    }

    /// The field of each column that `--map` names, by its header.
    ///
    /// Throws a ``Failure`` for one of another form.
    var fields: [String: String] {
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

extension TextEncoding: ExpressibleByArgument {}
