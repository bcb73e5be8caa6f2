import Drawing
import Pages
import Records
import Symbols
import Testing

@Suite("A record becomes pages")
struct RecordPagesTests {
    /// The problems of a record, as `code field`.
    private func problems(_ template: Template, _ record: Record) throws -> [String] {
        do {
            _ = try template.pages(for: record)
            return []
        } catch let problems as Problems {
            #expect(problems.all.allSatisfy { $0.line == record.line })
            #expect(
                problems.all.allSatisfy {
                    !$0.message.vi.isEmpty && !$0.message.en.isEmpty && !$0.hint.vi.isEmpty
                })
            return problems.all.map { "\($0.code) \($0.field)" }
        }
    }

    @Test("All problems of a record are told at once")
    func allAtOnce() throws {
        let template = try Draft().changing("requires: [full_name]", to: "requires: [full_name, ward, phone]")
            .load()
        let record = try citizen([
            "full_name": String(repeating: "Nguyễn ", count: 20) + "An", "hotline": "☎ 王", "ward": "",
        ])
        #expect(
            try problems(template, record) == [
                "field.empty ward", "field.empty phone", "text.too-long full_name", "text.no-glyph hotline",
            ])
    }

    @Test("A field that is needed may come from the run")
    func neededFromRun() throws {
        let template = try Draft().changing("requires: [full_name]", to: "requires: [hotline]").load()
        #expect(try problems(template, citizen()).isEmpty)
        let settings = try template.settings(["hotline": ""])
        let record = try citizen()
        let found = try #require(throws: Problems.self) {
            try template.pages(
                for: record, symbols: template.symbols(for: record), settings: settings, fonts: fonts())
        }
        #expect(found.all.map(\.code) == ["field.empty"])
    }

    @Test("The problem of a missing letter names it, that of a long text the smallest size")
    func messages() throws {
        let template = try Draft().load()
        for (field, value, wanted) in [
            ("hotline", "王", "王"), ("full_name", String(repeating: "m", count: 90), "6.2 pt"),
        ] {
            let record = try citizen([field: value])
            let found = try #require(throws: Problems.self) { try template.pages(for: record) }
            #expect(found.all.count == 1)
            #expect(found.all.allSatisfy { $0.message.vi.contains(wanted) && $0.message.en.contains(wanted) })
        }
    }

    @Test("A slot with nothing to say prints nothing")
    func emptySlot() throws {
        let template = try Draft().load()
        func slots(_ settings: [String: String]) throws -> [String] {
            try template.pages(for: citizen(), settings: settings).flatMap(\.items).map { item in
                switch item {
                case .text(let slot, _): slot
                case .symbol(let symbol): symbol.slot
                }
            }
        }
        #expect(try slots([:]) == ["name", "phone", "qr"])
        #expect(try slots(["hotline": ""]) == ["name", "qr"])
    }

    @Test("The symbol lies in the middle of its slot, as large as the rule says, with its quiet zone inside")
    func symbols() throws {
        for (id, record) in [
            ("wallet-card", try citizen()), ("lanyard-card", try citizen()), ("venue-poster", try venue()),
        ] {
            let template = try template(id)
            let slot = try #require(template.symbolSlots.first)
            let found = try template.pages(for: record).flatMap(\.items).compactMap { item -> PlacedSymbol? in
                if case .symbol(let symbol) = item { symbol } else { nil }
            }
            #expect(found.count == 1)
            let placed = try #require(found.first)
            #expect(placed.limit == slot.frame && slot.frame.contains(placed.ground))
            #expect(abs((placed.ground.size.width - placed.area.size.width).mm - 8 * placed.module.mm) < 1e-9)
            #expect(abs((placed.area.centre.x - slot.frame.centre.x).mm) < 1e-9)
            #expect(placed.module.mm >= slot.rule.smallestModule.mm - 1e-9)
            let measured = slot.rule.reading == .box ? placed.ground : placed.area
            #expect(abs((measured.size.width - slot.rule.size).mm) < 1e-9)
            #expect(placed.symbol == (try template.symbols(for: record))["qr"])
        }
    }

    @Test("Nothing a page says of itself holds the payload")
    func noPayload() throws {
        for (id, record) in [
            ("wallet-card", try citizen()), ("lanyard-card", try citizen()), ("venue-poster", try venue()),
        ] {
            let text = try template(id).pages(for: record).map { $0.dump(fonts: try fonts()) }.joined()
            let payload = String(decoding: record.qr, as: UTF8.self)
            #expect(text.contains("symbol qr version"))
            #expect(!text.contains(payload))
            for part in payload.split(separator: "|") where part.count > 9 { #expect(!text.contains(part)) }
        }
    }

    @Test("The same record gives the same text of its pages, another one another text")
    func pure() throws {
        let template = try Draft().load()
        func dump(_ record: Record) throws -> String {
            try template.pages(for: record).map { $0.dump(fonts: try fonts()) }.joined()
        }
        #expect(try dump(citizen()) == dump(citizen()))
        #expect(try dump(citizen()) != dump(citizen(["full_name": "Trần Văn Mậu"])))
    }

    @Test("A page as text has every item with its place")
    func dump() throws {
        let page = try #require(try Draft().load().pages(for: citizen(["full_name": "An"])).first)
        let lines = page.dump(fonts: try fonts()).split(separator: "\n")
        #expect(lines.count == 6)
        #expect(lines[0] == "page front 60.00 × 40.00 mm")
        #expect(lines[1] == "art")
        #expect(lines[2] == "fixed 8.50 pt Noto Sans 700 #000000 at 30.00 38.00 “Fixed”")
        #expect(lines[3].hasPrefix("text name 8.50 pt Be Vietnam Pro 700 #111111 at 2.00 "))
        #expect(lines[3].hasSuffix(" “An”"))
        #expect(lines[4].hasSuffix(" at 2.00 23.14 “Gọi 1022”") || lines[4].contains("“Gọi 1022”"))
        #expect(lines[5].hasPrefix("symbol qr version ") && lines[5].hasSuffix("“Mã của An”"))
    }
}
