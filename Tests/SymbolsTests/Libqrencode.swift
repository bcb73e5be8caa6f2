import CQRencode
import Symbols

/// A symbol as libqrencode makes it.
struct Libqrencode: Equatable {
    let version: Int
    /// Row by row from the top left; true is dark.
    let modules: [Bool]

    /// Is nil when libqrencode refuses the payload.
    init?(_ payload: [UInt8], correction: ErrorCorrection, smallestVersion: Int) {
        let level =
            switch correction {
            case .low: QR_ECLEVEL_L
            case .medium: QR_ECLEVEL_M
            case .quartile: QR_ECLEVEL_Q
            case .high: QR_ECLEVEL_H
            }
        let code: UnsafeMutablePointer<QRcode>?
        if payload.contains(0) {
            // A zero byte would end the string that the segmenting call takes.
            code = QRcode_encodeData(Int32(payload.count), payload, Int32(smallestVersion), level)
        } else {
            code = (payload + [0]).withUnsafeBytes {
                QRcode_encodeString(
                    $0.bindMemory(to: CChar.self).baseAddress, Int32(smallestVersion), level, QR_MODE_8, 1)
            }
        }
        guard let code else { return nil }
        defer { QRcode_free(code) }
        version = Int(code.pointee.version)
        let count = Int(code.pointee.width * code.pointee.width)
        // The lowest bit of a cell is its colour; the others tell what the module is for.
        modules = UnsafeBufferPointer(start: code.pointee.data, count: count).map { $0 & 1 == 1 }
    }
}

extension Symbol {
    /// The same symbol, to be compared with libqrencode's.
    var modules: [Bool] {
        (0..<size).flatMap { row in (0..<size).map { column in self[column, row] } }
    }
}
