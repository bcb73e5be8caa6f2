/// What the tables say of a ward, district and province as somebody wrote them.
package enum UnitVerdict: Sendable {
    /// They name this unit, the lowest of those given, as it was called last.
    case known(AdministrativeUnit)
    /// They fit each of these: two or more, in the order of their codes.
    case ambiguous([AdministrativeUnit])
    /// No unit of this level has such a name or code where it is said to be.
    ///
    /// `nearest` are at most three whose names are like it, the likest first, or else where the unit below is;
    /// possibly none.
    case unknown(UnitLevel, nearest: [AdministrativeUnit])
    /// There is such a unit of this level, but not in the unit that is written above it.
    ///
    /// `candidates` are one to three places where it is.
    case contradiction(UnitLevel, candidates: [AdministrativeUnit])
}
