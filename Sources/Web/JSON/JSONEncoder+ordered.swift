package import Foundation

extension JSONEncoder {
    /// Keys in order, slashes as they are, moments as RFC 3339 has them: equal values are equal bytes.
    package static var ordered: JSONEncoder {
        let encoder = JSONEncoder()
        encoder.outputFormatting = [.sortedKeys, .withoutEscapingSlashes]
        encoder.dateEncodingStrategy = .iso8601
        return encoder
    }
}
