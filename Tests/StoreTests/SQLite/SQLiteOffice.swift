import Crypto
import Foundation
import Judges
import Store

/// The sample office in SQLite, with the file under it.
struct SQLiteOffice {
    let office: SampleOffice
    let store: SQLiteStore
    var path: String { store.path }
    var shell: Shell { Shell(path: store.path) }

    /// Nobody gives up within the time of a test, however much else the machine does, unless `timeout` says so.
    init(timeout: Duration = .seconds(600), watch: (@Sendable (String) -> Void)? = nil) async throws {
        var opened: SQLiteStore?
        office = try await SampleOffice { scratch in
            let store = try SQLiteStore(
                path: scratch.path("office.sqlite"), chainKey: .sample, timeout: timeout, watch: watch)
            opened = store
            return store
        }
        guard let opened else { throw StoreError.damaged("not opened") }
        store = opened
    }
}

extension FileManager {
    /// The permission bits of a file.
    func mode(of path: String) throws -> Int? {
        try attributesOfItem(atPath: path)[.posixPermissions] as? Int
    }
}
