import Payloads
import Records

/// What is to be said of a code that somebody wants on a poster.
struct PosterCode: Sendable {
    /// What it is and of whose system; nil without a code, and for one that must not hang on a door.
    let title: Wording?
    /// Why to look twice; nil when the code is certainly a place's.
    let warning: Wording?
    /// Why it must not be printed; nil when it may.
    let fault: Wording?

    init(_ text: String) {
        guard !text.isEmpty else {
            (title, warning) = (nil, nil)
            fault = Wording(
                vi: "Dán nội dung mã, hoặc chọn ảnh của biển cũ.",
                en: "Paste what the code says, or choose a photo of the old poster.")
            return
        }
        let payload = Payload(Array(text.utf8))
        let reprint = payload.reprint
        guard reprint.kind == .venue else {
            (title, warning) = (nil, nil)
            fault = reprint.kind == nil ? reprint.reason : Self.person
            return
        }
        let parts = payload.facts(masked: true).map(\.value)
        title = Wording(
            vi: ([payload.title.vi] + parts).joined(separator: " · "),
            en: ([payload.title.en] + parts).joined(separator: " · "))
        (warning, fault) = (payload.system == nil ? reprint.reason : nil, nil)
    }

    private static var person: Wording {
        let problem = Problem.personOnVenue(0)
        return Wording(
            vi: "\(problem.message.vi) \(problem.hint.vi)", en: "\(problem.message.en) \(problem.hint.en)")
    }
}
