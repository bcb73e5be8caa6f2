import Foundation

extension Array {
    /// All of it; in a brief run every so many, from the first to the last, spread over the whole.
    ///
    /// Brief is what runs where `CI` is set, as `.ci/run` does: the rest is then known from the last whole run.
    package func sample(every step: Int) -> [Element] {
        guard ProcessInfo.processInfo.environment["CI"]?.isEmpty == false else { return self }
        return indices.filter { $0.isMultiple(of: step) || $0 == endIndex - 1 }.map { self[$0] }
    }
}
