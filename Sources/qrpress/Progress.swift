import Press

/// A line on the terminal that counts along: rows, rejected rows, rows a second.
///
/// Only where somebody watches; otherwise it says nothing.
final class Progress {
    private let isShown: Bool
    private let clock = ContinuousClock()
    private let start: ContinuousClock.Instant
    private var lastShown: ContinuousClock.Instant

    init(isShown: Bool) {
        self.isShown = isShown
        start = clock.now
        lastShown = start
    }

    func count(_ counts: Report.Counts) {
        guard isShown, clock.now - lastShown > .milliseconds(100) else { return }
        lastShown = clock.now
        let seconds = (lastShown - start) / .seconds(1)
        let rate = Int(Double(counts.rows) / max(seconds, 0.001))
        Terminal.write(
            "\r\u{1B}[K\(counts.rows) dòng/rows · \(counts.rejected) trả lại/rejected · \(rate)/s", to: 2)
    }

    /// Clears the line.
    func end() {
        if isShown { Terminal.write("\r\u{1B}[K", to: 2) }
    }
}
