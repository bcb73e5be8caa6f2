/// The same words in Vietnamese, which comes first, and in English.
package struct Wording: Sendable, Hashable, Codable {
    package let vi: String
    package let en: String

    package init(vi: String, en: String) {
        self.vi = vi
        self.en = en
    }
}
