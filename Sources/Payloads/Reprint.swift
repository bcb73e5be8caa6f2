package import Records

/// What may become of a code that was found on paper.
package struct Reprint: Sendable, Hashable {
    /// What it may be printed on again; nil if it may not be printed.
    package let kind: RecordKind?
    /// Stable and for machines: that of the problem, or `reprint.` and what it was found to be.
    package let code: String
    /// Why, and what to do.
    package let reason: Wording

    package init(as kind: RecordKind, code: String, reason: Wording) {
        self.kind = kind
        self.code = code
        self.reason = reason
    }

    /// Never again, for this reason.
    package init(never problem: Problem) {
        kind = nil
        code = problem.code
        reason = Wording(
            vi: "\(problem.message.vi) \(problem.hint.vi)", en: "\(problem.message.en) \(problem.hint.en)")
    }
}

extension Payload {
    /// Whether the code may be printed again, byte for byte.
    ///
    /// The code of a place may, whatever system gave it; a personal code may for the person it names. Codes of
    /// identity and insurance cards, certificates and declarations of a person never may, nor what only looks like one. What
    /// is not recognised may, because old systems of places wrote what they liked; the reason says to look twice.
    package var reprint: Reprint {
        switch kind {
        case .identityCard: return Reprint(never: .identityCard(0))
        case .insuranceCard: return Reprint(never: .insuranceCard(0))
        case .certificate: return Reprint(never: .certificate(0))
        case .other where isMalformedPersonal: return Reprint(never: .malformedPersonal(0))
        case .other where looksLikePapers: return Reprint(never: .malformedPapers(0))
        case .other where isPersonalResult: return Reprint(never: .personalResult(0))
        case .personal, .venue, .other: break
        }
        if let problem = Problem.payload(bytes, line: 0).first { return Reprint(never: problem) }
        switch (kind, system) {
        case (.personal, _):
            return Reprint(
                as: .citizen, code: "reprint.personal",
                reason: Wording(
                    vi: "Được in lại thành thẻ của chính người này; cần điền họ tên có dấu.",
                    en: "May be printed again on this person's own card; the name with its marks is needed."))
        case (.venue, .some):
            return Reprint(
                as: .venue, code: "reprint.venue",
                reason: Wording(
                    vi: "Được in lại thành áp phích mới với đúng nội dung này.",
                    en: "May be printed as a fresh poster with exactly this content."))
        case (.venue, nil):
            return Reprint(
                as: .venue, code: "reprint.unknown-system",
                reason: Wording(
                    vi: "Địa chỉ web của hệ thống chưa biết: chỉ in lại nếu đây đúng là mã của địa điểm.",
                    en: "An address of no known system: print it only if it really is the code of the place.")
            )
        default:
            return Reprint(
                as: .venue, code: "reprint.unknown",
                reason: Wording(
                    vi: "Chưa nhận ra mã này: chỉ in lại nếu đây đúng là mã của địa điểm.",
                    en: "Not a code that is known: print it only if it really is the code of the place."))
        }
    }
}
