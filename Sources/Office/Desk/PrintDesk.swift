import Access
import Drawing
import Foundation
import Glibc
import Pages
import Payloads
import Press
import Records
import Store
import Web

/// Prints one piece after the other, each exactly once.
///
/// In this order: the intent is durable, the document is made, it is durable, the copy is finished, and only then somebody is
/// told. Who asks again with the same key gets the same copy, and a copy whose document is missing gets it: drawing is a pure
/// function of the sealed minimum and the day, so it does not matter who draws or how often.
struct PrintDesk: Sendable {
    let catalogue: Catalogue
    let editions: Editions
    let store: any Store
    let seal: Seal
    let people: PeopleHash
    let shelf: DocumentShelf
    let bench: Bench
    let now: @Sendable () -> Date
    private let underWay = PressWork()

    init(_ rooms: OfficeRooms) {
        (catalogue, store, bench, now) = (rooms.catalogue, rooms.store, rooms.bench, rooms.now)
        (seal, people, shelf, editions) = (rooms.key.seal, rooms.key.people, rooms.shelf, rooms.editions)
    }

    /// A print, and which of its copies a request has begun.
    struct Printed: Sendable {
        let print: Print
        let copy: Int
    }

    /// All that the piece is made from, as the unit has it now.
    ///
    /// Throws what is wrong with the order, and a ``Refusal`` for a template that the unit does not offer.
    func minimum(of order: PrintOrder, for unit: String, in tree: UnitTree) async throws -> Minimum {
        let choices = try await store.choices(of: unit, in: tree)
        try choices.demand(try catalogue.template(order.template).id)
        return Minimum(
            template: order.template, record: order.record, settings: order.settings,
            wording: try await store.wording(of: unit, in: tree),
            printer: try await store.profile(of: order.printer, for: unit, in: tree), logo: choices.logo)
    }

    /// Decides a print with its first copy and makes the document.
    func print(_ order: PrintOrder, by caller: Caller, for unit: String, key: RequestKey?) async throws
        -> Printed
    {
        let moment = now()
        let minimum = try await minimum(of: order, for: unit, in: caller.tree)
        // Whatever is wrong with the record is found before anything is decided.
        let catalogue = try await editions.catalogue(with: minimum.logo)
        let record = try await bench.run {
            let press = try minimum.press(catalogue, at: moment, copy: 1)
            let record = try press.record(named: minimum.record)
            _ = try press.piece(for: record)
            return record
        }
        let id = ID<Print>(at: moment)
        let print = Print(
            id: id, unit: unit, account: caller.account.id, template: order.template, created: moment,
            minimum: try seal.close(try minimum.bytes, about: id.text),
            subject: record.number.flatMap(people.hash) ?? "",
            copies: [Copy(number: 1, account: caller.account.id, decided: moment)])
        let act = Act(
            .print, at: moment, by: caller.account.id, unit: unit, subject: print.subject)
        return try await finish(
            try await store.begin(
                print, key: key, quota: caller.account.dailyQuota, since: moment.startOfDayInVietnam, act),
            copy: 1)
    }

    /// Decides the next copy of a print and makes its document.
    func reprint(_ id: ID<Print>, reason: String, by caller: Caller, key: RequestKey?) async throws -> Printed
    {
        let moment = now()
        guard let print = try await store.print(id, in: caller.scope) else { throw Refusal.missing }
        let copy = Copy(
            number: print.copies.count + 1, account: caller.account.id, decided: moment, reason: reason)
        let act = Act(
            .reprint, at: moment, by: caller.account.id, unit: print.unit, reason: reason,
            subject: print.subject)
        let begun = try await store.beginCopy(
            copy, of: id, in: caller.scope, key: key, quota: caller.account.dailyQuota,
            since: moment.startOfDayInVietnam, act)
        // It was there a moment ago, so it is void or not printed yet.
        if case .missing = begun { throw Refusal.printState }
        return try await finish(begun, copy: nil)
    }

    /// Makes the documents of everything that was decided and is not printed, as after a crash.
    func finishAll() async throws {
        for print in try await store.unfinishedPrints() {
            for copy in print.copies where copy.state == .intended {
                _ = try await make(copy.number, of: print)
            }
        }
    }

    private func finish(_ begun: Begun<Print>, copy: Int?) async throws -> Printed {
        switch begun {
        case .new(let print):
            let number = copy ?? print.copies.count
            return Printed(print: try await make(number, of: print), copy: number)
        case .before(let print, let number):
            return Printed(print: try await make(number, of: print), copy: number)
        case .keyTaken: throw Refusal.keyTaken
        case .quotaUsed: throw Refusal.quotaUsed
        case .missing: throw Refusal.missing
        }
    }

