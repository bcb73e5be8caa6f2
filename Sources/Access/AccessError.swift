/// Why a secret cannot be used.
package enum AccessError: Error, Sendable, Hashable {
    /// There is no key in this file.
    case noKey(path: String)
    /// Others may read or write the file of the key, and so may have it; its mode, such as 0o644.
    case keyOpenToOthers(path: String, mode: UInt32)
    /// The file is a link or a folder, or does not hold 64 hexadecimal digits.
    case keyDamaged(path: String)
    case keyUnreadable(path: String, errno: Int32)
    case keyNotMade(path: String, errno: Int32)
    /// The bytes were not sealed with this key for this id, or are no longer as they were sealed.
    case broken
    /// More passwords wait to be reckoned than may wait, or memory is short; to be tried again.
    case overloaded
}
