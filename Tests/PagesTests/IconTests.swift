import Drawing
import Foundation
import Testing

/// The icons of the family, each drawn once and copied into the templates that show it.
@Suite("The icons")
struct IconTests {
    private static let folder = "\(templates)/icons"
    private static let drawings =
        (try? FileManager.default.subpathsOfDirectory(atPath: templates))?
        .filter { $0.hasSuffix(".svg") && !$0.hasPrefix("icons/") }.sorted() ?? []

    /// The shapes of a drawing, without the names that a designer's program gives them.
    private func shapes(_ element: SVGElement) -> [String] {
        element.elements.flatMap { child -> [String] in
            if child.name == "g" { return shapes(child) }
            if ["title", "desc"].contains(child.name) { return [] }
            let attributes = child.attributes.filter { $0.key != "id" }.sorted { $0.key < $1.key }
            return ["\(child.name) \(attributes.map { "\($0.key)=\($0.value)" }.joined(separator: " "))"]
        }
    }

    private func groups(_ element: SVGElement) -> [SVGElement] {
        element.elements.flatMap { groups($0) + ($0.name == "g" ? [$0] : []) }
    }

    private func svg(_ path: String) throws -> SVGElement {
        try SVGElement(parsing: [UInt8](Data(contentsOf: URL(filePath: path))))
    }

    @Test("A group “icon-NAME” holds the shapes of icons/NAME.svg", arguments: drawings)
    func copies(_ drawing: String) throws {
        for group in groups(try svg("\(templates)/\(drawing)")) {
            guard let id = group.attributes["id"], id.hasPrefix("icon-") else { continue }
            let name = id.dropFirst("icon-".count).prefix { $0 != "-" }
            #expect(shapes(group) == shapes(try svg("\(Self.folder)/\(name).svg")), "\(id)")
        }
    }

    @Test("Each icon has a grid of 24 and strokes of 2 with round ends, and is shown somewhere")
    func grid() throws {
        let text = try Self.drawings.map { try String(contentsOfFile: "\(templates)/\($0)", encoding: .utf8) }
        for name in try FileManager.default.contentsOfDirectory(atPath: Self.folder) {
            let icon = try svg("\(Self.folder)/\(name)")
            #expect(icon.attributes["viewBox"] == "0 0 24 24", "\(name)")
            let group = try #require(icon.elements.first { $0.name == "g" })
            for (key, value) in [("stroke-width", "2"), ("stroke-linecap", "round"), ("fill", "none")] {
                #expect(group.attributes[key] == value, "\(name)")
            }
            let id = "icon-\(name.dropLast(".svg".count))"
            #expect(text.contains { $0.contains("\"\(id)\"") || $0.contains("\"\(id)-") }, "\(name)")
        }
    }
}
