import Drawing
import Pages
import Records
import Symbols

/// How the symbols of one version and level come out on paper.
package struct SymbolSize: Codable, Sendable, Hashable {
    /// The template's slot.
    package let slot: String
    package let version: Int
    /// L, M, Q or H.
    package let level: String
    /// The side of one module.
    package let moduleMillimetres: Double
    /// The dots of the printer along that side.
    package let dotsPerModule: Double
    /// How many pieces have such a symbol.
    package fileprivate(set) var pieces: Int

    /// A printer needs four dots for the side of a module, or the modules become unequal.
    ///
    /// Source: Denso Wave, “Point for determining the symbol size: cell size”.
    package static let fewestDots = 4.0
    /// What a report calls symbols with fewer.
    package static let warning = "qr.few-dots"

    package var hasTooFewDots: Bool { dotsPerModule < Self.fewestDots - 1e-9 }

    init(_ symbol: PlacedSymbol, dpi: Int) {
        slot = symbol.slot
        version = symbol.symbol.version
        level = symbol.symbol.correction.letter
        moduleMillimetres = Self.rounded(symbol.module.mm, to: 1000)
        dotsPerModule = Self.rounded(symbol.module.mm / 25.4 * Double(dpi), to: 10)
        pieces = 1
    }

    private static func rounded(_ value: Double, to parts: Double) -> Double {
        (value * parts).rounded() / parts
    }

    fileprivate func isLike(_ other: SymbolSize) -> Bool {
        slot == other.slot && version == other.version && level == other.level
            && moduleMillimetres == other.moduleMillimetres
    }

    /// Counts the symbols of a piece among `sizes`; answers whether one of them has too few dots.
    static func count(_ piece: Piece, dpi: Int, in sizes: inout [SymbolSize]) -> Bool {
        var isCoarse = false
        for case .symbol(let symbol) in piece.pages.flatMap(\.items) {
            let size = SymbolSize(symbol, dpi: dpi)
            isCoarse = isCoarse || size.hasTooFewDots
            if let known = sizes.firstIndex(where: size.isLike) {
                sizes[known].pieces += 1
            } else {
                sizes.append(size)
            }
        }
        return isCoarse
    }
}

extension [SymbolSize] {
    /// Adds the symbols of another run.
    mutating func add(_ others: [SymbolSize]) {
        for size in others {
            if let known = firstIndex(where: size.isLike) {
                self[known].pieces += size.pieces
            } else {
                append(size)
            }
        }
    }

    /// The most frequent first.
    var inOrder: [SymbolSize] {
        sorted { ($1.pieces, $0.slot, $0.version) < ($0.pieces, $1.slot, $1.version) }
    }
}

extension Order {
    /// The dots to the inch on which the symbols come out.
    package var dpi: Int {
        switch format {
        case .pdf: arrangement.printerDPI ?? arrangement.printer.dpi
        case .png(let dpi): dpi
        }
    }
}
