/// What a file is, by its first bytes; its name says nothing.
enum PictureFormat: Hashable {
    case png, jpeg, pdf
    /// One that is not read, by the name people know it by; nil for one that is not known.
    case other(String?)

    /// `beginning` is up to 1,024 bytes.
    init(_ beginning: [UInt8]) {
        if beginning.starts(with: [0x89, 0x50, 0x4E, 0x47, 0x0D, 0x0A, 0x1A, 0x0A]) {
            self = .png
        } else if beginning.starts(with: [0xFF, 0xD8, 0xFF]) {
            self = .jpeg
        } else if let start = beginning.firstRange(of: Array("%PDF-".utf8)), start.upperBound <= 1024 {
            // ISO 32000-1, annex H.3: readers take a header anywhere in the first 1,024 bytes.
            self = .pdf
        } else {
            self = .other(Self.name(beginning))
        }
    }

    private static func name(_ beginning: [UInt8]) -> String? {
        let brand = String(decoding: beginning.dropFirst(4).prefix(8), as: UTF8.self)
        // Telephones of one maker save photos so unless they are told otherwise.
        if ["ftypheic", "ftypheix", "ftypmif1", "ftypmsf1"].contains(brand) { return "HEIC" }
        if brand == "ftypavif" { return "AVIF" }
        let names = [
            ("GIF8", "GIF"), ("BM", "BMP"), ("II*\0", "TIFF"), ("MM\0*", "TIFF"), ("PK", "ZIP"),
            ("<svg", "SVG"),
        ]
        if let known = names.first(where: { beginning.starts(with: $0.0.utf8) }) { return known.1 }
        let isWebP =
            beginning.starts(with: "RIFF".utf8) && beginning.dropFirst(8).starts(with: "WEBP".utf8)
        return isWebP ? "WebP" : nil
    }
}
