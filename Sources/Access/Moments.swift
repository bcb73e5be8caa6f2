/// A moment for each of a bounded number of keys; when there are too many, the earliest are forgotten.
struct Moments<Key: Hashable & Sendable>: Sendable {
    private let capacity: Int
    private var moments: [Key: ContinuousClock.Instant] = [:]

    init(capacity: Int) { self.capacity = max(1, capacity) }

    subscript(key: Key) -> ContinuousClock.Instant? { moments[key] }

    mutating func keep(_ moment: ContinuousClock.Instant, for key: Key) {
        if moments[key] == nil, moments.count >= capacity { makeRoom() }
        moments[key] = moment
    }

    /// Forgets a tenth, so that it is not done again for every key.
    private mutating func makeRoom() {
        let sorted = moments.sorted { $0.value < $1.value }
        for (key, _) in sorted.prefix(max(1, capacity / 10)) { moments[key] = nil }
    }
}
