import Drawing
import Foundation
import Pages
import Testing

@Suite("Frames of lists")
struct FrameTests {
    private func folio(rows: ClosedRange<Int> = 9...11, group: String? = "Tổ 5") -> Folio {
        Folio(run: "0123abcd", group: group, sheet: 2, of: 2, rows: rows, of: 11)
    }

    private func frame(_ folio: Folio, settings: [String: String] = [:]) throws -> FilledFrame {
        let (template, sheet) = try ListDraft().load()
        return try sheet.fill(
            try #require(template.frame), folio, settings: try template.settings(settings),
            fonts: try fonts())
    }

    private func text(_ item: PageItem) -> String {
        guard case .text(_, let lines) = item else { return "?" }
        return lines.map(\.run.text).joined(separator: " ")
    }

    @Test("The texts of a sheet are filled from its place in the group, the settings and nothing else")
    func texts() throws {
        let full = try frame(folio(), settings: ["office": "UBND"])
        #expect(full.page.items.map(text) == ["Tổ 5 2/2", "9–11 11 UBND 0123abcd"])
        #expect(full.above == 1)
        let bare = try frame(folio(group: nil))
        #expect(bare.page.items.map(text) == ["2/2", "9–11 11 0123abcd"])
    }

    @Test("The heads come in order, those of two lines as one")
    func heads() throws {
        #expect(try frame(folio()).heads.map(text) == ["Số", "Tên Name", "Hộ", "Sinh", "Ký"])
        // They are tagged one by one, so they are not among the texts that are drawn as one.
        #expect(try frame(folio()).page.layer.text.map(\.run.text) == ["Danh sách"])
    }

    @Test(
        "The number of a row is as far from its cell as the first from the first, and there is none without a piece"
    )
    func numbers() throws {
        let beside = try frame(folio()).beside
        #expect(beside.map { $0.map(text) } == [["9."], ["10."], ["11."]])
        for (index, items) in beside.enumerated() {
            guard case .text(_, let lines) = items[0] else { continue }
            let origin = try #require(lines.first).origin
            #expect(abs(origin.x.mm - 20) < 1e-9 && abs(origin.y.mm - 26 - 11 * Double(index)) < 1e-9)
        }
        #expect(try frame(folio(rows: 1...8)).beside.count == 8)
    }

    @Test("An empty cell of a row stays a cell")
    func emptyCells() throws {
        let (template, _) = try ListDraft().load()
        let page = try #require(template.pages(for: citizen()).first)
        #expect(page.items.map(text) == ["Trần Văn Mẫu", "", "**/**/2003"])
        #expect(page.dump(fonts: try fonts()).ranges(of: "text ").count == 2)
    }

    @Test(
        "On the project's list a name has 12 points, one of 45 letters 10, in capitals 9",
        arguments: [
            ("Nguyễn Thị Thử Nghiệm", 11.9), ("Công Tằng Tôn Nữ Nguyễn Phúc Hoàng Khánh Huyền", 9.99),
            ("ĐẶNG NGUYỄN HOÀNG THỊ PHƯƠNG QUỲNH TRƯỜNG GIANG", 9.0),
        ])
    func nameSizes(_ name: String, _ least: Double) throws {
        let list = try template("hand-over-list")
        let page = try #require(
            list.pages(for: citizen(["full_name": name, "qr": "048203001234"])).first)
        guard case .text(_, let lines) = try #require(page.items.first) else { return }
        #expect(lines.map(\.run.text).joined(separator: " ") == name)
        #expect(lines.allSatisfy { $0.size.points >= least }, "\(lines.map(\.size.points))")
    }

    @Test("A profile moves the frame with the rows, and nothing by different ways")
    func profile() throws {
        let (template, sheet) = try ListDraft().load()
        let pages = try template.pages(for: citizen())
        let face = try #require(
            sheet.framed(sheet.impose(Array(repeating: pages, count: 3)), try frame(folio())).first)
        let surround = try #require(face.surround)
        #expect(face.places.count == 3 && surround.origin == .zero)
        let profile = try PrinterProfile(
            front: .init(x: 1.5, y: -0.5), back: .init(x: 0, y: 0), scale: .init(x: 101, y: 98))
        let moved = face.corrected(by: profile, isFront: true)
        for (old, new) in zip(
            face.places.map(\.origin) + [surround.origin],
            moved.places.map(\.origin) + [try #require(moved.surround).origin])
        {
            #expect(abs((new.x - old.x).mm - 1.5) < 1e-9 && abs((new.y - old.y).mm + 0.5) < 1e-9)
        }
        #expect(
            moved.surround?.frame == surround.frame && moved.places.map(\.page) == face.places.map(\.page))
    }

    @Test("A text without room is told by its field")
    func tooLong() throws {
        let error = try #require(throws: FrameError.self) {
            try frame(folio(group: String(repeating: "Tổ dân phố số ", count: 9)))
        }
        #expect(error.field == "group_name")
    }

    @Test(
        "What is wrong with a list is told with file and element",
        arguments: [
            ("frame: [100, 120]\n", "", "template.yaml", "frame", "frame.svg is there"),
            ("frame: [100, 120]", "frame: [100]", "template.yaml", "frame", "width and height"),
            ("frame: [100, 120]", "frame: [100, 121]", "frame.svg", "<svg> (line 1)", "viewBox"),
            ("trim: [60, 10]", "trim: [60, 4]", "template.yaml", "trim", "5 to 1200"),
            ("<path id=\"art\"", "<text x=\"1\" y=\"5\">Tên</text><path", "template.yaml", "frame", "header"),
            ("id=\"header\"", "id=\"heads\"", "frame.svg", "<svg> (line 1)", "header"),
            ("Hộ", "{office}", "frame.svg", "<text> (line 8)", "placeholder needs a slot"),
            ("{count}", "{full_name}", "frame.svg", "<text> (line 15)", "neither a field"),
            (
                "<path id=\"field\"", "<rect id=\"qr\" width=\"9\" height=\"9\"/><path", "frame.svg",
                "<rect id=\"qr\"> (line 2)", "no rule"
            ),
        ])
    func mistakes(_ old: String, _ new: String, _ file: String, _ element: String, _ reason: String) throws {
        let draft = try ListDraft().changing(old, to: new)
        let error = try #require(throws: TemplateError.self) { _ = try draft.load() }
        #expect(error.file == "draft/\(file)" && error.element == element, "\(error)")
        #expect(error.reason.contains(reason), "\(error.reason)")
    }

    @Test("A list has no back, and its frame must be there")
    func files() throws {
        var draft = ListDraft()
        draft.back = draft.row
        let back = try #require(throws: TemplateError.self) { _ = try draft.load() }
        #expect(back.element == "frame" && back.reason.contains("back.svg"))
        draft = ListDraft()
        draft.frame = ""
        let missing = try #require(throws: TemplateError.self) { _ = try draft.load() }
        #expect(missing.file == "draft/frame.svg")
    }

    @Test("The fingerprint's source changes with the frame")
    func source() throws {
        let changed = try ListDraft().changing("Danh sách", to: "Danh mục").load().0.source
        #expect(try ListDraft().load().0.source != changed)
    }
}
