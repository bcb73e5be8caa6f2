import Foundation
import Payloads
import Tables

extension Input {
    /// The SHA-256 of the whole content, in lower-case hexadecimal.
    func fingerprint() throws(TableError) -> String {
        var hash = Fingerprint()
        try read { hash.update($0) }
        return hash.hex
    }
}

extension Encodable {
    /// The file of a report or a plan: JSON for people too, with its keys in order, so that equal values give equal bytes.
    ///
    /// For strings, numbers and lists of them, which JSON can always say.
    var jsonFile: [UInt8] {
        let encoder = JSONEncoder()
        encoder.outputFormatting = [.prettyPrinted, .sortedKeys, .withoutEscapingSlashes]
        return ((try? encoder.encode(self)).map { [UInt8]($0) } ?? []) + [UInt8(ascii: "\n")]
    }
}
