import Drawing
import Foundation
import HTTPTypes
import Hummingbird
import Pages
import Payloads
import Press
import Records
import Store
import Web

/// The papers that go with a card until it is in its person's hands.
extension PrintScreens {
    /// The templates of these papers.
    private static let slipTemplate = "pick-up-slip"
    private static let listTemplate = "hand-over-list"
    /// More than a page of the list and a search can choose.
    private static let mostChosen = 200

    /// A slip for somebody whose card waits here: made from the same record and kept nowhere.
    func slip(_ request: Request, _ context: WebContext) async throws -> Response {
        let (clerk, form) = try await counter.form(request, for: .print)
        let settings = Self.slipSettings(form)
        return try await answering {
            let print = try await found(context, for: clerk)
            guard print.isWaiting, let copy = print.copies.last else { throw Refusal.printState }
            let minimum = try counter.desk.minimum(of: print)
            let wording = try await wording(of: print.unit, saying: "ward_office", to: clerk)
            let day = try counter.rooms.today
            let document = try await counter.rooms.bench.run { [catalogue = counter.rooms.catalogue] in
                let press = try catalogue.press(
                    Self.slipTemplate, settings: settings, wording: wording, date: day, copy: copy.number)
                return try press.pdf(of: try press.piece(for: try press.record(named: minimum.record)))
            }
            return try pdf(document, "phieu-hen-\(print.id.text).pdf", request)
        }
    }

    /// A list of those who wait for their cards, in the order of their names, to be signed when they get them.
    func handOverList(_ request: Request) async throws -> Response {
        let (clerk, form) = try await counter.form(request, for: .correct)
        return try await answering {
            let chosen = try await chosen(form, form["of"] == "page" ? "waiting" : "print", clerk)
            let waiting = try await ledger.open(chosen.filter(\.isWaiting)).filter {
                $0.record?.kind == .citizen
            }
            guard !waiting.isEmpty else { return counter.go(to: "\(back(form))&none=1") }
            let units = Set(waiting.map(\.print.unit))
            let unit = units.count == 1 ? units.first : nil
            let wording = try await wording(of: unit ?? clerk.account.unit, saying: "office", to: clerk)
            let area = unit.flatMap { clerk.caller.tree.units[$0]?.name }
            let day = try counter.rooms.today
            let records = waiting.compactMap(\.record).sorted {
                $0.holder.personCollationKey.lexicographicallyPrecedes($1.holder.personCollationKey)
            }
            let ids = waiting.map(\.print.id.text).joined()
            let document = try await counter.rooms.bench.run { [catalogue = counter.rooms.catalogue] in
                let press = try catalogue.press(
                    Self.listTemplate, settings: [:], wording: wording, date: day)
                return try press.pdf(
                    of: try records.map { try press.piece(for: $0) },
                    on: try catalogue.sheet(nil, for: press.template),
                    run: String(Fingerprint(of: Array(ids.utf8)).hex.prefix(8)), group: area)
            }
            return try pdf(document, "giao-nhan-\(day.iso).pdf", request)
        }
    }

    /// Notes that cards are in their people's hands, each by itself: what happens to one changes nothing of the others.
    func handOverAll(_ request: Request) async throws -> Response {
        let (clerk, form) = try await counter.form(request, for: .correct)
        return try await answering {
            let chosen = try await chosen(form, "print", clerk)
            guard !chosen.isEmpty else { return counter.go(to: "\(back(form))&none=1") }
            var done = 0
            for print in chosen {
                let key = try RequestKey(form, for: print.id.text, request, by: clerk.account.id)
                do {
                    _ = try await counter.desk.handOver(print, by: clerk.caller, key: key)
                    done += 1
                } catch let refusal as Refusal where refusal.code == Refusal.printState.code {
                    // Somebody else was faster, or has voided it.
                }
            }
            return counter.go(to: "\(back(form))&handed=\(done)&unchanged=\(chosen.count - done)")
        }
    }

    /// The prints that a form names in this field.
    ///
    /// Throws ``Refusal/missing`` if one of them is not in the scope.
    private func chosen(_ form: Form, _ field: String, _ clerk: Clerk) async throws -> [Print] {
        let texts = form.all(field)
        guard texts.count <= Self.mostChosen else {
            throw Refusal.malformed(
                "Chọn tối đa \(Self.mostChosen) dòng.", "Choose \(Self.mostChosen) rows at most.")
        }
        var prints: [Print] = []
        for text in texts {
            guard let id = ID<Print>(text),
                let print = try await counter.rooms.store.print(id, in: clerk.caller.scope)
            else { throw Refusal.missing }
            prints.append(print)
        }
        return prints
    }

    /// The list that the form was on.
    private func back(_ form: Form) -> String {
        let days = form["day"].flatMap { PrintDays(rawValue: $0) } ?? .today
        let cursor = form["cursor"].flatMap { ID<Print>($0) }.map { "&cursor=\($0.text)" } ?? ""
        return "\(Self.path)?day=\(days.rawValue)\(cursor)"
    }

    /// What a unit says on its pieces, and its name for the field that has no words of their own.
    private func wording(of unit: String, saying field: String, to clerk: Clerk) async throws -> [String:
        String]
    {
        var wording = try await counter.rooms.store.wording(of: unit, in: clerk.caller.tree)
        if wording[field] == nil { wording[field] = clerk.caller.tree.units[unit]?.name }
        return wording
    }

    /// What the clerk says on a slip, by the template's field; the number in the queue is needed.
    private static func slipSettings(_ form: Form) -> [String: String] {
        let fields = ["queue", "pick_up_place", "pick_up_when"]
        return Dictionary(
            uniqueKeysWithValues: fields.compactMap { field in form[field].map { (field, $0) } })
    }

    private func pdf(_ document: [UInt8], _ name: String, _ request: Request) throws -> Response {
        try DocumentResponse(
            bytes: document, media: DocumentMedia.pdf.rawValue,
            disposition: ContentDisposition(.inline, filename: name)
        ).response(to: request)
    }
}
