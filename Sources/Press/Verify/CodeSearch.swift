import Drawing
import Payloads
import Pictures
import Symbols

/// The search for the codes of one page in a picture of it.
///
/// ZXing looks at each place where a code belongs, on its own: on a whole sheet it loses codes among their neighbours.
/// Then it looks at all that is left of the page for codes that belong nowhere, and ZBar looks where nothing was found.
struct CodeSearch {
    let face: VerifiedFace
    let picture: Picture
    /// Pixels to a point, across and down.
    private let scale: (x: Double, y: Double)

    /// How far around a place is looked as well.
    private static let margin = Length.mm(1)

    init(_ picture: Picture, of face: VerifiedFace) {
        self.picture = picture
        self.face = face
        scale = (
            Double(picture.width) / face.paper.width.points,
            Double(picture.height) / face.paper.height.points
        )
    }

    /// A code on the page: its fingerprint and where its middle lies.
    struct Code: Hashable {
        let fingerprint: String
        let middle: Point
    }

    /// What is found; `missing` says of what was found so far at which places a code is still missed.
    func codes(missing: ([Code]) -> [VerifiedPlace]) -> [Code] {
        let places = face.places.filter(\.isCode)
        var symbols = look(.zxing, at: picture, in: places.map { frame(of: $0.frame) })
        symbols += new(look(.zxing, at: blanked(symbols), in: nil), beside: symbols)
        let missed = missing(symbols.map(code))
        if !missed.isEmpty {
            symbols += new(look(.zbar, at: picture, in: missed.map { frame(of: $0.frame) }), beside: symbols)
        }
        return symbols.map(code)
    }

    private func look(_ reader: Reader, at picture: Picture, in frames: [Reader.Frame]?) -> [FoundSymbol] {
        if let frames, frames.isEmpty { return [] }
        guard case .found(let symbols) = reader.look(at: picture, in: frames, page: 1) else { return [] }
        return new(symbols, beside: [])
    }

    /// The symbols that are not among `known`, each once: frames may overlap.
    private func new(_ symbols: [FoundSymbol], beside known: [FoundSymbol]) -> [FoundSymbol] {
        symbols.reduce(into: []) { kept, symbol in
            let isKnown = kept.contains(where: symbol.isSame) || known.contains(where: symbol.isSame)
            if !isKnown { kept.append(symbol) }
        }
    }

    /// The picture without these symbols.
    private func blanked(_ symbols: [FoundSymbol]) -> Picture {
        guard !symbols.isEmpty else { return picture }
        var grey = picture.grey
        for symbol in symbols {
            let (middle, reach) = (symbol.middle, symbol.extent * 3 / 4)
            let columns = max(0, middle.x - reach)..<min(picture.width, max(0, middle.x + reach))
            let rows = max(0, middle.y - reach)..<min(picture.height, max(0, middle.y + reach))
            for row in rows {
                for column in columns { grey[row * picture.width + column] = 255 }
            }
        }
        return Picture(width: picture.width, height: picture.height, grey: grey) ?? picture
    }

    private func frame(of rect: Rect) -> Reader.Frame {
        let (left, top) = (rect.left - Self.margin, rect.top - Self.margin)
        let (width, height) = (rect.size.width + Self.margin * 2, rect.size.height + Self.margin * 2)
        return Reader.Frame(
            x: Int(left.points * scale.x), y: Int(top.points * scale.y), width: Int(width.points * scale.x),
            height: Int(height.points * scale.y))
    }

    private func code(_ symbol: FoundSymbol) -> Code {
        var hash = Fingerprint()
        hash.update(symbol.payload)
        let middle = Point(
            x: .pt(Double(symbol.middle.x) / scale.x), y: .pt(Double(symbol.middle.y) / scale.y))
        return Code(fingerprint: hash.hex, middle: middle)
    }
}
