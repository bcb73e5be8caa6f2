import Store

extension Caller {
    /// The roles that the caller may give: a unit's administrator all but the system's own.
    var rolesToGive: [Role] {
        switch account.role {
        case .systemAdmin: Role.allCases
        case .unitAdmin: Role.allCases.filter { $0 != .systemAdmin }
        default: []
        }
    }

    /// Whether the caller may change this account.
    ///
    /// Nobody changes the own one here, so the last administrator cannot lock everybody out; nor one with a role that the
    /// caller could not give.
    func mayChange(_ other: Account) -> Bool {
        other.id != account.id && scope.contains(other.unit) && rolesToGive.contains(other.role)
    }
}
