package import Records

extension Payload {
    /// The system that gave the code to a place; nil if it is not known or the code is no place's.
    package var system: VenueSystem? {
        kind == .venue ? WebAddress(bytes).flatMap { VenueSystem(host: $0.host) } : nil
    }

    /// Whether the code may say something of a person, so that it is not shown whole to everybody.
    ///
    /// Only the address of a place surely does not: one of a known system, or one without a number as long as
    /// a telephone's.
    package var isPrivate: Bool {
        guard kind == .venue else { return true }
        let numbers = bytes.split { !(UInt8(ascii: "0")...UInt8(ascii: "9")).contains($0) }
        return system == nil && numbers.contains { $0.count >= 9 }
    }

    /// What the code says, part by part; empty if nothing is known of its parts.
    ///
    /// `masked` hides most of personal numbers, and the day and month of birth.
    package func facts(masked: Bool) -> [Fact] {
        if let identity { return identity.facts(masked: masked) }
        guard kind == .venue, let address = WebAddress(bytes) else { return [] }
        let host = Fact("host", title: Wording(vi: "máy chủ", en: "host"), value: address.host)
        let issuer = Wording(vi: "hệ thống", en: "system")
        return [host] + [system].compactMap(\.self).map { Fact("system", title: issuer, value: $0.title) }
    }

    /// What people call such a code.
    package var title: Wording {
        switch (kind, identity) {
        case (_, .identityCard(let card)?):
            card.edition == .cccd2021
                ? Wording(vi: "Mã trên thẻ CCCD gắn chip", en: "Code of an identity card of 2021 (CCCD)")
                : Wording(
                    vi: "Mã trên thẻ căn cước từ 7/2024", en: "Code of an identity card since July 2024")
        case (.personal, _): Wording(vi: "Mã QR cá nhân", en: "National personal code")
        case (.venue, _): Wording(vi: "Mã địa điểm", en: "Code of a place")
        case (.identityCard, _): Wording(vi: "Mã trên thẻ căn cước", en: "Code of an identity card")
        case (.insuranceCard, _): Wording(vi: "Mã trên thẻ BHYT", en: "Code of a health-insurance card")
        case (.certificate, _): Wording(vi: "Chứng nhận tiêm chủng", en: "Vaccine certificate")
        case (.other, _):
            if isMalformedPersonal {
                Wording(vi: "Giống mã QR cá nhân nhưng sai", en: "Like a personal code, but wrong")
            } else if looksLikePapers {
                Wording(vi: "Giống mã giấy tờ tùy thân nhưng sai", en: "Like the code of a card, but wrong")
            } else if isPersonalResult {
                Wording(vi: "Kết quả khai báo y tế của một người", en: "A person's health declaration")
            } else {
                Wording(vi: "Chưa rõ là mã gì", en: "A code of no known kind")
            }
        }
    }

    var isPersonalResult: Bool { WebAddress(bytes)?.isPersonalResult == true }
}
