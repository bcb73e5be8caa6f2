import Synchronization

/// Counts and measurements of the running program, as Prometheus reads them.
package final class Metrics: Sendable {
    /// More series than these of one name become one, whose labels say "other".
    static let mostSeries = 512

    private let families = Mutex<[String: any MetricFamily]>([:])

    package init() {}

    /// A count that only grows; `name` ends in `_total`.
    package func counter(_ name: String, help: String, labels: [String] = []) -> Counter {
        family(name) {
            Counter(heading: MetricHeading(name: name, help: help, kind: "counter", labels: labels))
        }
    }

    /// A value that goes up and down.
    package func gauge(_ name: String, help: String, labels: [String] = []) -> Gauge {
        family(name) { Gauge(heading: MetricHeading(name: name, help: help, kind: "gauge", labels: labels)) }
    }

    /// A value that is looked up when it is asked for.
    package func gauge(_ name: String, help: String, value: @escaping @Sendable () -> Double) {
        _ = family(name) {
            LookedUp(heading: MetricHeading(name: name, help: help, kind: "gauge", labels: []), value: value)
        }
    }

    /// How often a value was at most each of `bounds`, which ascend.
    package func histogram(
        _ name: String, help: String, labels: [String] = [], bounds: [Double] = Histogram.seconds
    ) -> Histogram {
        family(name) {
            Histogram(
                heading: MetricHeading(name: name, help: help, kind: "histogram", labels: labels),
                bounds: bounds)
        }
    }

    /// Prometheus text, version 0.0.4.
    package var text: String {
        let families = families.withLock { $0 }
        return families.keys.sorted().compactMap { families[$0] }.map { $0.heading.text + $0.lines }.joined()
    }

    package static let contentType = "text/plain; version=0.0.4; charset=utf-8"

    /// The one of this name, or a new one; a name stands for one kind of metric.
    private func family<Family: MetricFamily>(_ name: String, make: () -> Family) -> Family {
        families.withLock { families in
            if let known = families[name] as? Family { return known }
            let made = make()
            families[name] = made
            return made
        }
    }
}

/// All series of one name.
protocol MetricFamily: Sendable {
    var heading: MetricHeading { get }
    /// A line for each sample.
    var lines: String { get }
}

struct MetricHeading: Sendable {
    let name: String
    let help: String
    let kind: String
    let labels: [String]

    var text: String {
        let help = help.replacing("\\", with: "\\\\").replacing("\n", with: "\\n")
        return "# HELP \(name) \(help)\n# TYPE \(name) \(kind)\n"
    }

    /// One sample; `more` are labels of its own.
    func line(
        suffix: String = "", _ values: [String], more: [(String, String)] = [], value: Double
    ) -> String {
        let pairs = (zip(labels, values) + more).map { name, value in
            let value = value.replacing("\\", with: "\\\\").replacing("\"", with: "\\\"").replacing(
                "\n", with: "\\n")
            return "\(name)=\"\(value)\""
        }
        let list = pairs.isEmpty ? "" : "{\(pairs.joined(separator: ","))}"
        return "\(name)\(suffix)\(list) \(Self.number(value))\n"
    }

    static func number(_ value: Double) -> String {
        if value.isNaN { return "NaN" }
        if value.isInfinite { return value < 0 ? "-Inf" : "+Inf" }
        return Int(exactly: value).map(String.init) ?? "\(value)"
    }
}

/// The values of a family by labels; bounded, whatever is counted.
struct Series<Value: Sendable>: Sendable {
    private(set) var values: [[String]: Value] = [:]

    /// Changes the value of these labels, which begins as `start`.
    mutating func change(
        _ labels: [String], of heading: MetricHeading, from start: Value, _ body: (inout Value) -> Void
    ) {
        var key = Array(labels.prefix(heading.labels.count))
        while key.count < heading.labels.count { key.append("") }
        if values[key] == nil, values.count >= Metrics.mostSeries {
            key = key.map { _ in "other" }
        }
        body(&values[key, default: start])
    }

    var sorted: [(labels: [String], value: Value)] {
        values.sorted { $0.key.lexicographicallyPrecedes($1.key) }.map { ($0.key, $0.value) }
    }
}
