import Drawing

/// How a template is printed here: with which inks, and with whose sign on it.
package struct Edition: Sendable {
    package let inking: Inking
    package let logo: Logo?

    /// As it was drawn.
    package static let standard = Edition()

    package init(inking: Inking = .colour, logo: Logo? = nil) {
        self.inking = inking
        self.logo = logo
    }

    /// What it adds to a template's bytes, so that two editions never have one fingerprint.
    var source: [UInt8] {
        let inks = inking == .colour ? "" : "ink \(inking.rawValue)\n"
        return Array(inks.utf8) + (logo?.source ?? [])
    }
}
