import Synchronization

/// Rings when there is new work, so that nobody has to look all the time.
final class Bell: Sendable {
    private let waiting = Mutex<[CheckedContinuation<Void, Never>]>([])

    func ring() {
        let woken = waiting.withLock { waiting in
            defer { waiting = [] }
            return waiting
        }
        for continuation in woken { continuation.resume() }
    }

    /// Until the bell rings, or as long as this.
    func wait(upTo patience: Duration) async {
        let alarm = Task {
            try? await Task.sleep(for: patience)
            ring()
        }
        await withCheckedContinuation { continuation in waiting.withLock { $0.append(continuation) } }
        alarm.cancel()
    }
}
