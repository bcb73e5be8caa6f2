import Foundation
import Testing

/// The root of the package that this file belongs to.
let root = URL(filePath: #filePath).resolvingSymlinksInPath().deletingLastPathComponent()
    .deletingLastPathComponent().deletingLastPathComponent()

/// A file below `Sources`.
struct Source: Sendable, CustomTestStringConvertible {
    /// The folder directly below `Sources`.
    let target: String
    /// From `Sources` on, for example `Pages/Page.swift`.
    let path: String
    let lines: [String]

    var testDescription: String { path }

    /// Every file of code, in the order of the paths.
    static func all() throws -> [Source] {
        let folder = root.appending(path: "Sources")
        let files = try #require(FileManager.default.enumerator(atPath: folder.path))
        let paths = files.compactMap { $0 as? String }.filter { path in
            [".swift", ".c", ".h"].contains { path.hasSuffix($0) }
        }
        return try paths.sorted().map { path in
            let text = try String(contentsOf: folder.appending(path: path), encoding: .utf8)
            let target = path.split(separator: "/").first.map(String.init) ?? ""
            return Source(target: target, path: path, lines: text.components(separatedBy: "\n"))
        }
    }

    /// The lines without comments and without the text of strings, numbered from 1.
    ///
    /// Texts of several lines stay: a stray match in one is a false alarm and never a miss.
    var code: [(number: Int, text: String)] {
        lines.enumerated().map { index, line in
            let bare = line.replacing(/"(\\.|[^"\\])*"/, with: "\"\"")
            return (
                index + 1, String(bare.prefix(upTo: bare.firstRange(of: "//")?.lowerBound ?? bare.endIndex))
            )
        }
    }
}
