package import Foundation

extension Date {
    /// Microseconds since 1 January 1970 (UTC), as moments are kept; what is too far away is as far as a number goes.
    package var microseconds: Int {
        let rounded = (timeIntervalSince1970 * 1_000_000).rounded()
        return Int(exactly: rounded) ?? (rounded < 0 ? .min : .max)
    }

    package init(microseconds: Int) {
        self.init(timeIntervalSince1970: Double(microseconds) / 1_000_000)
    }
}
