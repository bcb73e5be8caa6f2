import Glibc
import Synchronization

/// Whether Ctrl-C was pressed or the system asks the program to end: a run then stops at the end of a document.
enum Interruption {
    private static let wasAsked = Atomic(false)

    /// From now on the signals do not end the program; the second one does.
    static func begin() {
        // Whoever started the program may have kept them from it.
        var signals = sigset_t()
        sigemptyset(&signals)
        for number in [SIGINT, SIGTERM] { sigaddset(&signals, number) }
        pthread_sigmask(SIG_UNBLOCK, &signals, nil)
        for number in [SIGINT, SIGTERM] {
            signal(number) { number in
                // A store to an atomic is all that may be done here, and to let the next one through.
                Interruption.wasAsked.store(true, ordering: .relaxed)
                signal(number, SIG_DFL)
            }
        }
    }

    static var isAsked: Bool { wasAsked.load(ordering: .relaxed) }
}
