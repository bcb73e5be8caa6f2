import Foundation
import Judges
import Pages
import Press
import Testing

@Suite("The hand-over list")
struct HandOverListTests {
    private static let fields: [String?] = ["group", "ward", nil]

    @Test(
        "Every resident stands once, in the row that the manifest names, with the number within the group",
        arguments: fields)
    func residents(_ field: String?) throws {
        let list = try PrintedList(by: field)
        let items = try list.items()
        #expect(items.count == 600 && list.run.report.counts.printed == 600)
        var places: Set<[Int]> = []
        var page = 0
        for group in list.groups {
            for (index, row) in group.rows.enumerated() {
                if index % PrintedList.rowsToAPage == 0 { page += 1 }
                let cell = index % PrintedList.rowsToAPage + 1
                let item = try #require(items.first { $0.line == row + 2 })
                #expect(item.page == page && item.cell == cell && places.insert([page, cell]).inserted)
                #expect(list.text(page: page, cell: cell, x: 13...23.5) == "\(index + 1)")
                let name = list.text(page: page, cell: cell, x: 25...84)
                #expect(name == list.rows[row]["full_name"])
            }
        }
        #expect(list.words.count == page && list.run.report.counts.pages == page)
        // Nobody else is on it: no other row has a name.
        let written = (1...page).flatMap { page in (1...20).map { [page, $0] } }
            .filter { !list.text(page: $0[0], cell: $0[1], x: 13...143).isEmpty }
        #expect(Set(written) == places)
    }

    @Test("A rejected row is on no page and in the rejects", arguments: fields)
    func rejected(_ field: String?) throws {
        let list = try PrintedList(by: field)
        #expect(!list.words.flatMap(\.self).contains { $0.text == "Không" })
        let rejects = try CSVTruth.rows(list.run.path("rejects.csv"))
        #expect(rejects.map { $0["full_name"] } == [PrintedList.rejected])
    }

