import HTTPTypes
import Hummingbird
import NIOCore
import Pages
import Payloads
import Press
import Records
import Store
import Web

/// Takes the sign of a unit, and tries it on every template before it is kept.
struct LogoUpload: Sendable {
    let counter: Counter

    /// A sign is a few kilobytes of shapes, or a small picture.
    private static let mostBytes = 1 << 20
    private static let png: [UInt8] = [0x89, 0x50, 0x4E, 0x47]

    func take(_ request: Request, in screens: SettingsScreens) async throws -> Response {
        let clerk = try await counter.clerk(request, for: .settings)
        let (form, bytes) = try await counter.rooms.uploads.work { try await Self.read(request) }
        try counter.gate.check(request, formToken: form.fields["form_token"], of: clerk.session)
        let (unit, terms) = try await screens.terms(form.fields["unit"], of: clerk)
        guard form.file != nil else {
            return try await screens.show(clerk, unit, SettingsFault(logo: Self.noFile))
        }
        let kind: UnitLogo.Kind = bytes.starts(with: Self.png) ? .png : .svg
        let logo = UnitLogo(hash: Fingerprint(of: bytes).hex, kind: kind, bytes: bytes)
        do {
            _ = try await counter.rooms.bench.run { [catalogue = counter.rooms.catalogue] in
                try catalogue.with(Logo(logo.bytes, named: logo.file))
            }
        } catch let error as TemplateError {
            return try await screens.show(
                clerk, unit, SettingsFault(logo: Self.unfit, logoReason: error.reason))
        }
        var choices = terms.own
        choices.logo = logo.hash
        return try await screens.keep(choices, logo: logo, of: unit, by: clerk, "logo")
    }

    private static func read(_ request: Request) async throws -> (MultipartForm, [UInt8]) {
        var bytes: [UInt8] = []
        var limits = MultipartForm.Limits()
        limits.fileBytes = mostBytes
        let form = try await MultipartForm(of: request, file: "logo", limits: limits) {
            bytes += $0.readableBytesView
        }
        return (form, bytes)
    }

    private static let noFile = Wording(vi: "Chưa chọn tệp.", en: "No file was chosen.")
    private static let unfit = Wording(
        vi:
            "Không in được tệp này. Cần PNG không quá 2000 × 2000 điểm, hoặc SVG chỉ gồm hình vẽ màu đặc (chữ đã chuyển thành nét).",
        en:
            "This file cannot be printed. It has to be a PNG of at most 2000 × 2000 pixels, or an SVG of shapes in plain colours (text as paths)."
    )
}
