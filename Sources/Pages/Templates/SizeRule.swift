package import Drawing
package import Records

/// How large an authority wants a code to be printed.
///
/// None of them says whether the quiet zone counts, so the side is read as the template measures it.
package enum SizeRule: String, Sendable, Hashable, CaseIterable {
    /// Sở TT&TT Hà Nội, 2021-09-23: a person's code is at least 5 × 5 cm.
    case personal = "personal-50"
    /// The same: the code of a place is at least 15 × 15 cm.
    case venue = "venue-150"
    /// hcert specification 1.0.8: the diagonal of a certificate's code is 35 to 60 mm.
    case certificate = "certificate-35-60"

    /// Whether a code of this side keeps the rule.
    package func allows(side: Length) -> Bool {
        let side = side.mm
        return switch self {
        case .personal: side >= 50 - 1e-9
        case .venue: side >= 150 - 1e-9
        case .certificate: (35...60).contains(side * 2.0.squareRoot())
        }
    }

    /// What a report calls a code that does not keep the rule.
    package var warning: String { "qr.size-\(rawValue)" }

    /// What a person is told of it.
    package var message: Wording {
        switch self {
        case .personal:
            Wording(
                vi: "Mã nhỏ hơn 5 × 5 cm (Sở TT&TT Hà Nội, 23/9/2021); nơi bắt buộc thì dùng mẫu lớn hơn.",
                en:
                    "The code is below 5 × 5 cm (Hà Nội, 23 September 2021); where that is required, take a larger template."
            )
        case .venue:
            Wording(
                vi: "Mã nhỏ hơn 15 × 15 cm (Sở TT&TT Hà Nội, 23/9/2021); nơi bắt buộc thì dùng mẫu lớn hơn.",
                en:
                    "The code is below 15 × 15 cm (Hà Nội, 23 September 2021); where that is required, take a larger template."
            )
        case .certificate:
            Wording(
                vi: "Đường chéo của mã không trong khoảng 35–60 mm (hcert 1.0.8).",
                en: "The diagonal of the code is not 35 to 60 mm (hcert 1.0.8).")
        }
    }
}

extension Template {
    /// The rules that the template names and does not keep; its codes are printed all the same.
    package var brokenSizeRules: Set<SizeRule> {
        Set(
            symbolSlots.compactMap { slot in
                slot.rule.sizeRule.flatMap { $0.allows(side: slot.rule.size) ? nil : $0 }
            })
    }
}
