import Drawing
import Pages
import Records
import Testing

@Suite("The templates of the project")
struct TemplateTests {
    @Test("The gallery is whole, in the order of the names")
    func ids() {
        let gallery = [
            "admin-sheet", "checkpoint-sign", "counter-sign", "fold-card", "hand-over-list",
            "inspection-slip",
            "lanyard-card", "lanyard-card-a6", "pick-up-slip", "reminder-letter", "resident-leaflet",
            "staff-sheet",
            "vehicle-seat-back", "vehicle-sticker", "venue-pack", "venue-poster", "venue-poster-a3",
            "venue-poster-a5", "wallet-card",
        ]
        #expect(Template.ids(in: templates) == gallery)
        #expect(Template.ids(in: "/nowhere").isEmpty)
    }

    // Sizes: ISO/IEC 7810 (ID-1), ISO 216 (A7, A4).
    @Test(
        "Each has its size, its sides and one code",
        arguments: [
            ("wallet-card", 85.6, 53.98, ["front", "back"]), ("lanyard-card", 74, 105, ["front"]),
            ("venue-poster", 210, 297, ["front"]),
        ])
    func parts(_ id: String, _ width: Double, _ height: Double, _ sides: [String]) throws {
        let template = try template(id)
        #expect(template.id == id)
        #expect(try template.trim == size(width, height))
        #expect(template.sides.map(\.name) == sides)
        #expect(template.symbolSlots.map(\.id) == ["qr"])
        #expect(!template.title.vi.isEmpty && !template.title.en.isEmpty && !template.summary.vi.isEmpty)
    }

    @Test("No fixed text stands on a code or its quiet zone", arguments: Template.ids(in: templates))
    func codesAreFree(_ id: String) throws {
        for side in try template(id).sides {
            for slot in side.slots {
                guard case .symbol(let symbol) = slot else { continue }
                for run in side.layer.text {
                    let end = run.origin + Point(x: run.size * run.run.advance, y: .zero)
                    #expect(
                        !symbol.frame.contains(run.origin) && !symbol.frame.contains(end), "\(run.run.text)")
                }
            }
        }
    }

    @Test("Each prints its own sample", arguments: Template.ids(in: templates))
    func samples(_ id: String) throws {
        let template = try template(id)
        let values = template.sample.sorted { $0.key < $1.key }.map { (name: $0.key, value: $0.value) }
        let pages = try template.pages(for: try Record(template.kind, named: values, today: today()))
        #expect(pages.map(\.side) == template.sides.map(\.name))
        #expect(pages.allSatisfy { $0.trim == template.trim && !$0.items.isEmpty })
    }

    @Test("The fingerprint's source changes with any of the files")
    func source() throws {
        let draft = try Draft().load().source
        #expect(try Draft().load().source == draft)
        #expect(try Draft().changing("Fixed", to: "Fixes").load().source != draft)
        #expect(try Draft().changing("\"1022\"", to: "\"1023\"").load().source != draft)
    }
}
