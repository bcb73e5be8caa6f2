package import Pictures

/// Why nothing can be said about what was printed.
package enum VerificationError: Error, Sendable, Hashable {
    /// The folder has no report, or one that cannot be read: it is no run of this version of the program.
    case noRun(path: String)
    /// The run was not finished.
    case unfinished(path: String)
    /// A table of the run cannot be read as the run wrote it.
    case damaged(path: String)
    case press(PressError)
    /// A program that is needed is not there.
    case picture(PictureError)
}

extension VerificationError {
    /// What `body` returns, with the errors of the press as errors of a verification.
    static func carrying<Value>(_ body: () throws(PressError) -> Value) throws(VerificationError) -> Value {
        do throws(PressError) { return try body() } catch { throw .press(error) }
    }
}
