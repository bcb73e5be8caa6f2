package import Access
package import Foundation
package import Logging
package import Press
package import Store
package import Web

/// What an office is set up with.
package struct OfficeSettings: Sendable {
    /// The folder of the office: its documents and batches.
    package var state: String
    package var host = "127.0.0.1"
    package var port = 8080
    /// Host names that are answered; none for any.
    package var hostNames: [String] = []
    /// What browsers see before a proxy, such as "https://in.example.vn"; nil for the server itself.
    package var origin: String?
    /// Certificate and key as PEM files; nil for HTTP without TLS.
    package var certificate: String?
    package var privateKey: String?
    package var proxies = Proxies()
    /// How many pieces are drawn at once.
    package var jobs = 2
    /// How many requests are worked on at once; the rest is told to come again.
    package var requestsAtOnce = 256
    package var connections = 2000
    package var connectionsPerAddress = 1000
    /// How long documents and uploaded tables are kept after printing, in seconds.
    package var keepDocuments = 86_400.0
    /// The largest table that is taken, in bytes.
    package var mostTableBytes = 64 << 20
    /// How many requests an account may send in a minute.
    package var requestsPerMinute = 6000
    package var postersPerMinute = 30

    package init(state: String) { self.state = state }
}

/// What every room of an office uses.
package struct OfficeRooms: Sendable {
    let settings: OfficeSettings
    let catalogue: Catalogue
    let screens: Screens
    let store: any Store
    let key: OfficeKey
    let version: String
    let now: @Sendable () -> Date
    /// For limits and patience, which nobody who sets the date may shorten.
    let instant: @Sendable () -> ContinuousClock.Instant
    let logger: Logger
    let shelf: DocumentShelf
    let bench: Bench
    let board = BatchBoard()
    let bell = Bell()
    let editions: Editions
    let directory: Directory
    let origin: SameOrigin
    let metrics = Metrics()
    /// For bodies that are larger than a record: tables and pictures.
    let uploads = Places(most: 32)
    let passwords: Passwords
    let signIns = SignInLimits()
    /// Whether browsers reach it over TLS, here or at a proxy.
    let isSecure: Bool
    let openLimits: OpenLimits

    /// The folder with a folder for each batch.
    var batches: String { "\(settings.state)/batches" }

    /// What was finished before this moment goes.
    var oldestKept: Date { now().addingTimeInterval(-settings.keepDocuments) }

    /// Whether the document of a copy is still to be had: once its time is over nobody draws it again, gone or not.
    func keepsDocument(of copy: Copy) -> Bool {
        copy.purged == nil && copy.finished.map { $0 >= oldestKept } ?? true
    }

    package init(
        _ settings: OfficeSettings, catalogue: Catalogue, screens: Screens, store: any Store, key: OfficeKey,
        version: String, logger: Logger, passwords: Passwords = Passwords(),
        now: @escaping @Sendable () -> Date = { Date() },
        instant: @escaping @Sendable () -> ContinuousClock.Instant = { .now }
    ) {
        (self.settings, self.catalogue, self.screens) = (settings, catalogue, screens)
        (self.store, self.key) = (store, key)
        (self.version, self.logger, self.passwords) = (version, logger, passwords)
        (self.now, self.instant) = (now, instant)
        shelf = DocumentShelf(folder: "\(settings.state)/documents")
        bench = Bench(places: settings.jobs, longest: settings.requestsAtOnce)
        editions = Editions(of: catalogue, store: store, bench: bench)
        directory = Directory(store: store, instant: instant)
        openLimits = OpenLimits(postersPerMinute: settings.postersPerMinute, instant: instant)
        isSecure = settings.certificate != nil || settings.origin?.hasPrefix("https:") == true
        origin = SameOrigin(origin: settings.origin, isSecure: isSecure)
    }
}
