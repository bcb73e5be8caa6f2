import NIOCore

/// How long a client may keep a connection to itself.
///
/// Only time counts in which the server waits for the client.
package struct Deadlines: Sendable, Hashable {
    /// For the whole header, from the opening of the connection or the first byte of a later request.
    package var header: Duration = .seconds(10)
    /// For a body, before the speed counts.
    package var body: Duration = .seconds(10)
    /// Bytes per second that a body has to come with, and an answer has to be taken with.
    package var slowest = 1024
    /// For the whole body, however fast it comes.
    package var wholeBody: Duration = .seconds(30)
    /// The same for a form with a file in it.
    package var wholeUpload: Duration = .seconds(600)
    /// How long an answer may wait without one byte of it being taken.
    package var standstill: Duration = .seconds(20)
    /// Over how long the speed of an answer is measured.
    package var measure: Duration = .seconds(30)
    /// Between two requests on one connection.
    package var idle: Duration = .seconds(30)
    /// For the rest of a body after it was answered, and for a connection that is turned away.
    package var farewell: Duration = .seconds(2)

    package init() {}

    /// A tenth of the time, for tests.
    package static let short: Deadlines = {
        var short = Deadlines()
        for path: WritableKeyPath<Deadlines, Duration> in [
            \.header, \.body, \.wholeBody, \.wholeUpload, \.standstill, \.measure, \.idle, \.farewell,
        ] {
            short[keyPath: path] = short[keyPath: path] / 10
        }
        short.slowest = 10_240
        return short
    }()

    /// How often a connection is looked at: a quarter of the shortest deadline, or a second.
    var tick: TimeAmount {
        let shortest = [header, body, wholeBody, standstill, measure, idle, farewell].min() ?? .seconds(1)
        return min(.seconds(1), max(.milliseconds(5), TimeAmount(shortest / 4)))
    }
}
