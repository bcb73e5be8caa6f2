import Pages
import Press
import Store

extension Counter {
    /// The templates that the caller's own unit offers, in the order of the catalogue.
    ///
    /// What is not among them is refused when it is printed, too.
    func offers(for caller: Caller) async throws -> [Template] {
        try await offers(of: caller.account.unit, in: caller.tree)
    }

    /// The templates that a unit offers.
    func offers(of unit: String, in tree: UnitTree) async throws -> [Template] {
        let choices = try await answering { try await rooms.store.choices(of: unit, in: tree) }
        return rooms.catalogue.templates.filter { choices.offers($0.id) }
    }
}
