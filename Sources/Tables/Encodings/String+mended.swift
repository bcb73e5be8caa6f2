extension String {
    /// The Vietnamese text whose UTF-8 was shown as Windows-1252, such as "Nguyá»…n"; nil if this is no such thing.
    package var mendedFromWindows1252: String? {
        Reading(encoding: .utf8, isThroughWindows1252: true).text(of: Array(utf8))?.string
    }
}
