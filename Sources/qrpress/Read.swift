import ArgumentParser
import Foundation
import Pictures
import Press
import Records
import Symbols

struct Read: ParsableCommand {
    static let configuration = CommandConfiguration(
        abstract: "Đọc mã QR trong ảnh chụp, PNG hay PDF. What the codes in a photo, PNG or PDF say.",
        discussion: """
            Mỗi mã: loại, nội dung, phiên bản, có được in lại không. Số giấy tờ được che, --set mask=no để xem.
            For every code: its kind, content, version, and whether it may be printed again. Personal numbers are masked.

            VÍ DỤ / EXAMPLES
              qrpress read ap-phich.jpg
              qrpress read ap-phich.jpg --csv venues.csv --set name="Chợ Mẫu"
              qrpress read the.pdf --json --set mask=no
              Áp phích cũ thành áp phích mới: đọc, điền cột name, in. From an old poster to a fresh one:
                qrpress read anh/*.jpg --csv venues.csv
                qrpress render venue-poster venues.csv -o out

            Kết thúc / exit: 0 tệp nào cũng có mã, a code in every file · 65 có tệp không đọc được mã hoặc không có mã nào để \
            ghi, none in some file, or none to write · 64 sai lệnh, usage · 66 không có tệp, no input · 73 không tạo được, \
            cannot create · 78 thiếu chương trình, a program is missing
            """)

    @Argument(
        help: .init("Ảnh JPEG, PNG hoặc PDF. Pictures (JPEG, PNG) and PDF documents.", valueName: "file"))
    var files: [String]

    @Option(
        help: .init(
            """
            Ghi những mã được in lại thành bảng cho render; không ghi đè tệp đã có. Writes the codes that may be printed again \
            as a table for render; never over a file that is there.
            """, valueName: "file.csv"))
    var csv: String?

    @Flag(help: "Kết quả dạng JSON ra standard output. The result as JSON on standard output.")
    var json = false

    @Option(
        name: .customLong("set"),
        help: .init(
            """
            Điền sẵn một cột của bảng (name, ward …), hoặc mask=no để hiện số. Fills in a column of the table (name, ward …), \
            or shows numbers: mask=no. As often as needed.
            """, valueName: "field=value"))
    var changes: [String] = []

    func run() throws {
        let (filling, isMasked) = try settings
        let tables = try csv.map { try ReprintFiles($0, filling: filling) }
        var readings: [FileReading] = []
        for path in files {
            let reading = FileReading(path)
            if !json { reading.tell(masked: isMasked) }
            readings.append(reading)
        }
        if json { try Terminal.output(json: Listings(files: readings.map { $0.listing(masked: isMasked) })) }
        let isWritten = try tables?.write(readings) ?? true
        let failures = readings.compactMap(\.failure)
        if json { failures.forEach { Terminal.tell($0.message) } }
        // What is missing at home is worse than a missing file, and that is worse than one without a code.
        let worst = failures.map(\.status).max { $0.gravity < $1.gravity }
        if let status = worst ?? (isWritten ? nil : .badData) { throw ExitCode(status.rawValue) }
    }

    /// What cells are filled with, and whether numbers are hidden.
    private var settings: (filling: [String: String], isMasked: Bool) {
        get throws {
            var filling = try PressOptions.settings(changes)
            let mask = filling.removeValue(forKey: "mask") ?? "yes"
            guard mask == "yes" || mask == "no" else {
                throw Failure(
                    .usage, vi: "“mask” phải là yes hoặc no, không phải “\(mask)”.",
                    en: "“mask” must be yes or no, not “\(mask)”.")
            }
            let known = Set(RecordKind.allCases.flatMap(\.fieldNames) + ["mask"]).sorted()
            if let name = filling.keys.sorted().first(where: { !known.contains($0) }) {
                let near = Nearness.nearest(to: name, among: known).joined(separator: ", ")
                throw Failure(
                    .usage, vi: "Không có cột “\(name)” để điền. Gần giống: \(near).",
                    en: "There is no column “\(name)” to fill in. Near: \(near).")
            }
            return (filling, mask == "yes")
        }
    }

    /// What `--json` says.
    private struct Listings: Encodable { let files: [FileReading.Listing] }
}

extension ExitStatus {
    fileprivate var gravity: Int {
        switch self {
        case .configuration: 2
        case .noInput: 1
        default: 0
        }
    }
}