    /// The print with this copy's document made, whoever makes it.
    private func make(_ number: Int, of print: Print) async throws -> Print {
        guard print.copies.contains(where: { $0.number == number && $0.state == .intended }) else {
            return print
        }
        let made = try await underWay.once(print.id, copy: number) { try await draw(number, of: print) }
        guard made.copies.contains(where: { $0.number == number && $0.state == .printed }) else {
            throw Refusal(PressError.drawing(.png("the copy failed")))
        }
        return made
    }

    private func draw(_ number: Int, of print: Print) async throws -> Print {
        var print = print
        guard let place = print.copies.firstIndex(where: { $0.number == number }) else { return print }
        var copy = print.copies[place]
        do {
            let document = try await document(of: copy, of: print) { try $0.pdf(of: $1, printer: $2) }
            try await bench.run { [shelf, id = print.id] in try shelf.put(document, copy: number, of: id) }
            (copy.state, copy.document) = (.printed, Fingerprint(of: document).hex)
        } catch let error
            where error is Problems || error is Catalogue.Miss || error is DrawingError
            || error is TemplateError
        {
            // It was fit to print when it was decided; the templates have changed since.
            copy.state = .failed
        }
        copy.finished = now()
        try await store.finish(copy, of: print.id)
        print.copies[place] = copy
        return print
    }

    /// The file of a copy's PDF, drawn again if it is lost, as after a backup was brought back.
    ///
    /// Throws ``Refusal/documentPurged`` when it would no longer be the same: the templates have changed since.
    func file(of copy: Copy, of print: Print) async throws -> String {
        let path = shelf.path(of: copy.number, of: print.id)
        guard access(path, F_OK) != 0 else { return path }
        let document = try await document(of: copy, of: print) { try $0.pdf(of: $1, printer: $2) }
        guard Fingerprint(of: document).hex == copy.document else { throw Refusal.documentPurged }
        try await bench.run { [shelf] in try shelf.put(document, copy: copy.number, of: print.id) }
        return path
    }

    /// What the print is made from.
    func minimum(of print: Print) throws -> Minimum {
        try Minimum(try seal.open(print.minimum, about: print.id.text))
    }

    /// The record that the print is made from, as it was read then.
    func record(of print: Print) throws -> Record {
        guard let day = Day(inVietnam: print.created.timeIntervalSince1970) else { throw Refusal.clock }
        return try Record(
            try catalogue.template(print.template).kind,
            named: try minimum(of: print).record.sorted { $0.key < $1.key }.map {
                (name: $0.key, value: $0.value)
            },
            today: day)
    }

    /// What the copy looks like: the same bytes whenever it is asked for.
    func document(
        of copy: Copy, of print: Print,
        _ draw: @escaping @Sendable (Press, Piece, PrinterProfile) throws -> [UInt8]
    ) async throws -> [UInt8] {
        let minimum = try minimum(of: print)
        let catalogue = try await editions.catalogue(with: minimum.logo)
        return try await bench.run {
            let press = try minimum.press(catalogue, at: copy.decided, copy: copy.number)
            return try draw(
                press, try press.piece(for: try press.record(named: minimum.record)), minimum.profile)
        }
    }
}

/// Sees to it that of several requests for the same document only one draws it.
private actor PressWork {
    private struct Place: Hashable {
        let id: ID<Print>
        let copy: Int
    }

    private var tasks: [Place: Task<Print, any Error>] = [:]

    func once(
        _ id: ID<Print>, copy: Int, _ work: @escaping @Sendable () async throws -> Print
    ) async throws -> Print {
        let place = Place(id: id, copy: copy)
        if let task = tasks[place] { return try await task.value }
        // A task of its own: a client that goes away takes back nothing that was decided.
        let task = Task { try await work() }
        tasks[place] = task
        defer { tasks[place] = nil }
        return try await task.value
    }
}

extension Minimum {
    /// What makes good what the printer does; what cannot be read any more changes nothing.
    fileprivate var profile: PrinterProfile { printer.flatMap { try? PrinterProfile(yaml: $0) } ?? .exact }

    /// The press for a copy that was decided at this moment.
    func press(_ catalogue: Catalogue, at moment: Date, copy: Int) throws -> Press {
        guard let day = Day(inVietnam: moment.timeIntervalSince1970) else { throw Refusal.clock }
        return try catalogue.press(template, settings: settings, wording: wording, date: day, copy: copy)
    }
}

extension Record {
    /// The number that a person is found by; nil for a venue.
    fileprivate var number: String? { numbers(masked: false).first }

    /// The numbers that a person may name, the surest first; none of a venue.
    func numbers(masked: Bool) -> [String] {
        guard case .citizen = self else { return [] }
        return ["national_id", "health_insurance_no", "phone"].compactMap { text(of: $0, masked: masked) }
    }
}

extension Date {
    /// When the day of this moment began in Vietnam.
    var startOfDayInVietnam: Date {
        let shift = 7.0 * 3600
        let days = ((timeIntervalSince1970 + shift) / 86400).rounded(.down)
        return Date(timeIntervalSince1970: days * 86400 - shift)
    }
}
