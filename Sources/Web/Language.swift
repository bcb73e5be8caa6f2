package import Records

/// The language of an answer.
package enum Language: String, Sendable, CaseIterable {
    case vi, en

    /// The language with the highest weight in an `Accept-Language` header; Vietnamese when it names neither.
    package init(accepting header: String?) {
        var best = (language: Language.vi, weight: 0.0)
        for choice in MediaChoice.list(header ?? "") {
            guard let language = Language(rawValue: String(choice.name.prefix { $0 != "-" })),
                choice.weight > best.weight
            else { continue }
            best = (language, choice.weight)
        }
        self = best.language
    }

    package func text(_ wording: Wording) -> String { self == .vi ? wording.vi : wording.en }
}
