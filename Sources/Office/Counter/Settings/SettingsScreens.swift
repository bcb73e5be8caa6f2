import Foundation
import HTTPTypes
import Hummingbird
import NIOCore
import Pages
import Payloads
import Press
import Records
import Store
import Web

/// What a unit says on its pieces, the sign on them, the templates it offers, and how long it keeps documents.
struct SettingsScreens: Sendable {
    let counter: Counter

    static let path = "/settings"

    func add(to router: Router<WebContext>) {
        let settings = router.group("/settings")
        settings.get { request, _ in try await ask(request) }
        settings.get("/document.png") { request, _ in try await sample(request) }
        settings.post("/words") { request, _ in try await keepWords(request) }
        settings.post("/templates") { request, _ in try await keepTemplates(request) }
        settings.post("/retention") { request, _ in try await keepHours(request) }
        settings.post("/logo") { request, _ in try await LogoUpload(counter: counter).take(request, in: self)
        }
        settings.post("/logo/remove") { request, _ in try await removeLogo(request) }
    }

    private func ask(_ request: Request) async throws -> Response {
        let clerk = try await counter.clerk(request, for: .settings)
        let asked = request.uri.queryParameters["unit"].map(String.init)
        return try await show(
            clerk, asked, shown: request.uri.queryParameters["template"].map(String.init),
            notice: counter.notice(request))
    }

    func show(
        _ clerk: Clerk, _ unit: String?, _ fault: SettingsFault? = nil, shown: String? = nil,
        notice: Notice? = nil
    ) async throws -> Response {
        let picker = try UnitPicker(unit, of: clerk.caller, on: try counter.rooms.today)
        let terms = try await answering {
            try await counter.rooms.store.terms(of: picker.unit, in: clerk.caller.tree)
        }
        let ids = catalogue.templates.map(\.id)
        let sample = [shown, Self.usualSample].compactMap(\.self).first(where: ids.contains)
        let page = SettingsPage(
            picker, terms, fault ?? SettingsFault(), catalogue: catalogue, mostHours: mostHours,
            shown: sample ?? ids.first ?? "", in: clerk.language)
        return try counter.show(
            "settings", page, in: .settings, to: clerk.visitor, notice: notice,
            status: fault == nil ? .ok : .unprocessableContent)
    }

    private func keepWords(_ request: Request) async throws -> Response {
        let (clerk, form) = try await counter.form(request, for: .settings)
        let (unit, terms) = try await terms(form["unit"], of: clerk)
        let fields = UnitWords(of: catalogue).fields.map(\.name)
        var typed: [String: String] = [:]
        for field in fields where field != form["inherit"] {
            let line = UnitWords.line(form.exact("word.\(field)"))
            if !line.isEmpty { typed[field] = line }
        }
        var fault = SettingsFault(typed: typed)
        for (field, line) in typed { fault.words[field] = UnitWords.fault(line, for: field) }
        let old = terms.ownWords
        let changed = Set(fields.filter { typed[$0] != old[$0] })
        if fault.words.isEmpty {
            let above = UnitTerms(words: Array(terms.words.dropFirst()), own: .init(), inherited: .init())
            let words = above.wording.merging(typed) { _, own in own }
            let day = try counter.rooms.today
            fault.words = try await answering {
                try await counter.rooms.bench.run { [catalogue] in
                    try catalogue.faults(of: words, changed: changed, on: day)
                }
            }
        }
        guard fault.words.isEmpty else { return try await show(clerk, unit, fault) }
        // What no template of today has is somebody's all the same.
        let kept = typed.merging(old.filter { !fields.contains($0.key) }) { typed, _ in typed }
        if kept != old {
            try await answering {
                try await counter.rooms.store.keep(
                    settings: kept, of: unit,
                    act(clerk, unit, "wording: \(changed.sorted().joined(separator: ", "))"))
            }
        }
        return done(unit)
    }

    private func keepTemplates(_ request: Request) async throws -> Response {
        let (clerk, form) = try await counter.form(request, for: .settings)
        let (unit, terms) = try await terms(form["unit"], of: clerk)
        var choices = terms.own
        choices.templates = nil
        if form["inherit"] == nil {
            let offered = Set(form.all("template")).intersection(catalogue.templates.map(\.id))
            guard !offered.isEmpty else {
                return try await show(clerk, unit, SettingsFault(offers: Self.noTemplate))
            }
            choices.templates = offered
        }
        return try await keep(choices, of: unit, by: clerk, "templates")
    }

