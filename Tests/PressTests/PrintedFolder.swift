import Drawing
import Foundation
import Judges
import Pages
import Press
import Records
import Tables

extension Arrangement {
    /// The usual way of using sheets, with a change.
    static func with(_ change: (inout Arrangement) -> Void) -> Arrangement {
        var arrangement = Arrangement()
        change(&arrangement)
        return arrangement
    }
}

extension Scratch {
    /// The first rows of an example table, as a table of its own.
    func rows(_ count: Int, of table: String) throws -> String {
        let text = try String(contentsOfFile: "\(Project.root)/Examples/\(table)", encoding: .utf8)
        let lines = text.split(whereSeparator: \.isNewline).prefix(count + 1)
        return try file("rows.csv", lines.joined(separator: "\n").utf8)
    }
}

/// A finished run in a folder of its own, made from the checkout's templates and fonts.
struct PrintedFolder: Sendable {
    let scratch: Scratch
    let report: Report
    let sheet: Sheet

    static let fonts = Result { try FontBook(folder: "\(Project.root)/Fonts") }

    /// The project's templates and sheets.
    static let templates = "\(Project.root)/Templates"

    static func press(
        _ template: String, in templates: String = templates, settings: [String: String] = [:],
        edition: Edition = .standard
    ) throws -> Press {
        let fonts = try fonts.get()
        let template = try Template(
            id: template, in: templates, fonts: fonts, kindsOfCode: Press.kindsOfCode, edition: edition)
        return Press(
            template: template, settings: try Settings(settings, for: template, date: try day), fonts: fonts)
    }

    static var day: Day {
        get throws {
            guard let day = Day(year: 2021, month: 12, day: 20) else { throw NoSuchThing() }
            return day
        }
    }

    struct NoSuchThing: Error {}

    init(
        _ template: String, in templates: String = templates, _ input: String,
        sheet name: String = "single", format: Format = .pdf, settings: [String: String] = [:],
        arrangement: Arrangement = Arrangement(), duplicates: Duplicates.Policy = .keep,
        encoding: TextEncoding? = nil, sort: [String] = [], maxSheets: Int = Order.usualSheets,
        edition: Edition = .standard, change: (inout Run.Manner) -> Void = { _ in }
    ) throws {
        let press = try Self.press(template, in: templates, settings: settings, edition: edition)
        let catalogue =
            try Sheet.catalogue(in: Self.templates) + [
                .single(press.template.trim), .singleMarks(press.template.trim, bleed: press.template.bleed),
            ]
        guard let sheet = catalogue.first(where: { $0.id == name }) else { throw NoSuchThing() }
        let scratch = try Scratch()
        let order = try Order(
            press: press, sheet: sheet, arrangement: arrangement, format: format, input: input,
            reading: Table.Options(encoding: encoding), duplicates: duplicates, sort: sort,
            maxSheets: maxSheets, version: "test")
        var manner = Run.Manner()
        change(&manner)
        report = try Run(order, to: .folder(scratch.path("run")), manner).print()
        self.scratch = scratch
        self.sheet = order.sheet
    }

    func path(_ name: String) -> String { scratch.path("run/\(name)") }

    var names: [String] {
        get throws { try FileManager.default.contentsOfDirectory(atPath: scratch.path("run")).sorted() }
    }

    /// One printed item of the manifest.
    struct Item: Sendable {
        let recordID: String
        let line: Int
        let file: String
        let page: Int
        let cell: Int
    }

    func manifest() throws -> [Item] {
        try CSVTruth.rows(path("manifest.csv")).map { row in
            guard let id = row["record_id"], let line = row["line"].flatMap({ Int($0) }),
                let file = row["file"],
                let page = row["page"].flatMap({ Int($0) }), let cell = row["cell"].flatMap({ Int($0) })
            else { throw NoSuchThing() }
            return Item(recordID: id, line: line, file: file, page: page, cell: cell)
        }
    }
}
