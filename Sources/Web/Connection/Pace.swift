/// What a client has done and how long it was waited for, on one connection.
///
/// Knows no clock: it is told how much time went by.
struct Pace {
    /// What the server waits for.
    enum Phase: Hashable {
        /// A header has begun, or the connection has just been opened.
        case header
        case body(isUpload: Bool)
        /// Nothing of the next request has come.
        case between
        /// Nothing more is wanted; the client may still be sending.
        case farewell
    }

    let deadlines: Deadlines
    private(set) var phase = Phase.header
    /// How long the client was waited for in this phase.
    private var waited = Duration.zero
    /// Bytes of the body.
    private var received = 0
    /// Requests that are not answered to the end.
    private(set) var open = 0

    /// How long no byte of the answer was taken.
    private var still = Duration.zero
    private var measured = Duration.zero
    private var taken = 0

    init(deadlines: Deadlines) { self.deadlines = deadlines }

    mutating func enter(_ phase: Phase) {
        (self.phase, waited, received) = (phase, .zero, 0)
    }

    mutating func sawByte() {
        if phase == .between { enter(.header) }
    }

    mutating func sawHead(isUpload: Bool) {
        open += 1
        enter(.body(isUpload: isUpload))
    }

    mutating func sawBody(_ count: Int) { received += count }

    mutating func sawEnd() {
        if case .body = phase { enter(.between) }
    }

    mutating func answered() {
        open -= 1
        switch phase {
        case .body where open == 0: enter(.farewell)
        case .between: enter(.between)
        case .body, .header, .farewell: break
        }
    }

    /// Whether the client is too slow, `time` after this was last asked.
    ///
    /// `isAwaited`: the server is ready to read. `written`: bytes of answers that left since. `pending`: bytes that
    /// are still to leave.
    mutating func isOverdue(after time: Duration, isAwaited: Bool, written: Int, pending: Int) -> Bool {
        isWritingOverdue(after: time, written: written, pending: pending)
            || isReadingOverdue(after: time, isAwaited: isAwaited, isWritten: pending == 0)
    }

    private mutating func isReadingOverdue(after time: Duration, isAwaited: Bool, isWritten: Bool) -> Bool {
        switch phase {
        case .header, .body:
            // A server that does not read must not blame the client.
            guard isAwaited else { return false }
        case .between:
            guard open == 0, isWritten else { return false }
        case .farewell: break
        }
        waited += time
        switch phase {
        case .header: return waited > deadlines.header
        case .between: return waited > deadlines.idle
        case .farewell: return waited > deadlines.farewell
        case .body(let isUpload):
            let budget = deadlines.body + .seconds(Double(received) / Double(deadlines.slowest))
            return waited > min(budget, isUpload ? deadlines.wholeUpload : deadlines.wholeBody)
        }
    }

    private mutating func isWritingOverdue(after time: Duration, written: Int, pending: Int) -> Bool {
        guard pending > 0 else {
            (still, measured, taken) = (.zero, .zero, 0)
            return false
        }
        still = written > 0 ? .zero : still + time
        measured += time
        taken += written
        if still > deadlines.standstill { return true }
        guard measured >= deadlines.measure else { return false }
        let isSlow = Double(taken) < measured / .seconds(1) * Double(deadlines.slowest)
        (measured, taken) = (.zero, 0)
        return isSlow
    }
}
