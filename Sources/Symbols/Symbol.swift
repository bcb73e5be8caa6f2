/// A QR symbol: the grid of modules that carries a payload, without the quiet zone.
package struct Symbol: Sendable, Hashable {
    /// 1…40.
    package let version: Int
    package let correction: ErrorCorrection
    /// Modules along one side: `4 * version + 17`, so 21…177.
    package var size: Int { Symbol.size(version: version) }
    /// Row by row from the top left, a bit for each module and one for dark, the first module of a byte highest.
    ///
    /// Every row is filled up with light modules to whole bytes.
    package let rows: [UInt8]

    /// The light modules that a reader needs on each side.
    ///
    /// They belong to the symbol: no layout can take them.
    package static let quietZone = 4

    /// The most bytes that any symbol holds: version 40 at level L.
    package static let mostBytes = 2953

    /// The modules along one side of a symbol of this version.
    package static func size(version: Int) -> Int { 4 * version + 17 }

    /// True is dark; `column` and `row` are 0..<``size``, counted from the top left.
    package subscript(column: Int, row: Int) -> Bool {
        rows[row * ((size + 7) / 8) + column / 8] << UInt8(column % 8) & 0x80 != 0
    }

    /// Encodes `payload` byte for byte, in the mixture of numeric, alphanumeric and byte segments that libqrencode
    /// finds, in the smallest version that is at least `smallestVersion`, under the mask that libqrencode takes.
    ///
    /// Throws ``SymbolError/tooLong(byteCount:)`` when no version holds it at this level: lower the level or
    /// shorten the payload.
    package init(
        encoding payload: [UInt8], correction: ErrorCorrection, smallestVersion: Int = 1
    ) throws(SymbolError) {
        try self.init(
            encoding: Segmentation(payload, smallestVersion: smallestVersion), correction: correction)
    }

    /// Encodes a payload that is cut into its segments.
    ///
    /// Throws ``SymbolError/tooLong(byteCount:)`` when ``Segmentation/version(at:)`` knows no version for it.
    package init(encoding segmentation: Segmentation, correction: ErrorCorrection) throws(SymbolError) {
        guard let version = segmentation.version(at: correction) else {
            throw .tooLong(byteCount: segmentation.payload.count)
        }
        self.version = version
        self.correction = correction
        let total = Symbol.dataCodewords(version: version, correction: correction)
        let data = DataCodewords(segmentation, version: version, total: total).codewords
        let message = Message(data, version: version, correction: correction)
        rows =
            Symbol.size(version: version) <= UInt64.capacity
            ? packed(message, on: UInt64.grids.grid(version: version, correction: correction))
            : packed(message, on: LongLine.grids.grid(version: version, correction: correction))
    }
}

private func packed<Line: ModuleLine>(
    _ message: Message, on grid: Grid<Line>
) -> [UInt8] {
    var bytes: [UInt8] = []
    let width = (grid.size + 7) / 8
    bytes.reserveCapacity(width * grid.size)
    for row in maskedRows(of: message, on: grid) {
        row.append(to: &bytes, count: width)
    }
    return bytes
}

/// Why a payload cannot become a symbol.
package enum SymbolError: Error, Sendable, Hashable {
    case empty
    /// No version holds so many bytes at the level asked for.
    case tooLong(byteCount: Int)
}
