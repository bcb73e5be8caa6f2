import Foundation
import Store
import Synchronization
import Web

/// The units, read from the store now and then: they change a few times a year and are needed with every request.
final class Directory: Sendable {
    private let store: any UnitBook
    private let instant: @Sendable () -> ContinuousClock.Instant
    private let kept = Mutex<(tree: UnitTree, read: ContinuousClock.Instant)?>(nil)

    /// How long a change of a unit may stay unseen.
    private static let patience = Duration.seconds(2)

    init(store: any UnitBook, instant: @escaping @Sendable () -> ContinuousClock.Instant) {
        (self.store, self.instant) = (store, instant)
    }

    var tree: UnitTree {
        get async throws(StoreError) {
            let now = instant()
            if let kept = kept.withLock({ $0 }), now - kept.read < Self.patience { return kept.tree }
            let tree = UnitTree(try await store.units())
            kept.withLock { $0 = (tree, now) }
            return tree
        }
    }
}

extension SettingsBook {
    /// The profile of a printer of the unit or of one above it, as YAML; nil when none is named.
    ///
    /// Throws ``Refusal/noPrinter`` when there is no such printer.
    func profile(of printer: String?, for unit: String, in tree: UnitTree) async throws -> String? {
        guard let printer else { return nil }
        for id in tree.path(to: unit) {
            if let profile = try await printers(of: id)[printer] {
                return String(decoding: profile, as: UTF8.self)
            }
        }
        throw Refusal.noPrinter
    }

    /// What a unit has chosen, and where it has chosen nothing, the units above it.
    func choices(of unit: String, in tree: UnitTree) async throws(StoreError) -> UnitChoices {
        tree.choices(of: unit, among: try await choices(of: Set(tree.path(to: unit))))
    }

    /// What a unit says on its pieces: its own wording, and where it has none that of the units above it.
    func wording(of unit: String, in tree: UnitTree) async throws(StoreError) -> [String: String] {
        var wording: [String: String] = [:]
        for id in tree.path(to: unit) {
            wording.merge(try await settings(of: id)) { own, _ in own }
        }
        return wording
    }
}
