import HTTPTypes
import Hummingbird
import Pages
import Press
import Records
import Store
import Web

/// The printers of a unit: what there are, and keeping, changing and removing their profiles.
struct PrinterScreens: Sendable {
    let counter: Counter

    static let path = "/printers"

    private var rooms: OfficeRooms { counter.rooms }

    func add(to router: Router<WebContext>) {
        let printers = router.group("/printers")
        printers.get { request, _ in try await list(request) }
        printers.post { request, _ in try await keep(request) }
        printers.get("/edit") { request, _ in try await edit(request) }
        printers.get("/remove") { request, _ in try await askToRemove(request) }
        printers.post("/remove") { request, _ in try await remove(request) }
        printers.post("/test") { request, _ in try await test(request) }
        CalibrationScreens(counter: counter).add(to: printers)
    }

    private func list(_ request: Request) async throws -> Response {
        let clerk = try await counter.clerk(request, for: .printers)
        let caller = clerk.caller
        let own = caller.tree.path(to: caller.account.unit)
        let under = caller.scope.subtracting(own).sorted()
        return try await answering {
            var entries: [PrinterList.Entry] = []
            for unit in own + under {
                for (name, profile) in try await rooms.store.printers(of: unit).sorted(by: { $0.key < $1.key }
                ) {
                    entries.append(
                        PrinterList.Entry(
                            name: name, unit: caller.tree.units[unit]?.name ?? unit,
                            profile: profile, place: PrinterPlace(unit: unit, name: name),
                            isOurs: caller.scope.contains(unit)))
                }
            }
            return try counter.show(
                "printers", PrinterList(entries: entries), in: .printers, to: clerk.visitor,
                notice: counter.notice(request))
        }
    }

    private func edit(_ request: Request) async throws -> Response {
        let clerk = try await counter.clerk(request, for: .printers)
        let (place, profile) = try await found(PrinterPlace(request), clerk)
        let form = PrinterForm(profile, unit: place.unit, name: place.name)
        return try counter.show(
            "printer", try PrinterPage(form, clerk, on: try rooms.today, isNew: false), in: .printers,
            to: clerk.visitor)
    }

    /// Keeps a printer; a new one only under a name that the unit has not given yet.
    private func keep(_ request: Request) async throws -> Response {
        let (clerk, sent) = try await counter.form(request, for: .printers)
        var form = PrinterForm(sent)
        let isNew = sent["new"] != nil
        let unit = try clerk.caller.unit(form["unit"].isEmpty ? nil : form["unit"], on: try rooms.today)
        let name = form["name"]
        return try await answering {
            let known = try await rooms.store.printers(of: unit)
            form.checkName(known: isNew ? Set(known.keys) : [])
            guard let profile = form.profile(), form.faults.isEmpty else {
                return try counter.show(
                    "printer", try PrinterPage(form, clerk, on: try rooms.today, isNew: isNew), in: .printers,
                    to: clerk.visitor,
                    status: .unprocessableContent)
            }
            try await rooms.store.keep(
                printer: name, profile: Array(profile.yaml.utf8), of: unit, act(name, of: unit, clerk))
            return counter.go(to: Self.path, .printerKept)
        }
    }

    private func askToRemove(_ request: Request) async throws -> Response {
        let clerk = try await counter.clerk(request, for: .printers)
        let (place, _) = try await found(PrinterPlace(request), clerk)
        let page = PrinterRemoval(
            unit: place.unit, name: place.name,
            unitName: clerk.caller.tree.units[place.unit]?.name ?? place.unit)
        return try counter.show("printer-remove", page, in: .printers, to: clerk.visitor)
    }

    private func remove(_ request: Request) async throws -> Response {
        let (clerk, form) = try await counter.form(request, for: .printers)
        let (place, _) = try await found(
            PrinterPlace(unit: form["unit"] ?? "", name: form.exact("name")), clerk)
        return try await answering {
            try await rooms.store.keep(
                printer: place.name, profile: nil, of: place.unit, act(place.name, of: place.unit, clerk))
            return counter.go(to: Self.path, .printerRemoved)
        }
    }

    /// A sheet of cards of somebody who does not exist, printed with the values of the form.
    private func test(_ request: Request) async throws -> Response {
        let (clerk, sent) = try await counter.form(request, for: .printers)
        var form = PrinterForm(sent)
        let day = try rooms.today
        guard let profile = form.profile() else {
            let page = try PrinterPage(form, clerk, on: day, isNew: sent["new"] != nil)
            return try counter.show(
                "printer", page, in: .printers, to: clerk.visitor, status: .unprocessableContent)
        }
        var arrangement = Arrangement()
        (arrangement.printer, arrangement.flip) = (profile, form.flip)
        return try await answering {
            let sheet = try await rooms.bench.run { [catalogue = rooms.catalogue, arrangement] in
                let press = try catalogue.press(Self.tried, settings: [:], date: day)
                let sheet = try catalogue.sheet(nil, for: press.template)
                let card = try press.piece(for: try press.sample())
                return try press.pdf(
                    of: Array(repeating: card, count: sheet.cells.count), on: sheet, run: "test",
                    arrangement: arrangement)
            }
            return Response.document(sheet, .pdf, ContentDisposition(.inline, filename: "printer-test.pdf"))
        }
    }

    /// The template of the test: with a back, and cut edge to edge.
    private static let tried = "wallet-card"

    /// The printer of a unit that the clerk may see; throws ``Refusal/missing``.
    private func found(
        _ place: PrinterPlace, _ clerk: Clerk
    ) async throws -> (place: PrinterPlace, profile: PrinterProfile) {
        guard clerk.caller.scope.contains(place.unit) else { throw Refusal.missing }
        return try await answering {
            guard let kept = try await rooms.store.printers(of: place.unit)[place.name] else {
                throw Refusal.missing
            }
            let profile = try? PrinterProfile(yaml: String(decoding: kept, as: UTF8.self))
            return (place, profile ?? .exact)
        }
    }

    private func act(_ name: String, of unit: String, _ clerk: Clerk) -> Act {
        Act(.keepPrinter, at: rooms.now(), by: clerk.account.id, unit: unit, subject: name)
    }
}
