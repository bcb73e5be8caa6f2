import GRDB

extension StoreError {
    /// What an error of SQLite means to who called; never holds a value that was to be kept.
    init(_ error: any Error) {
        switch error {
        case let error as StoreError: self = error
        case let error as DatabaseError: self.init(sqlite: error)
        default: self = .damaged(String(describing: type(of: error)))
        }
    }

    private init(sqlite error: DatabaseError) {
        let message = error.message ?? error.resultCode.description
        switch error.extendedResultCode {
        case .SQLITE_CONSTRAINT_UNIQUE, .SQLITE_CONSTRAINT_PRIMARYKEY: self = .taken
        case .SQLITE_CONSTRAINT_FOREIGNKEY: self = .invalid(message)
        default:
            switch error.resultCode {
            case .SQLITE_BUSY, .SQLITE_LOCKED: self = .busy
            case .SQLITE_FULL, .SQLITE_IOERR, .SQLITE_READONLY, .SQLITE_CANTOPEN, .SQLITE_PERM, .SQLITE_NOMEM:
                self = .io(message)
            case .SQLITE_TOOBIG: self = .invalid(message)
            default: self = .damaged(message)
            }
        }
    }
}
