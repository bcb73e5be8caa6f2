import Access
import ArgumentParser
import Foundation
import Glibc
import Logging
import Office
import Pages
import Press
import Store

struct Serve: AsyncParsableCommand {
    static let configuration = CommandConfiguration(
        abstract: "Văn phòng in qua HTTP. The office that prints over HTTP.",
        discussion: """
            Mặc định chỉ nghe trên máy này. By default only this machine can reach it.

            VÍ DỤ / EXAMPLE
              qrpress users add can-bo --role clerk --unit 26734 --unit-name "Phường Mẫu"
              qrpress tokens add can-bo --label "máy quầy 1"
              qrpress serve
            """)

    @OptionGroup var options: OfficeOptions
    @OptionGroup var home: Home

    func run() async throws {
        // Whatever is written holds people's data: for the owner only.
        umask(0o077)
        let values = try await options.values()
        let settings = try options.settings(values)
        let fonts = try home.fonts()
        let state = try options.state.make()
        let lock = try Self.lock(state.path)
        defer { close(lock) }
        do {
            let catalogue = try Catalogue(
                folder: try home.templates, fonts: fonts,
                locality: try values[.locality].map(home.locality))
            let office = try Office(
                OfficeRooms(
                    settings, catalogue: catalogue, screens: try home.screens(), store: state.store,
                    key: state.key,
                    version: QRPress.version, logger: Self.logger))
            try await office.open { host, port in
                Terminal.tell("Đang nghe / listening: http://\(host):\(port)")
            }
        } catch let error as TemplateError {
            throw Failure(error)
        } catch let error as PressError {
            throw Failure(error)
        } catch let error as StoreError {
            throw Failure(error, in: state.path)
        }
    }

    /// Holds the office for this process: two would print each other's batches.
    ///
    /// Throws a ``Failure``: 75 when another one holds it.
    private static func lock(_ state: String) throws -> Int32 {
        let path = "\(state)/office.lock"
        let lock = Glibc.open(path, O_RDWR | O_CREAT | O_CLOEXEC | O_NOFOLLOW, 0o600)
        guard lock >= 0 else {
            throw Failure(
                .cannotCreate, vi: "Không tạo được \(path): \(Failure.reason(errno)).",
                en: "Cannot create \(path): \(Failure.reason(errno)).")
        }
        guard flock(lock, LOCK_EX | LOCK_NB) == 0 else {
            close(lock)
            throw Failure(
                .tryAgain, vi: "Một máy chủ khác đang chạy văn phòng \(state).",
                en: "Another server is running the office in \(state).")
        }
        return lock
    }

    private static var logger: Logger {
        var logger = Logger(label: "qrpress") { StreamLogHandler.standardError(label: $0) }
        // Notices of the server below name requests; ours must never name a person.
        logger.logLevel = .error
        return logger
    }
}
