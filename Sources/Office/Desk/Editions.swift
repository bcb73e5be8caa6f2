import Foundation
import HTTPTypes
import Pages
import Press
import Records
import Store
import Web

/// The catalogue once more for each logo that units print with, read when it is first needed.
///
/// A logo is named by its hash and never changes, so what was drawn with it can be drawn again.
actor Editions {
    private let standard: Catalogue
    private let store: any SettingsBook
    private let bench: Bench
    private var kept: [String: Task<Catalogue, any Error>] = [:]
    /// The one that was asked for longest ago first.
    private var order: [String] = []

    /// How many are kept; a province has a few logos, and each is some megabytes.
    private static let most = 32

    init(of standard: Catalogue, store: any SettingsBook, bench: Bench) {
        (self.standard, self.store, self.bench) = (standard, store, bench)
    }

    /// The catalogue for this logo; for nil the office's own.
    ///
    /// Throws ``TemplateError`` when the templates have changed so that the logo does not fit any more.
    func catalogue(with logo: String?) async throws -> Catalogue {
        guard let logo else { return standard }
        order.removeAll { $0 == logo }
        order.append(logo)
        if order.count > Self.most { kept[order.removeFirst()] = nil }
        let reading =
            kept[logo]
            ?? Task { [standard, store, bench] in
                guard let found = try await store.logo(logo) else { throw StoreError.damaged("logo") }
                return try await bench.run { try standard.with(Logo(found.bytes, named: found.file)) }
            }
        kept[logo] = reading
        do {
            return try await reading.value
        } catch {
            // What failed is tried again, not remembered.
            kept[logo] = nil
            throw error
        }
    }
}

extension UnitLogo {
    /// What messages call it.
    var file: String { "logo.\(kind.rawValue)" }
}

extension UnitChoices {
    func offers(_ template: String) -> Bool { templates?.contains(template) ?? true }

    /// Throws ``Refusal/notOffered`` for a template that the unit does not offer.
    func demand(_ template: String) throws(Refusal) {
        guard offers(template) else { throw .notOffered }
    }
}

extension Refusal {
    static let notOffered = Refusal(
        status: .unprocessableContent, code: "template.not-offered",
        title: Wording(
            vi: "Đơn vị không dùng mẫu này. Người quản trị của đơn vị chọn mẫu ở trang Thiết lập.",
            en: "The unit does not offer this template. Its administrator chooses them under Settings."))

    init(_ error: TemplateError) {
        self.init(
            status: .unprocessableContent, code: "template.unfit",
            title: Wording(
                vi: "Mẫu hoặc logo không dùng được nữa. Báo người quản trị.",
                en: "The template or the logo cannot be used any more. Tell the administrator."))
    }
}
