import Access
import Foundation
import HTTPTypes
import Hummingbird
import HummingbirdTesting
import Judges
import Logging
import NIOCore
import Office
import Press
import Records
import Store

/// An office in a folder of its own, with a province, two wards under it, and somebody of every role in each.
struct TestOffice: Sendable {
    let scratch: Scratch
    let store: SQLiteStore
    let key: OfficeKey
    let rooms: OfficeRooms
    let office: Office
    private let tokens: [String: String]

    static let resident = """
        {"template": "wallet-card", "record": {"full_name": "Trần Văn Mẫu", "date_of_birth": "01/02/2003",
        "national_id": "048203001234", "qr": "048203001234|TRAN VAN MAU|2003-02-01|0|163170000000012345|<1<<0900000001<"}}
        """
    static let payload = "048203001234|TRAN VAN MAU|2003-02-01|0|163170000000012345|<1<<0900000001<"

    private static let templates = Result {
        try Catalogue(folder: "\(Project.root)/Templates", fonts: try PrintedFonts.book())
    }

    static let screens = Result {
        try Screens(folder: "\(Project.root)/Counter", icons: "\(Project.root)/Templates/icons")
    }

    /// `change` says how the office is set; `quota` is that of the clerk of ward W1.
    init(
        quota: Int? = nil, clock: StandingClock = StandingClock(),
        change: (inout OfficeSettings) -> Void = { _ in }
    ) async throws {
        scratch = try Scratch()
        key = try OfficeKey.make(at: scratch.path("office.key"))
        store = try SQLiteStore(path: scratch.path("office.sqlite"), chainKey: key.chain)
        var settings = OfficeSettings(state: scratch.path("."))
        settings.port = 0
        change(&settings)
        rooms = OfficeRooms(
            settings, catalogue: try Self.templates.get(), screens: try Self.screens.get(), store: store,
            key: key, version: "test",
            logger: Logger(label: "test") { _ in SwiftLogNoOpLogHandler() },
            passwords: Passwords(cost: .least), now: { clock.date }, instant: { clock.instant })
        office = try Office(rooms)
        var tokens: [String: String] = [:]
        for (id, parent) in [("P", nil), ("W1", "P"), ("W2", "P")] {
            guard let day = Day(iso: "2020-01-01") else { throw CancellationError() }
            try await store.keep(
                OfficeUnit(id: id, name: "Đơn vị \(id)", parent: parent, from: day), Self.act(.keepUnit, id))
            for role in Role.allCases {
                let account = Account(
                    id: ID(at: Date()), login: "\(role.rawValue).\(id.lowercased())", name: role.rawValue,
                    role: role,
                    unit: id, dailyQuota: role == .clerk && id == "W1" ? quota : nil)
                try await store.keep(account, Self.act(.keepAccount, id))
                let secret = Secret(.token)
                try await store.keep(
                    AccessToken(
                        id: ID(at: Date()), hash: secret.hash, account: account.id, label: "test",
                        created: Date()),
                    Self.act(.keepToken, id))
                tokens["\(role.rawValue) \(id)"] = secret.text
            }
        }
        self.tokens = tokens
    }

    static func act(_ action: Act.Action, _ unit: String) -> Act {
        Act(action, at: Date(), by: nil, unit: unit)
    }

    /// Opens the office for the time of the test.
    func open(_ body: @escaping @Sendable (Counter) async throws -> Void) async throws {
        try await office.application().test(.live) { client in
            try await body(Counter(client: client, tokens: tokens))
        }
    }
}

/// Somebody who sends requests to an open office.
struct Counter: Sendable {
    let client: any TestClientProtocol
    let tokens: [String: String]

    /// `as` is a role and its unit, such as "clerk W1"; nil for nobody.
    func send(
        _ method: HTTPRequest.Method, _ path: String, as who: String? = "clerk W1", _ body: String = "",
        key: String? = nil, headers more: HTTPFields = [:]
    ) async throws -> TestResponse {
        var headers = more
        if !body.isEmpty, headers[.contentType] == nil { headers[.contentType] = "application/json" }
        if let who, let token = tokens[who] { headers[.authorization] = "Bearer \(token)" }
        if let key, let name = HTTPField.Name("Idempotency-Key") { headers[name] = key }
        return try await client.execute(
            uri: path, method: method, headers: headers, body: body.isEmpty ? nil : ByteBuffer(string: body)
        ) { $0 }
    }

    /// Prints the resident; gives what is told of the print.
    func print(as who: String = "clerk W1", key: String? = nil) async throws -> PrintBody {
        let response = try await send(.post, "/api/v1/prints", as: who, TestOffice.resident, key: key)
        return try response.json(PrintBody.self)
    }

    /// Waits until a batch has ended.
    func end(of batch: String, as who: String = "clerk W1") async throws -> BatchBody {
        while true {
            let body = try await send(.get, "/api/v1/batches/\(batch)", as: who).json(BatchBody.self)
            if !["waiting", "running"].contains(body.state) { return body }
            try await Task.sleep(for: .milliseconds(20))
        }
    }
}

struct PrintBody: Decodable, Equatable {
    struct Copy: Decodable, Equatable {
        let number: Int
        let reason: String
        let state: String
        let sha256: String?
    }

    let id: String
    let unit: String
    let state: String
    let copy: Int
    let copies: [Copy]
    let document: String
}

struct BatchBody: Decodable, Equatable {
    let id: String
    let state: String
    let rows: Int
    let printed: Int
    let rejected: Int
    let documents: Int
    let failure: String?
}

struct ProblemBody: Decodable {
    struct Entry: Decodable {
        let field: String
        let code: String
    }

    let status: Int
    let code: String
    let title: String
    let problems: [Entry]?
}

extension TestResponse {
    func json<Value: Decodable>(_ type: Value.Type) throws -> Value {
        try JSONDecoder().decode(type, from: Data(body.readableBytesView))
    }

    /// The code of the problem; nil when it is none.
    var problem: String? { try? json(ProblemBody.self).code }
}
