package import Records

/// Something in a template that would spoil what is printed, for whoever drew it.
package struct Flaw: Sendable, Hashable {
    /// What kind of flaw it is; Documentation/Checks.md explains each.
    package enum Code: String, Sendable, Hashable, CaseIterable, Encodable {
        case broken = "template.broken"
        case idTwice = "id.twice"
        case unknownSheet = "sheet.unknown"
        case sheetTooSmall = "sheet.does-not-fit"
        case sample = "sample.unprintable"
        case contrast = "contrast.text"
        case smallContrast = "contrast.small-print"
        case textNearCut = "cut.text"
        case symbolNearCut = "cut.symbol"
        case artNearCut = "cut.art"
        case smallText = "size.text"
        case artOnSymbol = "symbol.art"
        case textOnSymbol = "symbol.text"
        case slotsOverlap = "slot.overlap"
        case tooLong = "text.too-long"
        case noGlyph = "text.no-glyph"
        case textsOverlap = "text.overlap"
        case orphan = "text.orphan"
        case statusIncomplete = "status.incomplete"
        case statusAlike = "status.alike"
    }

    package let code: Code
    /// The file, for example `wallet-card/front.svg`.
    package let file: String
    /// The element or key, for example `<rect id="qr"> (line 12)`.
    package let element: String
    package let message: Wording
    /// What to do about it.
    package let remedy: Wording

    /// Whether it is only a matter of taste: a template with nothing worse is clean.
    package var isHint: Bool { code == .orphan }

    package init(_ code: Code, file: String, element: String, message: Wording, remedy: Wording) {
        self.code = code
        self.file = file
        self.element = element
        self.message = message
        self.remedy = remedy
    }
}
