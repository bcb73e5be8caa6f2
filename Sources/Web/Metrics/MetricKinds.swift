import Synchronization

package final class Counter: MetricFamily {
    let heading: MetricHeading
    private let series = Mutex(Series<Double>())

    init(heading: MetricHeading) {
        self.heading = heading
        // A count that was never counted is 0, not missing.
        if heading.labels.isEmpty { add(0) }
    }

    /// `labels` are the values for the names that the counter was made with; a negative `count` is none.
    package func add(_ count: Double = 1, _ labels: [String] = []) {
        series.withLock { $0.change(labels, of: heading, from: 0) { $0 += max(0, count) } }
    }

    var lines: String {
        series.withLock(\.sorted).map { heading.line($0.labels, value: $0.value) }.joined()
    }
}

package final class Gauge: MetricFamily {
    let heading: MetricHeading
    private let series = Mutex(Series<Double>())

    init(heading: MetricHeading) {
        self.heading = heading
        if heading.labels.isEmpty { set(0) }
    }

    package func set(_ value: Double, _ labels: [String] = []) {
        series.withLock { $0.change(labels, of: heading, from: 0) { $0 = value } }
    }

    package func add(_ value: Double, _ labels: [String] = []) {
        series.withLock { $0.change(labels, of: heading, from: 0) { $0 += value } }
    }

    var lines: String {
        series.withLock(\.sorted).map { heading.line($0.labels, value: $0.value) }.joined()
    }
}

package final class Histogram: MetricFamily {
    /// Bounds for answers in seconds.
    package static let seconds = [
        0.001, 0.0025, 0.005, 0.01, 0.02, 0.04, 0.06, 0.1, 0.25, 0.5, 1, 2.5, 5, 10,
    ]

    private struct Tally {
        /// For each bound those at most as great as it and greater than the one before; then the rest.
        var counts: [Int]
        var sum = 0.0
    }

    let heading: MetricHeading
    private let bounds: [Double]
    private let series = Mutex(Series<Tally>())

    init(heading: MetricHeading, bounds: [Double]) {
        (self.heading, self.bounds) = (heading, bounds)
    }

    package func observe(_ value: Double, _ labels: [String] = []) {
        let place = bounds.firstIndex { value <= $0 } ?? bounds.count
        let none = Tally(counts: Array(repeating: 0, count: bounds.count + 1))
        series.withLock {
            $0.change(labels, of: heading, from: none) { tally in
                tally.counts[place] += 1
                tally.sum += value
            }
        }
    }

    var lines: String {
        series.withLock(\.sorted).map { labels, tally in
            var total = 0
            var text = ""
            for (bound, count) in zip(bounds + [.infinity], tally.counts) {
                total += count
                text += heading.line(
                    suffix: "_bucket", labels, more: [("le", MetricHeading.number(bound))],
                    value: Double(total))
            }
            return text + heading.line(suffix: "_sum", labels, value: tally.sum)
                + heading.line(suffix: "_count", labels, value: Double(total))
        }.joined()
    }
}

/// A gauge whose value is elsewhere.
final class LookedUp: MetricFamily {
    let heading: MetricHeading
    private let value: @Sendable () -> Double

    init(heading: MetricHeading, value: @escaping @Sendable () -> Double) {
        (self.heading, self.value) = (heading, value)
    }

    var lines: String { heading.line([], value: value()) }
}
