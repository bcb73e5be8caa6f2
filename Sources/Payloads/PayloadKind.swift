/// What a code is, by its shape.
package enum PayloadKind: String, Sendable, Hashable, CaseIterable {
    /// The national personal code of QĐ 1405.
    case personal
    /// A web address that stands for a place.
    case venue
    /// The code on an identity card; read, never printed.
    case identityCard = "identity-card"
    /// The code on a health-insurance card; read, never printed.
    case insuranceCard = "insurance-card"
    /// A vaccine certificate: `HC1:`.
    case certificate
    /// Anything else.
    case other
}
