import HTTPTypes
import Hummingbird
import Pages
import Press
import Records
import Web

/// Measuring a printer: print a sheet, measure it, try and keep what follows.
struct CalibrationScreens: Sendable {
    let counter: Counter

    private var rooms: OfficeRooms { counter.rooms }

    private struct Page: Sendable {
        struct Entry: Sendable {
            let name: String
            let value: String
            let fault: String?
        }

        /// By what is measured, each with its own picture.
        let measures: [String: Entry]
        let dpi: String
        let isShortEdge: Bool
        let fault: String?
    }

    func add(to printers: RouterGroup<WebContext>) {
        printers.get("/sheet") { request, _ in
            let clerk = try await counter.clerk(request, for: .printers)
            return try counter.show("printer-sheet", Blank(), in: .printers, to: clerk.visitor)
        }
        printers.get("/calibration.pdf") { request, _ in
            _ = try await counter.clerk(request, for: .printers)
            let day = try rooms.today
            let sheet = try await rooms.bench.run { [catalogue = rooms.catalogue] in
                try catalogue.calibrationSheet(date: day)
            }
            return Response.document(sheet, .pdf, ContentDisposition(.inline, filename: "calibration.pdf"))
        }
        printers.get("/measure") { request, _ in
            try show(Form([:]), to: try await counter.clerk(request, for: .printers))
        }
        printers.post("/measure") { request, _ in try await measure(request) }
    }

    /// Makes a profile of what was measured, to be tried and named.
    private func measure(_ request: Request) async throws -> Response {
        let (clerk, form) = try await counter.form(request, for: .printers)
        let names = Calibration.needed + Calibration.optional
        let measures = names.compactMap { name in form[name].map { (name: name, text: $0) } }
        var faults: [String: Wording] = [:]
        for name in Calibration.needed where form[name] == nil { faults[name] = Self.missing }
        for (name, text) in measures where Calibration.millimetres(text) == nil {
            faults[name] = PrinterForm.noNumber
        }
        let flip = form["flip"].flatMap(Flip.init) ?? .longEdge
        do {
            let dpi = form["dpi"].flatMap { Int($0) } ?? PrinterProfile.usualDPI
            let profile = try Calibration(measures).profile(flip, dpi: dpi)
            let printer = PrinterForm(profile, unit: "", name: "", flip: flip)
            return try counter.show(
                "printer", try PrinterPage(printer, clerk, on: try rooms.today, isNew: true), in: .printers,
                to: clerk.visitor)
        } catch let error as CalibrationError {
            // Two lengths of zero are the only fault that the fields do not tell.
            if case .notANumber = error, faults.isEmpty { faults["width"] = PrinterForm.noNumber }
            return try show(form, faults, to: clerk)
        } catch let error as PrinterProfileError {
            return try show(form, fault: error.wording, to: clerk)
        }
    }

    private func show(
        _ form: Form, _ faults: [String: Wording] = [:], fault: Wording? = nil, to clerk: Clerk
    ) throws -> Response {
        let language = clerk.language
        let names = Calibration.needed + Calibration.optional
        let entries = names.map {
            Page.Entry(name: $0, value: form[$0] ?? "", fault: faults[$0].map(language.text))
        }
        let page = Page(
            measures: Dictionary(entries.map { ($0.name.replacing("-", with: "_"), $0) }) { first, _ in first
            },
            dpi: form["dpi"] ?? "\(PrinterProfile.usualDPI)",
            isShortEdge: form["flip"] == Flip.shortEdge.rawValue, fault: fault.map(language.text))
        return try counter.show(
            "printer-measure", page, in: .printers, to: clerk.visitor,
            status: faults.isEmpty && fault == nil ? .ok : .unprocessableContent)
    }

    private static let missing = Wording(vi: "Còn thiếu số đo này.", en: "This measure is missing.")
}
