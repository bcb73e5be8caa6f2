import ArgumentParser
import Foundation
import Pages
import Press

/// The options that say how sheets of paper are used.
struct SheetOptions: ParsableArguments {
    @Option(help: .init("Tờ in. The sheet: qrpress templates show <template>", valueName: "sheet"))
    var sheet: String?

    @Option(
        help: .init(
            "Lật giấy theo cạnh nào: long-edge (mặc định) | short-edge. The edge the sheets are turned over; default "
                + "long-edge.", valueName: "edge"))
    var flip: Flip = .longEdge

    @Flag(
        help: """
            Hai mặt cạnh nhau trên một mặt giấy để gập, cho máy in một mặt. Front and back side by side to be folded, \
            for printers without duplex.
            """)
    var fold = false

    @Option(
        name: .customLong("start-cell"),
        help: .init(
            "Ô đầu tiên còn trống của tờ nhãn đầu, đếm từ 1. The first free cell of a first sheet that is partly used.",
            valueName: "number"))
    var startCell = 1

    @Option(
        help: .init(
            """
            rows: từng tờ (mặc định) | stack: xếp sao cho cắt cả chồng vẫn đúng thứ tự. rows: sheet by sheet (default) | \
            stack: piles that are cut together stay in order
            """, valueName: "order"))
    var order: Arrangement.Order = .rows

    @Option(
        name: .customLong("group-by"),
        help: .init(
            """
            Mỗi nhóm sang tờ mới sau một tờ ngăn; bảng phải xếp sẵn theo nhóm: group, ward, district, province, type, \
            route, gate. Every group begins a new sheet after a separator; the table must be in group order.
            """, valueName: "field"))
    var groupBy: String?

    @Option(
        help: .init(
            "Hồ sơ máy in, từ qrpress calibrate. The printer profile, by qrpress calibrate.",
            valueName: "profile.yaml"))
    var printer: String?

    @Option(
        name: .customLong("printer-dpi"),
        help: .init(
            """
            Độ phân giải của máy in, để tính số điểm mỗi ô của mã; mặc định theo hồ sơ, không có thì 300. The printer's dots \
            to the inch, for the dots to a module; by default the profile's, else 300.
            """, valueName: "number"))
    var printerDPI: Int?

    func validate() throws {
        guard printerDPI.map(PrinterProfile.dpis.contains) ?? true else {
            throw ValidationError("--printer-dpi: 72–4800.")
        }
    }

    /// Whether nothing was asked of the sheets that a run without sheets could not do.
    var areDefault: Bool {
        (sheet == nil || sheet == "single") && !fold && startCell == 1 && order == .rows && groupBy == nil
            && printer == nil && printerDPI == nil
    }

    /// Throws a ``Failure`` when the printer's profile cannot be used.
    var arrangement: Arrangement {
        get throws {
            var arrangement = Arrangement()
            arrangement.flip = flip
            arrangement.isFolded = fold
            arrangement.startCell = startCell
            arrangement.order = order
            arrangement.groupField = groupBy
            arrangement.printerDPI = printerDPI
            if let printer { arrangement.printer = try Self.profile(printer) }
            return arrangement
        }
    }

    /// Throws a ``Failure`` when it cannot be read or used.
    static func profile(_ path: String) throws -> PrinterProfile {
        guard let content = FileManager.default.contents(atPath: path) else {
            throw Failure(
                .noInput, vi: "Không đọc được hồ sơ máy in \(path).",
                en: "The printer profile \(path) cannot be read.")
        }
        do {
            return try PrinterProfile(yaml: String(decoding: content, as: UTF8.self))
        } catch {
            throw Failure(error, of: path)
        }
    }
}

extension Flip: ExpressibleByArgument {}
extension Arrangement.Order: ExpressibleByArgument {}
