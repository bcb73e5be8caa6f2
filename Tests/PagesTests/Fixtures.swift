import Drawing
import Foundation
import Pages
import Records
import Symbols
import Testing

/// The root of the package that this file belongs to.
let root = URL(filePath: #filePath).deletingLastPathComponent().deletingLastPathComponent()
    .deletingLastPathComponent()

let templates = root.appending(path: "Templates").path

private let loaded = Result { try FontBook(folder: root.appending(path: "Fonts").path) }

/// The fonts of the project, read once.
func fonts() throws -> FontBook { try loaded.get() }

/// The day on which all tests take place.
func today() throws -> Day { try #require(Day(iso: "2021-12-20")) }

/// A template of the project.
func template(_ id: String, _ edition: Edition = .standard) throws -> Template {
    try Template(
        id: id, in: templates, fonts: try fonts(), kindsOfCode: ["personal", "venue", "other"],
        edition: edition)
}

let personalCode = "048203001234|TRAN VAN MAU|2003-02-01|0|163170000000012345|<1<<0900000001<"

/// A citizen of these values; the others are Trần Văn Mẫu's unless they are given.
///
/// An empty value takes one away.
func citizen(_ values: KeyValuePairs<String, String> = [:]) throws -> Record {
    try record(
        .citizen, values,
        [
            ("full_name", "Trần Văn Mẫu"), ("date_of_birth", "01/02/2003"), ("national_id", "048203001234"),
            ("group", "Tổ 5"), ("ward", "Phường Hòa Cường"), ("district", "Quận Hải Châu"),
            ("province", "Thành phố Đà Nẵng"), ("qr", personalCode),
        ])
}

/// A venue of these values.
func venue(_ values: KeyValuePairs<String, String> = [:]) throws -> Record {
    try record(.venue, values, [("name", "Quán Phở Mẫu"), ("qr", "https://qr.pccovid.gov.vn/ABCDEF")])
}

private func record(
    _ kind: RecordKind, _ values: KeyValuePairs<String, String>, _ defaults: [(String, String)]
) throws -> Record {
    let given = values.map { (name: $0.key, value: $0.value) }
    let rest = defaults.filter { name, _ in !given.contains { $0.name == name } }.map {
        (name: $0.0, value: $0.1)
    }
    return try Record(kind, named: given + rest, today: today())
}

extension Template {
    func settings(_ changes: [String: String] = [:]) throws -> Settings {
        try Settings(changes, for: self, date: today())
    }

    /// The symbol for each slot, as the rules say.
    func symbols(for record: Record) throws -> [String: Symbol] {
        let settings = try settings()
        return try symbolSlots.reduce(into: [:]) { found, slot in
            let own = slot.rule.content.map { $0.text { settings.values[$0] } ?? "" }
            found[slot.id] = try slot.rule.symbol(
                for: own.map { Array($0.utf8) } ?? record.qr, slot: slot.frame.size.width)
        }
    }

    func pages(for record: Record, settings changes: [String: String] = [:]) throws -> [Page] {
        try pages(
            for: record, symbols: symbols(for: record), settings: settings(changes), fonts: try fonts())
    }
}

func size(_ width: Double, _ height: Double) throws -> Size {
    try #require(Size(width: .mm(width), height: .mm(height)))
}

/// A folder that goes when the last reference to it does.
final class TemporaryFolder {
    let path: String

    init() throws {
        let url = FileManager.default.temporaryDirectory.appending(path: "qrpress-\(UUID().uuidString)")
        try FileManager.default.createDirectory(at: url, withIntermediateDirectories: true)
        path = url.path
    }

    deinit { try? FileManager.default.removeItem(atPath: path) }

    func write(_ text: String, to name: String) throws {
        let file = URL(filePath: path).appending(path: name)
        try FileManager.default.createDirectory(
            at: file.deletingLastPathComponent(), withIntermediateDirectories: true)
        try Data(text.utf8).write(to: file)
    }
}
