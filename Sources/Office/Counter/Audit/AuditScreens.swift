import Foundation
import HTTPTypes
import Hummingbird
import NIOCore
import Payloads
import Records
import Store
import Web

/// Who did what: filtered, as a table, and whether nobody has changed it since.
struct AuditScreens: Sendable {
    let counter: Counter

    /// How many lines are on a page, and how many are read at once for a table.
    private static let part = 100
    private static let tablePart = 1000
    /// Above this many accounts only those of the chosen unit itself are offered to choose from.
    private static let mostAccounts = 200

    func add(to router: Router<WebContext>) {
        let audit = router.group("/audit")
        audit.get { request, _ in
            try await show(request, to: try await counter.clerk(request, for: .audit), "")
        }
        audit.get("/lines.csv") { request, _ in try await table(request) }
        audit.post("/verify") { request, _ in try await verify(request) }
    }

    /// `reading`: what the trail itself is to say about this look at it.
    private func show(
        _ request: Request, to clerk: Clerk, _ reading: String, verdict: AuditVerdict? = nil
    ) async throws -> Response {
        let query = try AuditQuery(request, of: clerk.caller, on: try counter.rooms.today)
        let store = counter.rooms.store
        return try await answering {
            // One more than is shown tells whether there is a next page.
            let entries = try await store.audit(
                in: query.scope, query.filter, before: query.before, limit: Self.part + 1)
            try await counter.rooms.noteReading(by: clerk.caller, reading)
            let known = try await store.accounts(in: clerk.caller.scope)
            let page = page(query, entries, known, clerk, verdict)
            return try counter.show("audit", page, in: .audit, to: clerk.visitor)
        }
    }

    private func page(
        _ query: AuditQuery, _ entries: [AuditEntry], _ known: [Account], _ clerk: Clerk,
        _ verdict: AuditVerdict?
    ) -> AuditPage {
        let language = clerk.language
        let accounts = Dictionary(known.map { ($0.id, $0) }) { first, _ in first }
        let lines = entries.prefix(Self.part).map {
            AuditPage.Line($0, accounts: accounts, tree: clerk.caller.tree, in: language)
        }
        let offered = known.count > Self.mostAccounts ? known.filter { $0.unit == query.picker.unit } : known
        return AuditPage(
            picker: query.picker, from: query.from?.iso ?? "", through: query.through?.iso ?? "",
            actions: Act.Action.allCases.map {
                .init(value: $0.rawValue, title: language.text($0.title), isChosen: $0 == query.action)
            },
            accounts: offered.map {
                .init(value: $0.id.text, title: "\($0.name) (\($0.login))", isChosen: $0.id == query.account)
            }, lines: lines, hasLines: !lines.isEmpty,
            next: entries.count > Self.part ? lines.last.map { "\(query.text)&before=\($0.number)" } : nil,
            query: query.text, mayVerify: clerk.visitor.may(.verify),
            verdict: verdict.map(AuditPage.Verdict.init))
    }

    /// Every line of the filter, read part by part while it is sent.
    private func table(_ request: Request) async throws -> Response {
        let clerk = try await counter.clerk(request, for: .audit)
        let query = try AuditQuery(request, of: clerk.caller, on: try counter.rooms.today)
        let store = counter.rooms.store
        let logins = try await answering {
            try await counter.rooms.noteReading(by: clerk.caller, "csv")
            let accounts = try await store.accounts(in: clerk.caller.scope)
            return Dictionary(accounts.map { ($0.id, $0.login) }) { first, _ in first }
        }
        let body = ResponseBody { writer in
            let header = [
                "number", "time", "unit", "action", "account", "login", "count", "reason", "subject", "hash",
            ]
            try await writer.write(ByteBuffer(string: CSVLine.beginning + CSVLine(header).text))
            var before: Int?
            while case let entries = try await store.audit(
                in: query.scope, query.filter, before: before, limit: Self.tablePart), !entries.isEmpty
            {
                let lines = entries.map { CSVLine($0, login: $0.act.account.flatMap { logins[$0] }).text }
                try await writer.write(ByteBuffer(string: lines.joined()))
                before = entries.last?.number
            }
            try await writer.finish(nil)
        }
        let name = ContentDisposition(.attachment, filename: "audit-\(query.picker.unit).csv")
        return Response(
            status: .ok,
            headers: [
                .contentType: "text/csv; charset=utf-8", .cacheControl: "no-store",
                .contentDisposition: name.field,
            ], body: body)
    }

    private func verify(_ request: Request) async throws -> Response {
        let (clerk, _) = try await counter.form(request, for: .verify)
        let verdict = try await answering { try await counter.rooms.store.verifyAudit() }
        return try await show(request, to: clerk, "verify", verdict: verdict)
    }
}

extension OfficeRooms {
    /// Notes that somebody looks at the trail; `reason` says in which way.
    func noteReading(by caller: Caller, _ reason: String = "") async throws(StoreError) {
        try await store.note(
            Act(
                .readAudit, at: now(), by: caller.account.id, unit: caller.account.unit, count: 0,
                reason: reason, subject: caller.account.id.text))
    }
}

extension CSVLine {
    fileprivate init(_ entry: AuditEntry, login: String?) {
        let act = entry.act
        self.init([
            "\(entry.number)", act.moment.ISO8601Format(), act.unit, act.action.rawValue,
            act.account?.text ?? "", login ?? "", "\(act.count)", act.reason, act.subject, entry.hash.hex,
        ])
    }
}

extension AuditPage.Verdict {
    fileprivate init(_ verdict: AuditVerdict) {
        switch verdict {
        case .whole(let entries, let head): (isWhole, number, hash) = (true, entries, head.hex)
        case .broken(let line): (isWhole, number, hash) = (false, line, "")
        }
    }
}
