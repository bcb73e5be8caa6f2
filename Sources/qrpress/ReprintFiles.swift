import Foundation
import Payloads
import Press
import Records

/// The tables that `read --csv` writes: one, or one for each kind where codes of people and of places were found.
struct ReprintFiles {
    private let path: String
    private let filling: [String: String]

    /// Throws a ``Failure`` when a file of that name is there, or its folder is not: before any picture is read.
    ///
    /// A table in which somebody has filled in names is worth more than a new one.
    init(_ path: String, filling: [String: String]) throws {
        self.path = path
        self.filling = filling
        for name in [path] + RecordKind.allCases.map({ Self.name(path, for: $0) }) {
            guard access(name, F_OK) != 0 else {
                throw Failure(
                    .cannotCreate,
                    vi: "Đã có \(name), không ghi đè. Chọn tên khác với --csv hoặc xóa tệp đó.",
                    en: "\(name) is there already and is not overwritten. Choose another name, or delete it.")
            }
        }
        let folder = URL(fileURLWithPath: path).deletingLastPathComponent().path
        guard !path.isEmpty, !path.hasSuffix("/"), access(folder, W_OK | X_OK) == 0 else {
            throw Failure(
                .cannotCreate, vi: "Không ghi được vào \(folder). Chọn chỗ khác với --csv.",
                en: "Nothing can be written to \(folder). Choose another place with --csv.")
        }
    }

    /// Writes what may be printed again and says what to do next; false if there is nothing.
    func write(_ readings: [FileReading]) throws -> Bool {
        var tables = RecordKind.allCases.map { ReprintTable($0, filling: filling) }
        for reading in readings {
            for finding in reading.findings {
                for index in tables.indices { tables[index].add(finding, file: reading.path) }
            }
        }
        let never = readings.flatMap(\.findings).count { $0.reprint.kind == nil }
        if never > 0 {
            Terminal.tell(
                Wording(
                    vi: "\(never) mã không được in lại nên không có trong bảng.",
                    en: "\(never) codes may not be printed again and are not in the table."))
        }
        tables.removeAll { $0.rowCount == 0 }
        if tables.isEmpty {
            Terminal.tell(
                Wording(
                    vi: "Không có mã nào được in lại; không ghi \(path).",
                    en: "There is no code that may be printed again; \(path) was not written."))
        }
        for table in tables {
            let name = tables.count == 1 ? path : Self.name(path, for: table.kind)
            do throws(PressError) {
                try table.write(to: name)
            } catch {
                throw Failure(error)
            }
            tell(table, name)
        }
        return !tables.isEmpty
    }

    private func tell(_ table: ReprintTable, _ name: String) {
        Terminal.tell(
            Wording(
                vi: "Đã ghi \(table.rowCount) mã vào \(name)",
                en: "\(table.rowCount) codes were written to \(name)"))
        if table.repeated > 0 {
            Terminal.tell(
                Wording(
                    vi: "\(table.repeated) mã trùng chỉ ghi một lần.",
                    en: "\(table.repeated) codes repeat one before and are there once."))
        }
        let needed = table.neededColumn
        Terminal.tell(
            table.isIncomplete
                ? Wording(
                    vi: "Điền cột “\(needed)” trong Excel (hoặc --set \(needed)=…), rồi in:",
                    en: "Fill in the column “\(needed)” (or use --set \(needed)=…), then print:")
                : Wording(vi: "In:", en: "Print:"))
        let template = table.kind == .citizen ? "wallet-card" : "venue-poster"
        Terminal.tell("  qrpress render \(template) \(name) -o out")
    }

    /// `codes.csv` is `codes-venue.csv` for venues.
    private static func name(_ path: String, for kind: RecordKind) -> String {
        let url = URL(fileURLWithPath: path)
        let ending = url.pathExtension
        let stem = ending.isEmpty ? path : String(path.dropLast(ending.count + 1))
        return "\(stem)-\(kind.rawValue)" + (ending.isEmpty ? "" : ".\(ending)")
    }
}
