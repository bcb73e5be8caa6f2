import Foundation
import Payloads

/// What pages load besides themselves: style, script, fonts, pictures.
///
/// An address holds a part of the file's hash, so browsers may keep it for good.
struct Assets: Sendable {
    struct Asset: Sendable {
        let media: String
        let bytes: [UInt8]
        /// Where browsers find it.
        let path: String
        let hash: String
    }

    private let byName: [String: Asset]
    private let byPath: [String: Asset]
    private let icons: Set<String>

    /// The folder below which all addresses are.
    static let root = "/assets"
    private static let sprite = "icons.svg"
    private static let media = [
        "css": "text/css; charset=utf-8", "js": "text/javascript; charset=utf-8", "svg": "image/svg+xml",
        "png": "image/png", "woff2": "font/woff2", "ico": "image/x-icon",
    ]

    /// Reads every file of the folder that has a known ending, and makes one picture of all icons: those of the templates and
    /// those in `icons/`.
    ///
    /// A style sheet may name other assets as `url(file)`.
    init(folder: String, icons folderOfIcons: String) throws(Screens.Fault) {
        var found: [String: Asset] = [:]
        let files = (FileManager.default.enumerator(atPath: folder)?.compactMap { $0 as? String } ?? [])
        // Style sheets last: they name the others.
        for path in files.filter({ !$0.hasPrefix("icons/") }).sorted(by: {
            ($0.hasSuffix("css") ? 1 : 0, $0) < ($1.hasSuffix("css") ? 1 : 0, $1)
        }) {
            guard let ending = path.split(separator: ".").last.map(String.init),
                let media = Self.media[ending]
            else {
                continue
            }
            guard let data = FileManager.default.contents(atPath: "\(folder)/\(path)") else {
                throw Screens.Fault(file: path, reason: "it cannot be read")
            }
            var bytes = Array(data)
            if ending == "css" {
                var text = String(decoding: bytes, as: UTF8.self)
                for (name, asset) in found {
                    text = text.replacing("url(\(name))", with: "url(\(asset.path))")
                }
                bytes = Array(text.utf8)
            }
            found[path] = Asset(path, media, bytes)
        }
        let icons = try Self.icons(in: folderOfIcons) + Self.icons(in: "\(folder)/icons")
        found[Self.sprite] = Asset(
            Self.sprite, "image/svg+xml",
            Array(#"<svg xmlns="http://www.w3.org/2000/svg">\#(icons.map(\.symbol).joined())</svg>"#.utf8))
        byName = found
        byPath = Dictionary(found.values.map { ($0.path, $0) }) { first, _ in first }
        self.icons = Set(icons.map(\.name))
    }

    subscript(_ name: String) -> Asset? { byName[name] }

    /// The asset at an address.
    func asset(at path: String) -> Asset? { byPath[path] }

    /// The address of an icon; nil when there is none of this name.
    func icon(_ name: String) -> String? {
        icons.contains(name) ? byName[Self.sprite].map { "\($0.path)#\(name)" } : nil
    }

    /// Every icon as a symbol of one picture, in the colour of the text beside it.
    private static func icons(in folder: String) throws(Screens.Fault) -> [(name: String, symbol: String)] {
        let files = (try? FileManager.default.contentsOfDirectory(atPath: folder)) ?? []
        var icons: [(name: String, symbol: String)] = []
        for file in files.sorted() where file.hasSuffix(".svg") {
            guard let data = FileManager.default.contents(atPath: "\(folder)/\(file)"),
                case let text = String(decoding: data, as: UTF8.self),
                let begin = text.range(of: "<g "), let end = text.range(of: "</g>", options: .backwards)
            else { throw Screens.Fault(file: file, reason: "it is no icon") }
            let name = String(file.dropLast(".svg".count))
            let art = text[begin.lowerBound..<end.upperBound].replacing("#000000", with: "currentColor")
            icons.append((name, #"<symbol id="\#(name)" viewBox="0 0 24 24">\#(art)</symbol>"#))
        }
        return icons
    }
}

extension Assets.Asset {
    fileprivate init(_ name: String, _ media: String, _ bytes: [UInt8]) {
        let hash = Fingerprint(of: bytes).hex
        let place = name.lastIndex(of: ".") ?? name.endIndex
        let file = "\(name[..<place])-\(hash.prefix(8))\(name[place...])".replacing("/", with: "-")
        self.init(media: media, bytes: bytes, path: "\(Assets.root)/\(file)", hash: hash)
    }
}
