import Foundation

/// A code that a foreign reader found in a picture.
package struct FoundCode: Hashable {
    package let payload: [UInt8]
    /// The middle of the symbol, in pixels.
    package let x: Double
    package let y: Double
}

/// Readers of QR codes that share no line with ours.
package enum Readers {
    /// What ZXing finds, with places.
    package static func zxing(_ picture: String) throws -> [FoundCode] {
        try zxing(each: [picture])[picture] ?? []
    }

    /// What ZXing finds in each picture; started once for all of them.
    package static func zxing(each pictures: [String]) throws -> [String: [FoundCode]] {
        let answer = try Tool("ZXingReader")(["-format", "QRCode"] + pictures)
        var found: [String: [FoundCode]] = [:]
        for block in answer.text.components(separatedBy: "\n\n") {
            // It names the picture only if it was given several.
            var picture = pictures.first ?? ""
            var payload: [UInt8]?
            var corners: [(Double, Double)] = []
            for line in block.split(separator: "\n") {
                let words = line.split { $0 == " " || $0 == "\t" }
                switch words.first {
                case "File:": picture = words.dropFirst().joined(separator: " ")
                case "Bytes:": payload = words.dropFirst().compactMap { UInt8($0, radix: 16) }
                case "Position:":
                    corners = words.dropFirst().compactMap { pair in
                        let numbers = pair.split(separator: "x").compactMap { Double($0) }
                        return numbers.count == 2 ? (numbers[0], numbers[1]) : nil
                    }
                default: break
                }
            }
            guard let payload, corners.count == 4 else { continue }
            let code = FoundCode(
                payload: payload, x: corners.reduce(0) { $0 + $1.0 } / 4,
                y: corners.reduce(0) { $0 + $1.1 } / 4)
            found[picture, default: []].append(code)
        }
        return found
    }

    /// What ZBar finds in each picture; started once for all of them.
    ///
    /// For payloads of printable text.
    package static func zbar(each pictures: [String]) throws -> [String: [[UInt8]]] {
        let arguments = ["--quiet", "--xml", "--nodbus", "-Sdisable", "-Sqrcode.enable"]
        let answer = try Tool("zbarimg")(arguments + pictures).text
        var found: [String: [[UInt8]]] = [:]
        for source in answer.components(separatedBy: "<source href='").dropFirst() {
            found[String(source.prefix { $0 != "'" })] =
                source.components(separatedBy: "<![CDATA[").dropFirst().compactMap { data in
                    data.range(of: "]]>").map { Array(data[..<$0.lowerBound].utf8) }
                }
        }
        return found
    }

    /// What ZBar finds, sorted.
    ///
    /// For payloads without line breaks.
    package static func zbar(_ pictures: [String]) throws -> [[UInt8]] {
        let arguments = ["--quiet", "--raw", "--nodbus", "-Sdisable", "-Sqrcode.enable"]
        return try Tool("zbarimg")(arguments + pictures).output.split(separator: UInt8(ascii: "\n"))
            .map { Array($0) }.sorted { $0.lexicographicallyPrecedes($1) }
    }
}

/// A word of a page, by poppler.
package struct FoundWord: Hashable {
    package let text: String
    /// The middle of the word's box, in points from the top left.
    package let x: Double
    package let y: Double
}

/// poppler's and qpdf's view of a PDF.
package struct ForeignPDF {
    package let path: String

    package init(_ path: String) { self.path = path }

    /// The words of every page in the order of the text.
    package func words() throws -> [[FoundWord]] {
        let answer = try Tool("pdftotext")(["-bbox", path, "-"])
        return answer.text.components(separatedBy: "<page ").dropFirst().map { page in
            page.components(separatedBy: "<word ").dropFirst().compactMap(Self.word)
        }
    }

    private static func word(_ element: String) -> FoundWord? {
        let numbers = element.prefix { $0 != ">" }.split(separator: "\"").compactMap { Double($0) }
        guard numbers.count == 4, let open = element.firstIndex(of: ">"),
            let close = element.range(of: "</word>")
        else { return nil }
        var text = String(element[element.index(after: open)..<close.lowerBound])
        if text.contains("&") {
            text = text.replacing("&lt;", with: "<").replacing("&gt;", with: ">")
                .replacing("&apos;", with: "'").replacing("&quot;", with: "\"")
                .replacing("&amp;", with: "&")
        }
        return FoundWord(
            text: text, x: (numbers[0] + numbers[2]) / 2, y: (numbers[1] + numbers[3]) / 2)
    }

    /// The text inside a rectangle of the page, which is given in pixels of a raster of `dpi`.
    package func text(page: Int, dpi: Int, x: Int, y: Int, width: Int, height: Int) throws -> String {
        let place = ["-x", "\(x)", "-y", "\(y)", "-W", "\(width)", "-H", "\(height)"]
        let answer = try Tool("pdftotext")(
            ["-r", "\(dpi)", "-f", "\(page)", "-l", "\(page)", "-nopgbrk"] + place + [path, "-"])
        guard answer.status == 0 else { throw Unreadable(reason: answer.errors) }
        return answer.text.split { $0 == " " || $0.isNewline }.joined(separator: " ")
    }

    /// The page as a grey picture, made by poppler.
    package func raster(page: Int, dpi: Int, in scratch: Scratch) throws -> String {
        let stem = scratch.path("page-\(page)-\(dpi)")
        let answer = try Tool("pdftoppm")(
            ["-r", "\(dpi)", "-gray", "-singlefile", "-f", "\(page)", "-l", "\(page)", path, stem])
        guard answer.status == 0 else { throw Unreadable(reason: answer.errors) }
        return "\(stem).pgm"
    }

    /// The share of each page that cyan, magenta, yellow and black cover, by Ghostscript.
    package func inkCoverage() throws -> [[Double]] {
        let answer = try Tool("gs")([
            "-q", "-dNOPAUSE", "-dBATCH", "-dSAFER", "-sDEVICE=inkcov", "-o", "-", path,
        ])
        guard answer.status == 0, answer.errors.isEmpty else { throw Unreadable(reason: answer.errors) }
        return answer.text.split(separator: "\n").map { line in
            line.split(separator: " ").prefix(4).compactMap { Double($0) }
        }
    }

    package struct Unreadable: Error { let reason: String }

    package func isSound() throws -> Bool { try Tool("qpdf")(["--check", path]).status == 0 }

    /// For every font: its name, and whether it is embedded, a subset, and has Unicode text.
    package func fonts() throws -> [(name: String, embedded: Bool, subset: Bool, unicode: Bool)] {
        try Tool("pdffonts")([path]).text.split(separator: "\n").dropFirst(2).compactMap { line in
            let words = line.split(separator: " ")
            guard words.count > 6 else { return nil }
            let flags = words.dropLast(2).suffix(3).map { $0 == "yes" }
            return (String(words[0]), flags[0], flags[1], flags[2])
        }
    }
}
