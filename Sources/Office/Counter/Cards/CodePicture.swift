import HTTPTypes
import Hummingbird
import Payloads
import Press
import Records
import Web

/// A picture or photo of codes that a clerk sent with a form.
struct CodePicture: Sendable {
    let counter: Counter

    /// The form, and everything that its picture's codes say.
    ///
    /// Throws ``Refusal/crossOrigin`` for a form that is none of the clerk's session, and a ``Refusal`` for what is no picture.
    func scans(in request: Request, of clerk: Clerk) async throws -> (Form, [ScannedText]) {
        try await counter.rooms.uploads.work {
            var limits = MultipartForm.Limits()
            limits.fileBytes = CodeReading.mostBytes
            var bytes: [UInt8] = []
            let sent = try await MultipartForm(of: request, file: "file", limits: limits) { piece in
                bytes += piece.readableBytesView
            }
            let form = Form(sent.fields)
            try counter.gate.check(request, formToken: form["form_token"], of: clerk.session)
            let picture = bytes
            guard !picture.isEmpty else { return (form, []) }
            let found = try await counter.rooms.bench.run { try CodeReading.findings(in: picture) }
            return (
                form,
                found.compactMap { String(validating: $0.payload.bytes, as: UTF8.self) }.map(ScannedText.init)
            )
        }
    }
}
