/// A system that gave codes to places, known by the host of the address.
///
/// All of them are still valid. Source: Documentation/Formats.md, 4.
package enum VenueSystem: String, Sendable, Hashable, CaseIterable {
    case pcCovid = "pc-covid"
    case vhd
    case bluezone
    case hoChiMinhCity = "hcmc-declaration"
    case hoChiMinhCitySafe = "hcmc-antoan-covid"
    case vneid

    /// Nil if the host belongs to none of them.
    init?(host: String) {
        let known = Self.allCases.first { system in
            system.domains.contains { host == $0 || host.hasSuffix(".\($0)") }
        }
        guard let known else { return nil }
        self = known
    }

    /// As people call it.
    package var title: String {
        switch self {
        case .pcCovid: "PC-COVID"
        case .vhd: "VHD (tokhaiyte.vn)"
        case .bluezone: "Bluezone"
        case .hoChiMinhCity: "Khai báo y tế TP. Hồ Chí Minh"
        case .hoChiMinhCitySafe: "An toàn COVID TP. Hồ Chí Minh"
        case .vneid: "VNEID"
        }
    }

    private var domains: [String] {
        switch self {
        case .pcCovid: ["pccovid.gov.vn"]
        case .vhd: ["tokhaiyte.vn"]
        case .bluezone: ["bluezone.gov.vn"]
        case .hoChiMinhCity: ["kbyt.khambenh.gov.vn"]
        case .hoChiMinhCitySafe: ["antoan-covid.tphcm.gov.vn"]
        case .vneid: ["suckhoe.dancuquocgia.gov.vn"]
        }
    }
}
