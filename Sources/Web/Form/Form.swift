import Foundation
import HTTPTypes
package import Hummingbird

/// The fields of a form without files, `application/x-www-form-urlencoded`.
package struct Form: Sendable {
    private let values: [String: [String]]

    /// More than any form of ours has.
    package static let mostBytes = 262_144
    package static let mostFields = 4096

    /// Fields that were put in some other way, such as in a form with a file.
    package init(_ fields: [String: String]) { values = fields.mapValues { [$0] } }

    /// Reads the body of a request.
    ///
    /// Throws a ``Refusal``: 415 for another content type, 413 above ``mostBytes``, 400 for what is no such form.
    package init(of request: Request) async throws {
        let type = (request.headers[.contentType] ?? "").prefix { $0 != ";" }.lowercased()
        guard type == "application/x-www-form-urlencoded" else {
            throw Refusal.unsupportedMedia(["application/x-www-form-urlencoded"])
        }
        try self.init(parsing: try await request.bytes(upTo: Self.mostBytes))
    }

    /// Source: URL standard, 5.1; what is not UTF-8 is refused instead of replaced.
    package init(parsing bytes: [UInt8]) throws(Refusal) {
        var values: [String: [String]] = [:]
        let pairs = bytes.split(separator: UInt8(ascii: "&"))
        guard pairs.count <= Self.mostFields else { throw .tooLarge(limit: Self.mostBytes) }
        for pair in pairs {
            let halves = pair.split(
                separator: UInt8(ascii: "="), maxSplits: 1, omittingEmptySubsequences: false)
            guard let name = Self.text(halves[0]), let value = Self.text(halves.count > 1 ? halves[1] : [])
            else { throw .malformed("Biểu mẫu không đọc được.", "The form cannot be read.") }
            values[name, default: []].append(value)
        }
        self.values = values
    }

    /// The first value of this name, without blanks around it; nil when there is none or it is empty.
    package subscript(_ name: String) -> String? {
        guard let value = values[name]?.first else { return nil }
        let text = value.trimmingCharacters(in: .whitespacesAndNewlines)
        return text.isEmpty ? nil : text
    }

    /// Every value of this name, as it was sent.
    package func all(_ name: String) -> [String] { values[name] ?? [] }

    /// The first value as it was sent, to the byte; for what must not be tidied, such as a password.
    package func exact(_ name: String) -> String { values[name]?.first ?? "" }

    /// The names that were sent.
    package var names: [String] { values.keys.sorted() }

    private static func text(_ bytes: ArraySlice<UInt8>) -> String? {
        var text: [UInt8] = []
        text.reserveCapacity(bytes.count)
        var rest = bytes
        while let byte = rest.popFirst() {
            switch byte {
            case UInt8(ascii: "+"): text.append(UInt8(ascii: " "))
            case UInt8(ascii: "%"):
                guard let high = rest.popFirst().flatMap(digit), let low = rest.popFirst().flatMap(digit)
                else { return nil }
                text.append(high << 4 | low)
            default: text.append(byte)
            }
        }
        return String(validating: text, as: UTF8.self)
    }

    private static func digit(_ byte: UInt8) -> UInt8? {
        Character(Unicode.Scalar(byte)).hexDigitValue.map(UInt8.init)
    }
}
