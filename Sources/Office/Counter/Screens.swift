import Foundation
import Mustache
import Payloads
package import Web

/// The pages that people see, read once: every template of a folder in each language.
///
/// A template holds both languages beside each other: `[[In thẻ|Print a card]]`. `[[@style.css]]` is the address of an asset,
/// `[[#scan]]` that of an icon.
package struct Screens: Sendable {
    let assets: Assets
    private let libraries: [Language: MustacheLibrary]

    /// Why the folder cannot be used.
    package struct Fault: Error, Sendable, Hashable {
        /// The file, from the folder on.
        package let file: String
        package let reason: String
    }

    /// Reads the `*.mustache` of `folder` and its assets; `icons` holds the icons of the templates, a file each.
    ///
    /// Throws the first ``Fault``.
    package init(folder: String, icons: String) throws(Fault) {
        MustacheContentTypes.register(Markup(), named: Markup.name)
        let assets = try Assets(folder: folder, icons: icons)
        self.assets = assets
        let sources = try Self.sources(in: folder)
        var libraries: [Language: MustacheLibrary] = [:]
        for language in Language.allCases {
            var library = MustacheLibrary()
            for (name, text) in sources {
                do {
                    let spoken = try Phrases.resolve(text, in: language, assets)
                    try library.register("{{% CONTENT_TYPE: \(Markup.name)}}" + spoken, named: name)
                } catch let error as Phrases.Fault {
                    throw Fault(file: "\(name).mustache", reason: error.text)
                } catch {
                    throw Fault(file: "\(name).mustache", reason: "\(error)")
                }
            }
            libraries[language] = library
        }
        self.libraries = libraries
    }

    /// The screen of this name as HTML; nil when there is none.
    package func html(_ name: String, in language: Language, _ content: some Sendable) -> String? {
        libraries[language]?.render(content, withTemplate: name)
    }

    /// Every template by its path without the ending.
    private static func sources(in folder: String) throws(Fault) -> [(name: String, text: String)] {
        guard let files = FileManager.default.enumerator(atPath: folder) else {
            throw Fault(file: folder, reason: "it cannot be read")
        }
        var sources: [(name: String, text: String)] = []
        for case let path as String in files where path.hasSuffix(".mustache") {
            guard let bytes = FileManager.default.contents(atPath: "\(folder)/\(path)"),
                let text = String(bytes: bytes, encoding: .utf8)
            else { throw Fault(file: path, reason: "it cannot be read as UTF-8") }
            sources.append((name: String(path.dropLast(".mustache".count)), text: text))
        }
        return sources.sorted { $0.name < $1.name }
    }
}

/// Text in HTML, also between the quotes of an attribute.
///
/// By Unicode scalar: a quote that a combining mark follows is another character, and yet a quote to a browser.
private struct Markup: MustacheContentType {
    static let name = "MARKUP"

    func escapeText(_ text: String) -> String {
        var escaped = String.UnicodeScalarView()
        for scalar in text.unicodeScalars {
            switch scalar {
            case "&": escaped.append(contentsOf: "&amp;".unicodeScalars)
            case "<": escaped.append(contentsOf: "&lt;".unicodeScalars)
            case ">": escaped.append(contentsOf: "&gt;".unicodeScalars)
            case "\"": escaped.append(contentsOf: "&quot;".unicodeScalars)
            case "'": escaped.append(contentsOf: "&#39;".unicodeScalars)
            default: escaped.append(scalar)
            }
        }
        return String(escaped)
    }
}

/// The places of a template that depend on the language or on a file.
private enum Phrases {
    struct Fault: Error { let text: String }

    /// Puts a language's half in the place of each `[[vi|en]]`, and addresses in that of `[[@file]]` and `[[#icon]]`.
    static func resolve(_ text: String, in language: Language, _ assets: Assets) throws(Fault) -> String {
        var result = ""
        var rest = text[...]
        while let begin = rest.range(of: "[[") {
            result += rest[..<begin.lowerBound]
            guard let end = rest[begin.upperBound...].range(of: "]]") else {
                throw Fault(text: "“[[” has no “]]”")
            }
            result += try phrase(rest[begin.upperBound..<end.lowerBound], in: language, assets)
            rest = rest[end.upperBound...]
        }
        return result + rest
    }

    private static func phrase(
        _ phrase: Substring, in language: Language, _ assets: Assets
    ) throws(Fault) -> String {
        switch phrase.first {
        case "@":
            guard let asset = assets[String(phrase.dropFirst())] else {
                throw Fault(text: "there is no asset \(phrase)")
            }
            return asset.path
        case "#":
            let icon = String(phrase.dropFirst())
            guard let sprite = assets.icon(icon) else { throw Fault(text: "there is no icon \(phrase)") }
            return sprite
        default:
            let halves = phrase.split(separator: "|", omittingEmptySubsequences: false)
            guard halves.count == 2 else { throw Fault(text: "“\(phrase)” is not in two languages") }
            return String(halves[language == .vi ? 0 : 1])
        }
    }
}
