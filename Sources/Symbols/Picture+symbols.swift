package import Pictures

/// Why a picture is not read to its end.
package enum ReadingError: Error, Sendable, Hashable {
    /// The readers gave up on the picture and no symbol was found: it holds too much that looks like one.
    case gaveUp(page: Int)
}

extension Picture {
    /// The most pixels that are worth a second look, one by one; more come from drawings and from who means harm.
    private static let photo = 25_000_000

    /// The QR symbols that are found, from top to bottom and at one height from left to right, each once.
    ///
    /// ZXing looks first, at every pixel. Then both readers look at the picture reduced to what they are best at: as
    /// it is, with its light evened, sharpened, and a small one doubled. If there is still nothing, they look so at
    /// every pixel of a picture that a camera may have taken. `Documentation/Reading.md` has the rates. `page` is only passed on.
    package func symbols(page: Int = 1) throws(ReadingError) -> [FoundSymbol] {
        var search = Search(page: page)
        search.look(.zxing, at: self, scale: 1)
        let reduction = reduction(to: 4_000_000)
        search.lookCloser(at: reduced(by: reduction), scale: Double(reduction))
        if search.found.isEmpty && reduction > 1 && grey.count <= Self.photo {
            search.lookCloser(at: self, scale: 1)
        }
        if search.found.isEmpty && search.gaveUp { throw .gaveUp(page: page) }
        return search.found.sorted { $0.place < $1.place }
    }
}

/// What the looks at a picture have brought so far.
private struct Search {
    let page: Int
    var found: [FoundSymbol] = []
    /// Readers that gave up are not asked again: the next look would cost as much and end the same way.
    private var tired: Set<Reader> = []

    init(page: Int) { self.page = page }

    var gaveUp: Bool { !tired.isEmpty }

    /// Looks in all the ways that a first look may need.
    mutating func lookCloser(at picture: Picture, scale: Double) {
        look(.zbar, at: picture, scale: scale)
        guard !tired.contains(.zxing) else { return }
        look(.zxing, at: picture.evened(), scale: scale)
        look(.zxing, at: picture.sharpened(reach: 2), scale: scale)
        if picture.grey.count <= 1_500_000 {
            look(.zxing, at: picture.doubled().sharpened(reach: 4), scale: scale / 2)
        }
    }

    /// `scale` is the number of pixels of the whole picture along one of this.
    mutating func look(_ reader: Reader, at picture: Picture, scale: Double) {
        guard !tired.contains(reader) else { return }
        guard case .found(let symbols) = reader.look(at: picture, page: page) else {
            tired.insert(reader)
            return
        }
        for symbol in symbols { keep(symbol.scaled(by: scale)) }
    }

    /// Keeps a symbol that is new, or one that tells more than the same symbol found before.
    private mutating func keep(_ symbol: FoundSymbol) {
        guard let index = found.firstIndex(where: symbol.isSame) else {
            found.append(symbol)
            return
        }
        if found[index].version == nil && symbol.version != nil { found[index] = symbol }
    }
}

extension FoundSymbol {
    fileprivate func scaled(by scale: Double) -> FoundSymbol {
        let corners = corners.map {
            Corner(x: Int((Double($0.x) * scale).rounded()), y: Int((Double($0.y) * scale).rounded()))
        }
        return FoundSymbol(
            payload: payload, version: version, correction: correction, corners: corners, page: page,
            marks: marks)
    }

    /// Where the symbol begins: its upper edge, then its left one.
    fileprivate var place: (row: Int, column: Int) {
        let (xs, ys) = (corners.map(\.x), corners.map(\.y))
        return (ys.min() ?? 0, xs.min() ?? 0)
    }
}
