/// The national personal code: `SoGiayTo|HoTen|NgaySinh|LoaiDinhDanh|QID|EXT`.
///
/// Only the national platform issues it; it is read here and never made. Source: QĐ 1405/QĐ-BTTTT.
package struct PersonalCode: Sendable, Hashable {
    /// The whole code as it came.
    package let raw: String
    /// 6 to 20 of 0–9 A–Z: CMND, CCCD or passport.
    package let number: String
    /// Capitals A–Z with single spaces.
    package let name: String
    /// `yyyy-MM-dd` in shape; whether the calendar has the day is not checked, the code is as it was issued.
    package let birthDate: String
    /// True if another person declared (khai hộ).
    package let isDeclaredByProxy: Bool
    /// The number that the platform gave: 1 to 20 digits.
    package let platformID: String
    /// What follows the last bar, as it came.
    package let extensionText: String
    /// The same in parts; nil if an issuer wrote it in another way, which is no fault of the code.
    package let details: Details?

    /// What most issuers put behind the last bar, each part possibly empty.
    package struct Details: Sendable, Hashable {
        package let proxyPlatformID: String
        package let sex: Sex?
        package let healthInsuranceNo: String
        package let phone: String
    }

    /// Nil if the text does not have exactly the form of the code.
    package init?(_ text: String) { self.init(Array(text.utf8)) }

    /// Nil if the bytes do not have exactly the form of the code.
    package init?(_ bytes: [UInt8]) {
        guard let (raw, parts) = IdentityCode.parts(of: bytes), parts.count == 6,
            (6...20).contains(parts[0].count), parts[0].allSatisfy({ $0.isDigit || $0.isCapital }),
            Self.isName(parts[1]), Self.isDate(parts[2]),
            parts[3].elementsEqual("0".utf8) || parts[3].elementsEqual("1".utf8),
            (1...20).contains(parts[4].count), parts[4].allSatisfy(\.isDigit)
        else { return nil }
        let texts = parts.map { String(decoding: $0, as: UTF8.self) }
        self.raw = raw
        number = texts[0]
        name = texts[1]
        birthDate = texts[2]
        isDeclaredByProxy = texts[3] == "1"
        platformID = texts[4]
        extensionText = texts[5]
        details = Details(parts[5])
    }

    private static func isName(_ part: ArraySlice<UInt8>) -> Bool {
        part.split(separator: UInt8(ascii: " "), omittingEmptySubsequences: false)
            .allSatisfy { !$0.isEmpty && $0.allSatisfy(\.isCapital) }
    }

    private static func isDate(_ part: ArraySlice<UInt8>) -> Bool {
        let numbers = part.split(separator: UInt8(ascii: "-"), omittingEmptySubsequences: false)
        return numbers.map(\.count) == [4, 2, 2] && numbers.allSatisfy { $0.allSatisfy(\.isDigit) }
    }
}

extension PersonalCode.Details {
    fileprivate init?(_ part: ArraySlice<UInt8>) {
        let parts = part.split(separator: UInt8(ascii: "<"), omittingEmptySubsequences: false)
        guard (4...5).contains(parts.count), parts[0].allSatisfy(\.isDigit),
            ["", "0", "1", "2"].contains(String(decoding: parts[1], as: UTF8.self)),
            parts[2].allSatisfy({ $0.isDigit || $0.isCapital }),
            (parts[3].first == UInt8(ascii: "+") ? parts[3].dropFirst() : parts[3]).allSatisfy(\.isDigit)
        else { return nil }
        let texts = parts.map { String(decoding: $0, as: UTF8.self) }
        proxyPlatformID = texts[0]
        // Here 0 means that the sex is not known.
        sex = texts[1] == "0" ? nil : Sex(texts[1])
        healthInsuranceNo = texts[2]
        phone = texts[3]
    }
}
