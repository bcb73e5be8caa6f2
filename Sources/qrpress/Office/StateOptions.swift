import Access
import ArgumentParser
import Foundation
import Glibc
import Store

/// Where an office keeps what must last.
struct StateOptions: ParsableArguments {
    @Option(
        name: .customLong("state"),
        help: .init(
            """
            Thư mục dữ liệu của văn phòng (mặc định: QRPRESS_STATE, rồi ./office). The folder of the office's data \
            (default: QRPRESS_STATE, then ./office).
            """, valueName: "folder"))
    var folder: String?

    var path: String {
        if let folder { return folder }
        let named = ProcessInfo.processInfo.environment["QRPRESS_STATE"] ?? ""
        return named.isEmpty ? "office" : named
    }

    private var database: String { "\(path)/office.sqlite" }
    private var keyFile: String { "\(path)/office.key" }

    /// Opens the office that is there.
    ///
    /// Throws a ``Failure``: 66 if there is none.
    func open() throws -> OpenState {
        guard FileManager.default.fileExists(atPath: database) else {
            throw Failure(
                .noInput,
                vi:
                    "\(path) chưa có văn phòng nào. Bắt đầu bằng qrpress users add, hoặc chỉ chỗ bằng --state.",
                en:
                    "There is no office in \(path). Begin with qrpress users add, or say where it is with --state."
            )
        }
        return try opened { () throws(AccessError) in try OfficeKey(at: keyFile) }
    }

    /// Opens the office, and makes its folder (mode 0700), key and database if they are not there.
    ///
    /// Never makes a key beside a database: what that holds needs the key it was made with. Throws a ``Failure``: 73 for a
    /// folder that cannot be made.
    func make() throws -> OpenState {
        guard mkdir(path, 0o700) == 0 || errno == EEXIST else {
            throw Failure(
                .cannotCreate, vi: "Không tạo được thư mục \(path): \(Failure.reason(errno)).",
                en: "Cannot create the folder \(path): \(Failure.reason(errno)).")
        }
        if FileManager.default.fileExists(atPath: database) { return try open() }
        return try opened { () throws(AccessError) in try OfficeKey.make(at: keyFile) }
    }

    private func opened(with key: () throws(AccessError) -> OfficeKey) throws -> OpenState {
        do {
            let key = try key()
            let store = try SQLiteStore(path: database, chainKey: key.chain)
            return OpenState(path: path, key: key, store: store)
        } catch let error as AccessError {
            throw Failure(error)
        } catch let error as StoreError {
            throw Failure(error, in: path)
        }
    }
}

/// An office that is open.
struct OpenState {
    let path: String
    let key: OfficeKey
    let store: SQLiteStore

    /// All accounts, by login.
    var accounts: [Account] {
        get async throws(StoreError) { try await store.accounts(in: Set(try await store.units().map(\.id))) }
    }

    /// The account of this login; throws a ``Failure`` with the nearest names when there is none: 66.
    func account(_ login: String) async throws -> Account {
        if let account = try await store.account(login: login) { return account }
        let logins = try await accounts.map(\.login)
        throw Failure(missing: "tài khoản", "account", login, known: logins, list: "qrpress users list")
    }

    /// The unit of this id; throws a ``Failure`` with the nearest names when there is none: 66.
    func unit(_ id: String, of units: [OfficeUnit]) throws -> OfficeUnit {
        if let unit = units.first(where: { $0.id == id }) { return unit }
        throw Failure(missing: "đơn vị", "unit", id, known: units.map(\.id), list: "qrpress units list")
    }
}
