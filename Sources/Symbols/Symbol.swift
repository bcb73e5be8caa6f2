import CQRencode
import Glibc

/// A QR symbol: the grid of modules that carries a payload, without the quiet zone.
package struct Symbol: Sendable, Hashable {
    /// 1…40.
    package let version: Int
    package let correction: ErrorCorrection
    /// Modules along one side: `4 * version + 17`, so 21…177.
    package let size: Int
    /// Row by row from the top left, `size * size` entries; true is dark.
    package let modules: [Bool]

    /// The light modules that a reader needs on each side.
    ///
    /// They belong to the symbol: no layout can take them.
    package static let quietZone = 4

    /// The most bytes that any symbol holds: version 40 at level L.
    package static let mostBytes = 2953

    /// Encodes `payload` byte for byte, in the shortest mixture of numeric, alphanumeric and byte segments that
    /// libqrencode finds, in the smallest version that is at least `smallestVersion`.
    ///
    /// Throws ``SymbolError/tooLong(byteCount:)`` when no version holds it at this level: lower the level or
    /// shorten the payload.
    package init(
        encoding payload: [UInt8], correction: ErrorCorrection, smallestVersion: Int = 1
    ) throws(SymbolError) {
        guard !payload.isEmpty else { throw .empty }
        let version = Int32(min(max(smallestVersion, 1), 40))
        var failure: Int32 = 0
        let code: UnsafeMutablePointer<QRcode>?
        if payload.contains(0) {
            // A zero byte would end the string that the segmenting call takes.
            code = QRcode_encodeData(Int32(payload.count), payload, version, correction.level)
            failure = code == nil ? errno : 0
        } else {
            code = (payload + [0]).withUnsafeBytes {
                QRcode_encodeString(
                    $0.bindMemory(to: CChar.self).baseAddress, version, correction.level, QR_MODE_8, 1)
            }
            failure = code == nil ? errno : 0
        }
        guard let code else {
            throw failure == ERANGE ? .tooLong(byteCount: payload.count) : .encoder(errno: failure)
        }
        defer { QRcode_free(code) }
        self.version = Int(code.pointee.version)
        self.correction = correction
        size = Int(code.pointee.width)
        let cells = UnsafeBufferPointer(start: code.pointee.data, count: size * size)
        // The lowest bit of a cell is its colour; the others tell what the module is for.
        modules = cells.map { $0 & 1 == 1 }
    }
}

/// Why a payload cannot become a symbol.
package enum SymbolError: Error, Sendable, Hashable {
    case empty
    /// No version holds so many bytes at the level asked for.
    case tooLong(byteCount: Int)
    /// libqrencode stopped for another reason.
    case encoder(errno: Int32)
}

extension ErrorCorrection {
    fileprivate var level: QRecLevel {
        switch self {
        case .low: QR_ECLEVEL_L
        case .medium: QR_ECLEVEL_M
        case .quartile: QR_ECLEVEL_Q
        case .high: QR_ECLEVEL_H
        }
    }
}
