import Glibc
package import NIOCore

/// The address of a client: 4 bytes of IPv4 or 16 of IPv6.
///
/// An IPv4 address that comes as an IPv6 one (`::ffff:…`) is the IPv4 address.
package struct ClientAddress: Hashable, Sendable {
    let bytes: [UInt8]

    /// Nil for what is no address; a port or brackets are not part of one.
    package init?(_ text: some StringProtocol) {
        let text = String(text)
        var four = in_addr()
        var six = in6_addr()
        if inet_pton(AF_INET, text, &four) == 1 {
            bytes = withUnsafeBytes(of: four) { [UInt8]($0) }
        } else if inet_pton(AF_INET6, text, &six) == 1 {
            let all = withUnsafeBytes(of: six) { [UInt8]($0) }
            let isMapped = all.prefix(12) == [0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0xFF, 0xFF]
            bytes = isMapped ? Array(all.suffix(4)) : all
        } else {
            return nil
        }
    }

    /// Nil for a socket that has no address, such as one of Unix.
    package init?(_ address: SocketAddress?) {
        guard let text = address?.ipAddress else { return nil }
        // An IPv6 address of one link has its interface behind it.
        self.init(text.prefix { $0 != "%" })
    }

    /// What limits are counted by: the address, of IPv6 its /64, for a household has that many.
    package var group: String {
        bytes.count == 4
            ? bytes.map(String.init).joined(separator: ".")
            : bytes.prefix(8).map { $0 < 16 ? "0\(String($0, radix: 16))" : String($0, radix: 16) }.joined()
                + "/64"
    }
}

/// The addresses that are believed when they say for whom they ask.
package struct Proxies: Sendable, Hashable {
    private struct Block: Hashable {
        let start: [UInt8]
        let length: Int
    }

    private let blocks: [Block]

    /// None.
    package init() { blocks = [] }

    /// Addresses and blocks: "127.0.0.1", "10.0.0.0/8", "fd00::/8".
    ///
    /// Nil if one of them is neither.
    package init?(_ list: [String]) {
        var blocks: [Block] = []
        for entry in list {
            let parts = entry.split(separator: "/", omittingEmptySubsequences: false)
            guard parts.count <= 2, let address = ClientAddress(parts[0]) else { return nil }
            let whole = address.bytes.count * 8
            guard parts.count == 1 || Int(parts[1]).map((0...whole).contains) == true else { return nil }
            blocks.append(
                Block(start: address.bytes, length: parts.count == 1 ? whole : Int(parts[1]) ?? whole))
        }
        self.blocks = blocks
    }

    package func contains(_ address: ClientAddress) -> Bool {
        blocks.contains { block in
            guard block.start.count == address.bytes.count else { return false }
            return (0..<block.length).allSatisfy { bit in
                (block.start[bit / 8] ^ address.bytes[bit / 8]) & (0x80 >> UInt8(bit % 8)) == 0
            }
        }
    }

    /// Who asks: the peer, or, when the peer is a proxy, the last address of `X-Forwarded-For` that is none.
    package func client(peer: ClientAddress?, forwardedFor: [String]) -> ClientAddress? {
        guard var client = peer, contains(client) else { return peer }
        let entries = forwardedFor.flatMap { $0.split(separator: ",") }
        for entry in entries.reversed() {
            guard let address = ClientAddress(entry.filter { $0 != " " && $0 != "\t" }) else { break }
            client = address
            if !contains(client) { break }
        }
        return client
    }
}
