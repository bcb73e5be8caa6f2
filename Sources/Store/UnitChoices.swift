/// What a unit has chosen for itself besides its words; nil leaves a choice to the unit above.
package struct UnitChoices: Hashable, Sendable {
    /// The ids of the templates that are on offer.
    package var templates: Set<String>?
    /// How long documents and uploaded tables are kept after printing, in hours.
    package var keepHours: Int?
    /// The hash of its ``UnitLogo``.
    package var logo: String?

    package init(templates: Set<String>? = nil, keepHours: Int? = nil, logo: String? = nil) {
        (self.templates, self.keepHours, self.logo) = (templates, keepHours, logo)
    }

    /// With the choices of the unit above where there are none.
    package func inheriting(from above: UnitChoices) -> UnitChoices {
        UnitChoices(
            templates: templates ?? above.templates, keepHours: keepHours ?? above.keepHours,
            logo: logo ?? above.logo)
    }
}

/// A unit's sign, as it was handed in.
package struct UnitLogo: Hashable, Sendable {
    package enum Kind: String, Sendable {
        case svg, png
    }

    /// The SHA-256 of the bytes in hexadecimal digits: what copies name that were drawn with it.
    package let hash: String
    package let kind: Kind
    package let bytes: [UInt8]

    package init(hash: String, kind: Kind, bytes: [UInt8]) {
        (self.hash, self.kind, self.bytes) = (hash, kind, bytes)
    }
}
