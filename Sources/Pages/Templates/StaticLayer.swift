package import Drawing

/// What is the same on every page of one side: the art and the text without placeholders.
///
/// Made once per template and shared by all its pages; two layers are the same when they are the same object.
package final class StaticLayer: Sendable, Hashable {
    /// Nil when the side has no shapes at all.
    package let art: Art?
    /// How far the art reaches beyond the trimmed edge on each side.
    package let bleed: Length
    package let text: [PlacedRun]
    /// How a message names the element that each of ``text`` comes from.
    package let labels: [String]
    /// The locality's sign, if there is one and the side has a place for it.
    package let logo: PlacedLogo?
    /// How its text reads: its lines, one sentence each.
    package let reading: String?

    package init(
        art: Art?, bleed: Length, text: [PlacedRun], labels: [String] = [], logo: PlacedLogo? = nil
    ) {
        self.art = art
        self.bleed = bleed
        self.text = text
        self.labels = labels
        self.logo = logo
        reading = text.isEmpty ? nil : text.map(\.run.text).joined(separator: ". ")
    }

    package static func == (a: StaticLayer, b: StaticLayer) -> Bool { a === b }

    package func hash(into hasher: inout Hasher) { hasher.combine(ObjectIdentifier(self)) }
}
