import Foundation
import Testing

@Suite("The arrows between modules")
struct ArrowTests {
    /// Which of our modules a module may import.
    ///
    /// Source: Documentation/Architecture.md; `Tables` for `Press`, because rejected rows go back as a table.
    static let arrows: [String: Set<String>] = [
        "CCairo": [], "CDeflate": [], "CExpat": [], "CHarfBuzz": [], "CJPEG": [], "CPNG": [], "CQPDF": [],
        "CRsvg": [], "CSodium": [], "CSymbolReader": [], "CUnits": [], "CZip": [],
        "Tables": ["CExpat", "CZip"],
        "Records": ["Tables", "CUnits"],
        "Payloads": ["Records"],
        "Pictures": ["CJPEG", "CPNG"],
        "Symbols": ["CSymbolReader", "Pictures"],
        "Drawing": ["CCairo", "CDeflate", "CExpat", "CHarfBuzz", "CQPDF", "CRsvg"],
        "Pages": ["Records", "Symbols", "Drawing"],
        "Press": ["Tables", "Records", "Payloads", "Pictures", "Symbols", "Drawing", "Pages"],
        "Store": ["Records"],
        "Access": ["CSodium"],
        "Web": ["Records"],
        "Office": [
            "Records", "Payloads", "Pictures", "Symbols", "Drawing", "Pages", "Press", "Store", "Access",
            "Web",
        ],
        "qrpress": [
            "Tables", "Records", "Payloads", "Pictures", "Symbols", "Drawing", "Pages", "Press",
            "Store", "Access", "Web", "Office",
        ],
    ]
    /// Modules that are not ours.
    static let guests: [String: Set<String>] = [
        "Records": ["Synchronization"],
        "Symbols": ["Synchronization"],
        "Drawing": ["Synchronization"],
        "Payloads": ["Crypto"],
        "Pages": ["Yams"],
        "Press": ["Synchronization"],
        "Store": ["Crypto", "GRDB", "Synchronization"],
        "Access": ["Crypto", "Dispatch", "Synchronization"],
        "Web": [
            "AsyncAlgorithms", "HTTPTypes", "Hummingbird", "HummingbirdCore", "NIOCore", "NIOHTTP1",
            "NIOHTTPTypes", "NIOPosix",
            "ServiceLifecycle", "Synchronization",
        ],
        "Office": [
            "Crypto", "Dispatch", "HTTPTypes", "Hummingbird", "HummingbirdCore", "HummingbirdTLS", "Logging",
            "Mustache", "NIOCore", "NIOSSL",
            "ServiceLifecycle", "Synchronization",
        ],
        "qrpress": ["ArgumentParser", "Configuration", "Logging", "Synchronization", "SystemPackage"],
    ]
    static let everywhere: Set = ["Foundation", "Glibc"]

    static func strays(in source: Source) throws -> [Import] {
        let allowed = arrows[source.target, default: []].union(guests[source.target, default: []])
            .union(everywhere)
        return try source.imports().filter { !allowed.contains($0.module) }
    }

    @Test("Every import is in the table")
    func everyImportIsAllowed() throws {
        let sources = try Source.all()
        #expect(try sources.flatMap { try $0.imports() }.count > 50)
        for stray in try sources.flatMap(Self.strays) {
            Issue.record("\(stray), which the table does not allow")
        }
    }

    @Test("No module reaches itself along the arrows")
    func noCircle() {
        for start in Self.arrows.keys {
            var reached: Set<String> = []
            var next = Self.arrows[start, default: []]
            while !next.isEmpty {
                reached.formUnion(next)
                next = Set(next.flatMap { Self.arrows[$0, default: []] }).subtracting(reached)
            }
            #expect(!reached.contains(start))
        }
    }

    @Test("Every folder of Sources is in the table and a target of Package.swift, and nothing else is")
    func everyFolderIsKnown() throws {
        let folders = Set(try Source.all().map(\.target))
        #expect(folders == Set(Self.arrows.keys))
        let package = try manifest()
        for target in Self.arrows.keys {
            #expect(package.contains("\"\(target)\""), "\(target) is no target")
        }
    }

    @Test("Package.swift gives no module more than the table")
    func packageAgrees() throws {
        let modules = try manifest().matches(of: /module\(\s*"(\w+)",\s*uses:\s*\[([^\]]*)\]/)
        #expect(modules.count >= 6)
        for module in modules {
            let uses = module.2.replacing(/\.product\([^)]*\)/, with: "").matches(of: /"(\w+)"/)
            let extra = Set(uses.map { String($0.1) }).subtracting(Self.arrows[String(module.1), default: []])
            #expect(extra.isEmpty, "\(module.1) uses \(extra)")
        }
    }

    @Test("A wrong arrow is found however it is written, with file, line and module")
    func wrongArrowsAreFound() throws {
        let lines = [
            "import Foundation", "package import Pages", "  @preconcurrency import Press",
            "@testable internal import struct Office.Token", "// import Symbols",
            "let text = \"import Tables\"",
            "import Records; import Crypto", "@_spi(Made) import Yams  // for now",
        ]
        let source = Source(target: "Drawing", path: "Drawing/Made.swift", lines: lines)
        #expect(
            try Self.strays(in: source).map(\.description) == [
                "Drawing/Made.swift:2 imports Pages", "Drawing/Made.swift:3 imports Press",
                "Drawing/Made.swift:4 imports Office", "Drawing/Made.swift:7 imports Records",
                "Drawing/Made.swift:7 imports Crypto", "Drawing/Made.swift:8 imports Yams",
            ])
    }

    private func manifest() throws -> String {
        try String(contentsOf: root.appending(path: "Package.swift"), encoding: .utf8)
    }
}
