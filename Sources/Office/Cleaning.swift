import Foundation
import Logging
import ServiceLifecycle
import Store

/// Removes documents and uploaded tables whose time is over, and finishes what a crash has left.
///
/// A file is removed first and noted as gone then: what is noted is true whenever the program ends.
struct Cleaning: Service {
    let rooms: OfficeRooms
    let desk: PrintDesk

    /// How often it looks, at most every minute.
    private var pause: Duration { .seconds(min(60, max(0.2, rooms.settings.keepDocuments / 2))) }
    /// How many things are removed before they are noted.
    private static let atOnce = 200
    /// How long a table is kept that nobody prints, in seconds since it was last gone through.
    static let keepDrafts = 2.0 * 3600
    /// How long the keys of requests are remembered, in seconds.
    private static let keepKeys = 7.0 * 86_400

    func run() async throws {
        try? sweep()
        await cancelWhenGracefulShutdown {
            while !Task.isCancelled {
                do {
                    try await clean()
                    try await desk.finishAll()
                } catch {
                    // The store is busy or the disk is full: the next round does it.
                    rooms.logger.error("cleaning", metadata: ["error": "\(type(of: error))"])
                }
                try? await Task.sleep(for: pause)
            }
        }
    }

    /// Removes what is over by now.
    func clean() async throws {
        let now = rooms.now()
        try await store.closeSessions(
            openedBefore: now.addingTimeInterval(-Gate.longest),
            lastSeenBefore: now.addingTimeInterval(-Gate.idle))
        try await store.forgetKeys(before: now.addingTimeInterval(-Self.keepKeys))
        try await remove(from: nil, finishedBefore: now.addingTimeInterval(-rooms.settings.keepDocuments))
        for (hours, units) in try await unitsByHours() {
            try await remove(from: units, finishedBefore: now.addingTimeInterval(-3600 * Double(hours)))
        }
    }

    /// The units that keep documents for less time than the office does, by hours.
    private func unitsByHours() async throws -> [Int: Set<String>] {
        let tree = try await rooms.directory.tree
        let kept = try await store.choices(of: Set(tree.units.keys))
        guard !kept.isEmpty else { return [:] }
        return tree.units.keys.reduce(into: [:]) { units, id in
            guard let hours = tree.choices(of: id, among: kept).keepHours else { return }
            units[hours, default: []].insert(id)
        }
    }

    /// Removes what ended before the limit; of all units when `scope` is nil.
    private func remove(from scope: Set<String>?, finishedBefore limit: Date) async throws {
        let now = rooms.now()
        while case let prints = try await store.printsToPurge(
            in: scope, finishedBefore: limit, limit: Self.atOnce),
            !prints.isEmpty
        {
            for print in prints {
                for copy in print.copies where copy.finished.map({ $0 < limit }) ?? false {
                    try rooms.shelf.remove(copy.number, of: print.id)
                }
            }
            try await store.purged(prints.map(\.id), finishedBefore: limit, at: now, act(prints.count))
        }
        while case let batches = try await store.batchesToPurge(
            in: scope, finishedBefore: limit, limit: Self.atOnce),
            !batches.isEmpty
        {
            for batch in batches { try BatchFolder(batch.id, in: rooms.batches).remove() }
            try await store.purged(batches.map(\.id), at: now, act(batches.count))
        }
        try removeDrafts(before: now.addingTimeInterval(-Self.keepDrafts))
    }

    private var store: any Store { rooms.store }

    private func act(_ count: Int) -> Act {
        Act(.purge, at: rooms.now(), by: nil, unit: "", count: count)
    }

    /// Removes tables that were handed in at the counter and last gone through before this moment.
    private func removeDrafts(before limit: Date) throws {
        let manager = FileManager.default
        for name in try manager.contentsOfDirectory(atPath: rooms.batches)
        where name.hasPrefix(BatchFolder.draft) {
            let path = "\(rooms.batches)/\(name)"
            let changed = try manager.attributesOfItem(atPath: path)[.modificationDate] as? Date
            if changed ?? .distantPast < limit { try manager.removeItem(atPath: path) }
        }
    }

    /// Removes what a killed program was writing, and the tables that only it knew of.
    private func sweep() throws {
        try removeDrafts(before: rooms.now())
        let manager = FileManager.default
        for folder in [rooms.shelf.folder, rooms.batches] {
            for name in try manager.contentsOfDirectory(atPath: folder) where name.hasSuffix(".part") {
                try manager.removeItem(atPath: "\(folder)/\(name)")
            }
        }
    }
}
