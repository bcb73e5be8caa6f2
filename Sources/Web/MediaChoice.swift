/// One entry of an `Accept` or `Accept-Language` header: a name and how much it is wanted, 0…1.
package struct MediaChoice: Hashable, Sendable {
    package let name: String
    package let weight: Double

    /// The entries of a header, in its order.
    ///
    /// An unreadable weight counts as none at all.
    package static func list(_ header: String) -> [MediaChoice] {
        header.split(separator: ",").map { entry in
            let parts = entry.split(separator: ";").map { $0.filter { $0 != " " && $0 != "\t" } }
            let weight = parts.dropFirst().first { $0.hasPrefix("q=") }.map { Double($0.dropFirst(2)) ?? 0 }
            return MediaChoice(name: (parts.first ?? "").lowercased(), weight: weight ?? 1)
        }
    }

    /// The one of `offers` that the header wants most; of equals, the first.
    ///
    /// No header takes the first offer.
    package static func best(of offers: [String], for header: String?) -> String? {
        guard let header else { return offers.first }
        let choices = list(header)
        func weight(_ offer: String) -> Double {
            let family = offer.prefix { $0 != "/" } + "/*"
            // The most exact entry counts, whatever the others say.
            for name in [offer, String(family), "*/*"] {
                if let choice = choices.first(where: { $0.name == name }) { return choice.weight }
            }
            return 0
        }
        let ranked = offers.map { (offer: $0, weight: weight($0)) }
        guard let most = ranked.map(\.weight).max(), most > 0 else { return nil }
        return ranked.first { $0.weight == most }?.offer
    }
}
