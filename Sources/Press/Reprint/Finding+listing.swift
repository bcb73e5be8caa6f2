import Payloads
import Records
import Symbols

extension Finding {
    /// A finding as machines take it.
    package struct Listing: Encodable, Sendable {
        struct Verdict: Encodable {
            let allowed: Bool
            /// What it may be printed on: `citizen` or `venue`.
            let record: String?
            let code: String
            let reason: Wording
        }

        /// The page of the file, from 1.
        let page: Int
        let kind: String
        let title: Wording
        let system: String?
        /// What the code says, by the names of fields.
        let fields: [String: String]
        /// The whole content, where it is text and may be shown.
        let payload: String?
        /// The whole content in hexadecimal, where it is no text and may be shown.
        let payloadHex: String?
        let bytes: Int
        let sha256: String
        /// 1…40; left out where no reader could tell.
        let version: Int?
        /// L, M, Q or H; left out where no reader could tell.
        let level: String?
        /// From the symbol's own top left corner clockwise, x and y in pixels.
        let corners: [[Int]]
        let reprint: Verdict
    }

    /// `masked` leaves out the content of a code that may say something of a person, and masks its numbers.
    package func listing(masked: Bool) -> Listing {
        let content = content(masked: masked)
        return Listing(
            page: symbol.page, kind: payload.kind.rawValue, title: payload.title,
            system: payload.system?.rawValue,
            fields: Dictionary(
                payload.facts(masked: masked).map { ($0.name, $0.value) },
                uniquingKeysWith: { first, _ in first }),
            payload: content?.text, payloadHex: content?.hex, bytes: payload.bytes.count,
            sha256: payload.fingerprint, version: symbol.version, level: symbol.correction?.letter,
            corners: symbol.corners.map { [$0.x, $0.y] },
            reprint: Listing.Verdict(
                allowed: reprint.kind != nil, record: reprint.kind?.rawValue, code: reprint.code,
                reason: reprint.reason))
    }

    /// The whole content, as text or else in hexadecimal; nil if it is hidden.
    package func content(masked: Bool) -> (text: String?, hex: String?)? {
        if masked && payload.isPrivate { return nil }
        // Control characters would work on a terminal.
        if let text = String(validating: payload.bytes, as: UTF8.self),
            !text.unicodeScalars.contains(where: { $0.properties.generalCategory == .control })
        {
            return (text, nil)
        }
        return (nil, payload.bytes.hex)
    }
}
