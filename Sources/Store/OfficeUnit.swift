package import Records

/// An office of the administration: a province, a ward, a neighbourhood's team.
///
/// Units form a tree. A merger is a change of data: the old unit ends on a day and names its successor, and who may see the
/// successor may see what the old unit printed.
package struct OfficeUnit: Hashable, Sendable {
    /// Chosen by the office, such as the national code of the ward: 1–32 letters, digits, `-` or `_`.
    package let id: String
    package var name: String
    /// The unit it belongs to; nil for the top.
    package var parent: String?
    /// The first day on which it prints.
    package var from: Day
    /// The last day on which it prints; nil as long as nobody has ended it.
    package var through: Day?
    /// The unit that goes on with its work.
    package var successor: String?

    package init(
        id: String, name: String, parent: String? = nil, from: Day, through: Day? = nil,
        successor: String? = nil
    ) {
        (self.id, self.name, self.parent) = (id, name, parent)
        (self.from, self.through, self.successor) = (from, through, successor)
    }

    package func isValid(on day: Day) -> Bool { from <= day && through.map { day <= $0 } ?? true }
}

/// All units and how they hang together.
package struct UnitTree: Sendable {
    package let units: [String: OfficeUnit]
    /// The units below each, and those it goes on for.
    private let under: [String: [String]]

    package init(_ units: [OfficeUnit]) {
        self.units = Dictionary(units.map { ($0.id, $0) }, uniquingKeysWith: { first, _ in first })
        var under: [String: [String]] = [:]
        for unit in units {
            for above in Set([unit.parent, unit.successor].compactMap(\.self)) {
                under[above, default: []].append(unit.id)
            }
        }
        self.under = under
    }

    /// The unit, all below it, and all that any of them goes on for.
    package func scope(of unit: String) -> Set<String> {
        var reached: Set<String> = []
        var next = units[unit] == nil ? [] : [unit]
        while let id = next.popLast() {
            // Data that goes in a circle ends here, too.
            if reached.insert(id).inserted { next += under[id, default: []] }
        }
        return reached
    }

    /// What applies to the unit: its own choices among these, and where it has none those of the units above it.
    package func choices(of unit: String, among kept: [String: UnitChoices]) -> UnitChoices {
        path(to: unit).reduce(UnitChoices()) { choices, id in
            kept[id].map(choices.inheriting) ?? choices
        }
    }

    /// The unit and those above it, up to the top.
    package func path(to unit: String) -> [String] {
        var path: [String] = []
        var next = units[unit]
        while let here = next, !path.contains(here.id) {
            path.append(here.id)
            next = here.parent.flatMap { units[$0] }
        }
        return path
    }
}