    private func keepHours(_ request: Request) async throws -> Response {
        let (clerk, form) = try await counter.form(request, for: .settings)
        let (unit, terms) = try await terms(form["unit"], of: clerk)
        var choices = terms.own
        choices.keepHours = nil
        if let text = form["hours"] {
            guard let hours = Int(text), (1...max(1, mostHours)).contains(hours) else {
                return try await show(
                    clerk, unit, SettingsFault(hours: text, keep: Self.badHours(upTo: mostHours)))
            }
            choices.keepHours = hours
        }
        return try await keep(choices, of: unit, by: clerk, "retention")
    }

    private func removeLogo(_ request: Request) async throws -> Response {
        let (clerk, form) = try await counter.form(request, for: .settings)
        let (unit, terms) = try await terms(form["unit"], of: clerk)
        var choices = terms.own
        choices.logo = nil
        return try await keep(choices, of: unit, by: clerk, "logo")
    }

    /// Keeps the choices, notes which of them was changed, and tells so.
    func keep(
        _ choices: UnitChoices, logo: UnitLogo? = nil, of unit: String, by clerk: Clerk, _ what: String
    ) async throws -> Response {
        try await answering {
            try await counter.rooms.store.keep(choices, logo: logo, of: unit, act(clerk, unit, what))
        }
        return done(unit)
    }

    /// The unit that a form is about, and what applies to it.
    func terms(_ asked: String?, of clerk: Clerk) async throws -> (unit: String, terms: UnitTerms) {
        let picker = try UnitPicker(asked, of: clerk.caller, on: try counter.rooms.today)
        return try await answering {
            (picker.unit, try await counter.rooms.store.terms(of: picker.unit, in: clerk.caller.tree))
        }
    }

    private func sample(_ request: Request) async throws -> Response {
        let clerk = try await counter.clerk(request, for: .settings)
        let query = request.uri.queryParameters
        let (_, terms) = try await terms(query["unit"].map(String.init), of: clerk)
        let id = query["template"].map(String.init) ?? ""
        guard catalogue.templates.contains(where: { $0.id == id }) else { throw Refusal.missing }
        let day = try counter.rooms.today
        return try await answering {
            let catalogue = try await counter.rooms.editions.catalogue(with: terms.choices.logo)
            let picture = try await counter.rooms.bench.run {
                let press = try catalogue.press(id, settings: [:], wording: terms.wording, date: day)
                let record = try press.record(
                    named: press.template.sample.filter { terms.wording[$0.key] == nil })
                let sheet = try catalogue.sheet(nil, for: press.template)
                return try press.preview(of: try press.piece(for: record), on: sheet, dpi: Self.dpi)
            }
            return try DocumentResponse(
                bytes: picture, media: "image/png", tag: EntityTag(Fingerprint(of: picture).hex),
                disposition: ContentDisposition(.inline, filename: "\(id).png")
            ).response(to: request)
        }
    }

    private func act(_ clerk: Clerk, _ unit: String, _ what: String) -> Act {
        Act(
            .keepSettings, at: counter.rooms.now(), by: clerk.account.id, unit: unit, count: 0,
            reason: String(what.prefix(200)), subject: unit)
    }

    private func done(_ unit: String) -> Response {
        counter.go(to: "\(Self.path)?unit=\(unit.inQuery)", .settingsKept)
    }

    private var catalogue: Catalogue { counter.rooms.catalogue }
    /// How long the office itself keeps documents, in whole hours.
    private var mostHours: Int { Int(counter.rooms.settings.keepDocuments / 3600) }
    /// What is shown until somebody chooses: it has the most of an office's words, and its logo.
    private static let usualSample = "venue-poster"
    /// Enough to judge the words on a screen.
    private static let dpi = 100

    private static let noTemplate = Wording(
        vi: "Chọn ít nhất một mẫu, hoặc dùng danh sách chung.",
        en: "Choose at least one template, or use the list in common.")

    private static func badHours(upTo most: Int) -> Wording {
        Wording(vi: "Cần số giờ từ 1 đến \(most).", en: "A number of hours from 1 to \(most) is needed.")
    }
}