    @Test(
        "Every page says its group, its place among the group's pages, its rows and the heads",
        arguments: fields)
    func frames(_ field: String?) throws {
        let list = try PrintedList(by: field, settings: ["office": "UBND phường Thử", "hotline": "19001905"])
        var page = 0
        for group in list.groups {
            let count = group.rows.count
            let sheets = (count + 19) / 20
            for sheet in 1...sheets {
                page += 1
                #expect(list.text(page: page, x: 150...196, y: 20...27) == "Trang \(sheet)/\(sheets)")
                #expect(list.text(page: page, x: 15...134, y: 34.5...46.2) == group.name)
                #expect(list.text(page: page, x: 138...164, y: 34.5...46.2) == "\(count)")
                let rows = "\(sheet * 20 - 19)–\(min(sheet * 20, count))"
                #expect(list.text(page: page, x: 169...196, y: 34.5...46.2) == rows)
                #expect(
                    list.text(page: page, x: 15...196, y: 50...54)
                        == "STT Họ và tên Ngày sinh Tổ, phường Người nhận Ký nhận")
                #expect(
                    list.text(page: page, x: 15...130, y: 285...290) == "UBND phường Thử · Hỗ trợ 19001905")
                #expect(
                    list.text(page: page, x: 130...196, y: 285...290)
                        == "Ngày in 20/12/2021 · Lần in \(list.run.report.run)")
            }
        }
        #expect(list.words.count == page)
    }

    @Test("Birthdays are masked unless that is switched off")
    func masked() throws {
        let birthdays = try ["yes", "no"].map { mask in
            let list = try PrintedList(by: nil, settings: ["mask": mask])
            let row = try #require(list.groups.first?.rows.first)
            return (list.text(page: 1, cell: 1, x: 84...107), list.rows[row]["date_of_birth"] ?? "?")
        }
        #expect(birthdays[0].0 == "**/**/\(birthdays[0].1.suffix(4))")
        #expect(birthdays[1].0 == birthdays[1].1)
    }

    @Test("A name of 45 letters is printed whole")
    func longNames() throws {
        let scratch = try Scratch()
        for name in [
            "Công Tằng Tôn Nữ Nguyễn Phúc Hoàng Khánh Huyền",
            "ĐẶNG NGUYỄN HOÀNG THỊ PHƯƠNG QUỲNH TRƯỜNG GIANG",
        ] {
            let input = try scratch.file("in.csv", "full_name,qr\n\(name),không-phải-mã\n".utf8)
            let run = try PrintedFolder("hand-over-list", input, sheet: "hand-over-a4")
            #expect(run.report.counts.printed == 1 && name.count >= 45)
            let pdf = ForeignPDF(run.path("hand-over-list-0001.pdf"))
            #expect(
                try pdf.text(page: 1, dpi: 254, x: 250, y: 591, width: 590, height: 105) == name)
        }
    }

    @Test("A list of pieces in memory is, byte for byte, the document of a run over the same rows")
    func inMemory() throws {
        let scratch = try Scratch()
        let input = try scratch.rows(45, of: "residents.csv")
        let run = try PrintedFolder("hand-over-list", input, sheet: "hand-over-a4")
        let press = try PrintedFolder.press("hand-over-list")
        let pieces = try CSVTruth.rows(input).map { try press.piece(for: try press.record(named: $0)) }
        #expect(pieces.count == 45)
        let document = try press.pdf(of: pieces, on: run.sheet, run: run.report.run)
        let file = try Data(contentsOf: URL(filePath: run.path("hand-over-list-0001.pdf")))
        #expect(Array(file) == document)
    }

    @Test("The same table gives the same bytes")
    func sameBytes() throws {
        let lists = try (0..<2).map { _ in try PrintedList(by: "ward") }
        let folders = lists.map { $0.run.path("") }
        let verdict = try Tool("diff")(["-r"] + folders)
        withExtendedLifetime(lists) { #expect(verdict.status == 0, "\(verdict.text)") }
    }

    @Test("A list is neither a picture, nor cut in piles, nor begun in the middle, nor on other paper")
    func refused() throws {
        let scratch = try Scratch()
        let input = try scratch.file("in.csv", "full_name,qr\nTrần Văn Mẫu,mã\n".utf8)
        func print(
            sheet: String = "hand-over-a4", format: Format = .pdf,
            _ change: (inout Arrangement) -> Void = { _ in }
        ) throws {
            _ = try PrintedFolder(
                "hand-over-list", input, sheet: sheet, format: format, arrangement: .with(change))
        }
        let whole = PressError.arrangement(.wholeSheetsOnly(template: "hand-over-list"))
        #expect(throws: whole) { try print(format: .png(dpi: 200)) }
        #expect(throws: whole) { try print { $0.order = .stack } }
        #expect(throws: whole) { try print { $0.startCell = 2 } }
        #expect(throws: PressError.arrangement(.noBack(template: "hand-over-list"))) {
            try print { $0.isFolded = true }
        }
        #expect(throws: PressError.sheetDoesNotFit(sheet: "single", template: "hand-over-list")) {
            try print(sheet: "single")
        }
    }

    @Test(
        "What does not fit the frame is told by name, by check as well as by the run, and nothing is printed")
    func frameText() throws {
        let scratch = try Scratch()
        let long = String(repeating: "rất dài ", count: 30)
        let group = try scratch.file(
            "group.csv", "full_name,group,district,qr\nTrần Văn Mẫu,Tổ 1,\(long),mã\n".utf8)
        let plain = try scratch.file("plain.csv", "full_name,qr\nTrần Văn Mẫu,mã\n".utf8)
        let sheet = try #require(
            Sheet.catalogue(in: PrintedFolder.templates).first { $0.id == "hand-over-a4" })
        for (input, field, settings, wanted) in [
            (plain, nil, ["office": long], ArrangementError.frameText(field: "office")),
            (group, "group", [:], .groupName("Tổ 1, \(long)".trimmingCharacters(in: .whitespaces))),
        ] {
            let arrangement = Arrangement.with { $0.groupField = field }
            let order = try Order(
                press: PrintedFolder.press("hand-over-list", settings: settings), sheet: sheet,
                arrangement: arrangement, format: .pdf, input: input, version: "test")
            #expect(throws: PressError.arrangement(wanted)) { _ = try Inspection(order) { _ in } }
            let folder = scratch.path("run")
            #expect(throws: PressError.arrangement(wanted)) {
                _ = try Run(order, to: .folder(folder)).print()
            }
            #expect(try FileManager.default.contentsOfDirectory(atPath: folder).isEmpty)
        }
    }
}
