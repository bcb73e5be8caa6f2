extension IdentityCode {
    /// What the code says, part by part; empty parts are left out.
    ///
    /// `masked` hides what a card hides: most of every number, and the day and month of birth.
    package func facts(masked: Bool) -> [Fact] {
        let facts =
            switch self {
            case .personal(let code): code.facts(masked)
            case .identityCard(let card): card.facts(masked)
            case .insuranceCard(let card): card.facts(masked)
            }
        return facts.filter { !$0.value.isEmpty }
    }
}

extension PersonalCode {
    fileprivate func facts(_ masked: Bool) -> [Fact] {
        // The code may hold a day that no calendar has.
        let born = PartialDay(issuedAs: birthDate)?.printed ?? birthDate
        var facts = [
            Fact(.fullName, name), Fact(.nationalID, shown(number, masked)),
            Fact(.dateOfBirth, masked ? "**/**/\(birthDate.prefix(4))" : born),
        ]
        let proxy = Wording(vi: "khai hộ", en: "declared by another")
        facts.append(Fact("declared_by_proxy", title: proxy, value: isDeclaredByProxy ? "yes" : "no"))
        let platform = Wording(vi: "mã của hệ thống quốc gia", en: "number of the national platform")
        facts.append(Fact("platform_id", title: platform, value: shown(platformID, masked)))
        guard let details else { return facts }
        let declarer = Wording(vi: "mã của người khai hộ", en: "platform number of the proxy")
        return facts + [
            Fact("proxy_platform_id", title: declarer, value: shown(details.proxyPlatformID, masked)),
            Fact(.sex, details.sex?.printed ?? ""),
            Fact(.healthInsuranceNo, shown(details.healthInsuranceNo, masked)),
            Fact(.phone, masked ? Masking.phone(details.phone) : details.phone),
        ]
    }
}

extension IdentityCard {
    fileprivate func facts(_ masked: Bool) -> [Fact] {
        let issue = Wording(vi: "ngày cấp", en: "date of issue")
        let more = Wording(vi: "phần thêm trên thẻ 2024", en: "further part of a card of 2024")
        return [
            Fact(.fullName, name), Fact(.nationalID, shown(number, masked)),
            Fact(.oldID, shown(oldNumber ?? "", masked)),
            Fact(.dateOfBirth, shown(dateOfBirth, masked)), Fact(.sex, sex.printed), Fact(.address, address),
            Fact("issued", title: issue, value: issued?.printed ?? ""),
        ]
            + additions.enumerated().map {
                Fact("addition_\($0 + 1)", title: more, value: masked ? Masking.id($1) : $1)
            }
    }
}

extension InsuranceCard {
    fileprivate func facts(_ masked: Bool) -> [Fact] {
        let hospital = Wording(vi: "nơi khám chữa bệnh ban đầu", en: "place of first treatment")
        let guardian = Wording(vi: "cha, mẹ hoặc người giám hộ", en: "parent or guardian")
        return [
            Fact(.fullName, name), Fact(.healthInsuranceNo, shown(number, masked)),
            Fact(.dateOfBirth, shown(dateOfBirth, masked)), Fact(.sex, sex.printed),
            Fact(.address, address ?? ""),
            Fact("hospital", title: hospital, value: self.hospital),
            Fact("valid_from", title: Wording(vi: "giá trị từ", en: "valid from"), value: validFrom),
            Fact("valid_to", title: Wording(vi: "giá trị đến", en: "valid to"), value: validTo ?? ""),
            Fact("guardian", title: guardian, value: self.guardian ?? ""),
        ]
    }
}

private func shown(_ number: String, _ masked: Bool) -> String {
    masked ? Masking.number(number) : number
}

private func shown(_ birth: PartialDay?, _ masked: Bool) -> String {
    (masked ? birth?.masked : birth?.printed) ?? ""
}
