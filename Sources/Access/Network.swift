import Glibc

/// Where a request comes from, as far as one person or house can be told from others.
///
/// An address of IPv4; of IPv6 the first 64 bits, since every house has that many addresses to choose from. What is no address
/// stands for itself.
package struct Network: Sendable, Hashable {
    private let bytes: [UInt8]

    package init(_ address: String) {
        // An address of a link may have the name of an interface behind it.
        let text = String(address.prefix { $0 != "%" })
        var (four, six) = (in_addr(), in6_addr())
        if inet_pton(AF_INET, text, &four) == 1 {
            bytes = withUnsafeBytes(of: four) { Array($0) }
        } else if inet_pton(AF_INET6, text, &six) == 1 {
            let all = withUnsafeBytes(of: six) { Array($0) }
            let isMapped = all[..<10].allSatisfy { $0 == 0 } && all[10] == 0xFF && all[11] == 0xFF
            bytes = Array(isMapped ? all[12...] : all[..<8])
        } else {
            bytes = Array(text.utf8.prefix(64))
        }
    }
}
