import Records
import Store
import Web

/// Who asks, and which units they may see.
struct Caller: Sendable {
    let account: Account
    let tree: UnitTree
    /// The account's unit, all under it, and all that these go on for.
    let scope: Set<String>
    /// The browser's session; nil for a bearer token.
    let session: Session?

    /// Throws ``Refusal/forbidden`` when the role may not.
    func demand(_ right: Right) throws {
        guard account.role.rights.contains(right) else { throw Refusal.forbidden }
    }

    /// The unit that something is done for: the one asked for, or the account's own.
    ///
    /// Throws when it is none of the scope or does not print any more.
    func unit(_ asked: String?, on day: Day) throws -> String {
        let id = asked ?? account.unit
        guard scope.contains(id), let unit = tree.units[id] else { throw Refusal.noUnit }
        guard unit.isValid(on: day) else { throw Refusal.unitEnded(successor: unit.successor) }
        return id
    }
}

/// What a role may be allowed.
enum Right: Sendable, CaseIterable {
    case print
    /// To print again, void, and note as handed over.
    case correct
    case batches
    case codes
    case audit
    /// To go over the whole chain of the audit trail, of all units.
    case verify
    /// To measure printers and keep what they do.
    case printers
    /// To see how much is printed.
    case figures
    /// What a unit says on its pieces, offers, and keeps for how long.
    case settings
    /// Who works in a unit.
    case accounts
}

extension Role {
    /// What the role may do within its scope; everybody signed in may see templates and units.
    var rights: Set<Right> {
        switch self {
        case .systemAdmin: [.audit, .verify, .figures, .settings, .accounts]
        case .unitAdmin:
            [.print, .correct, .batches, .codes, .audit, .printers, .figures, .settings, .accounts]
        case .clerk: [.print, .correct, .batches, .codes, .printers, .figures]
        case .volunteer: [.batches, .codes]
        case .auditor: [.audit, .verify, .figures]
        case .machine: [.print, .batches, .codes]
        }
    }

    /// Whether it sees only batches of its own account.
    var seesOwnBatchesOnly: Bool { self == .volunteer }
}
