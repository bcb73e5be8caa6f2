package import Records

extension IdentityCode {
    /// The code written again from what was read of it, byte for byte what came if it was read exactly.
    ///
    /// Without the byte order mark and the line ends that readers add. What the code holds and nobody reads (the check
    /// of an insurance card, a date that the calendar does not have) is copied.
    package var transcript: [UInt8] {
        let lines: [String] =
            switch self {
            case .personal(let code): code.written
            case .identityCard(let card): card.written
            case .insuranceCard(let card): card.written
            }
        return Array(lines.joined(separator: "|").utf8)
    }

    /// The whole code as it came, without a byte order mark and line ends.
    package var source: [UInt8] {
        switch self {
        case .personal(let code): Self.bare(code.raw)
        case .identityCard(let card): Self.bare(card.raw)
        case .insuranceCard(let card): Self.bare(card.raw)
        }
    }

    /// By bytes: a bar that carries a combining mark is still a bar.
    fileprivate static func parts(of text: [UInt8], between sign: Unicode.Scalar) -> [String] {
        text.split(separator: UInt8(ascii: sign), omittingEmptySubsequences: false)
            .map { String(decoding: $0, as: UTF8.self) }
    }

    fileprivate static func bare(_ raw: String) -> [UInt8] {
        var bytes = Array(raw.utf8)
        if bytes.starts(with: [0xEF, 0xBB, 0xBF]) { bytes.removeFirst(3) }
        while let last = bytes.last, last == 10 || last == 13 { bytes.removeLast() }
        return bytes
    }
}

extension PersonalCode {
    fileprivate var written: [String] {
        [
            number, name, birthDate, isDeclaredByProxy ? "1" : "0", platformID,
            details?.written(like: extensionText) ?? extensionText,
        ]
    }
}

extension PersonalCode.Details {
    /// A sex that is not known is empty or 0; a signature is not read.
    fileprivate func written(like text: String) -> String {
        let parts = IdentityCode.parts(of: Array(text.utf8), between: "<")
        let unknown = parts.count > 1 && parts[1] == "0" ? "0" : ""
        let letter = sex.map { $0 == .male ? "1" : "2" } ?? unknown
        return ([proxyPlatformID, letter, healthInsuranceNo, phone] + parts.dropFirst(4))
            .joined(separator: "<")
    }
}

extension IdentityCard {
    fileprivate var written: [String] {
        let parts = IdentityCode.parts(of: IdentityCode.bare(raw), between: "|")
        let born = dateOfBirth.map { $0.printed.filter { $0 != "/" } }
        let day = issued.map { String($0.iso.split(separator: "-").reversed().joined()) }
        return [
            number, oldNumber ?? "", name, born ?? parts[3], sex == .male ? "Nam" : "Nữ", address,
            day ?? parts[6],
        ] + additions
    }
}

extension InsuranceCard {
    fileprivate var written: [String] {
        let parts = IdentityCode.parts(of: IdentityCode.bare(raw), between: "|")
        return [
            number, Self.hex(name, like: parts[1]), born(like: parts[2]), sex == .male ? "1" : "2",
            Self.hex(address, like: parts[4]), hospital, validFrom, validTo ?? "-", parts[8], parts[9],
            Self.hex(guardian, like: parts[10]),
        ] + parts[11...]
    }

    /// The same day is also written 5/8/1990, 1990-08-05 and, where parts of it are hidden, `**/**/1990`.
    private func born(like part: String) -> String {
        guard let dateOfBirth else { return part }
        let numbers = part.split { "/-.".contains($0) }.filter { !$0.allSatisfy { $0 == "*" } }
            .compactMap { Int($0) }
        let known = [dateOfBirth.day, dateOfBirth.month, dateOfBirth.year].compactMap(\.self)
        return [known, known.reversed()].contains(numbers) ? part : dateOfBirth.printed
    }

    /// Hexadecimal in small letters, or in those that the code has.
    private static func hex(_ text: String?, like part: String) -> String {
        guard let text else { return "-" }
        let digits = Array("0123456789abcdef")
        let hex = String(text.utf8.flatMap { [digits[Int($0 >> 4)], digits[Int($0 & 15)]] })
        return hex == part.lowercased() ? part : hex
    }
}
