import Synchronization

/// The connections that are open, so that nobody takes them all.
package final class Connections: Sendable {
    package let most: Int
    package let mostPerAddress: Int
    private let proxies: Proxies
    private let open = Mutex((all: 0, byGroup: [String: Int]()))

    /// Connections of `proxies` count only among all: many people share them.
    package init(most: Int = 1000, perAddress: Int = 200, proxies: Proxies = Proxies()) {
        (self.most, mostPerAddress, self.proxies) = (most, perAddress, proxies)
    }

    /// How many are open now.
    package var count: Int { open.withLock(\.all) }

    /// Takes a place, which has to be given back; false when there is none left.
    func enter(_ address: ClientAddress?) -> Bool {
        let group = group(of: address)
        return open.withLock { open in
            guard open.all < most else { return false }
            if let group {
                let own = open.byGroup[group, default: 0]
                guard own < mostPerAddress else { return false }
                open.byGroup[group] = own + 1
            }
            open.all += 1
            return true
        }
    }

    func leave(_ address: ClientAddress?) {
        let group = group(of: address)
        open.withLock { open in
            open.all -= 1
            guard let group, let own = open.byGroup[group] else { return }
            open.byGroup[group] = own > 1 ? own - 1 : nil
        }
    }

    private func group(of address: ClientAddress?) -> String? {
        guard let address, !proxies.contains(address) else { return nil }
        return address.group
    }
}
