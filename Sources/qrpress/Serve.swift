import ArgumentParser
import Foundation
import Office
import Pages
import Press

struct Serve: AsyncParsableCommand {
    static let configuration = CommandConfiguration(
        abstract: "Máy in qua HTTP. The press behind HTTP.",
        discussion: """
            Mặc định chỉ nghe trên máy này. By default only this machine can reach it.

            VÍ DỤ / EXAMPLE
              QRPRESS_TOKEN=$(openssl rand -hex 32) qrpress serve
              curl -H "Authorization: Bearer $QRPRESS_TOKEN" -H "Accept: application/pdf" \\
                -d '{"template": "wallet-card", "record": {"full_name": "…", "qr": "…"}}' \\
                http://127.0.0.1:8080/api/v1/prints -o card.pdf
            """)

    @Option(help: .init("Địa chỉ để nghe. The address to listen on.", valueName: "address"))
    var host = "127.0.0.1"

    @Option(help: .init("Cổng. The port; 0 takes a free one.", valueName: "number"))
    var port = 8080

    @Option(
        name: .customLong("token-file"),
        help: .init(
            "Tệp chứa mã truy cập; nếu không có thì lấy QRPRESS_TOKEN. The file with the bearer token; without it "
                + "QRPRESS_TOKEN is taken from the environment.", valueName: "file"))
    var tokenFile: String?

    @OptionGroup var options: PressOptions

    func validate() throws {
        guard (0...65535).contains(port) else { throw ValidationError("--port: 0–65535.") }
    }

    func run() async throws {
        let fonts = try options.home.fonts()
        let folder = try options.home.templates
        guard options.changes.isEmpty else {
            throw Failure(
                .usage, vi: "serve nhận “settings” trong từng yêu cầu, không dùng --set.",
                en: "serve takes “settings” with each request, not --set.")
        }
        let date = options.date
        let catalogue: Catalogue
        do {
            catalogue = try Catalogue(
                folder: folder, fonts: fonts, inking: options.ink,
                locality: try options.locality.map(options.home.locality))
        } catch let error as TemplateError {
            throw Failure(error)
        }
        let office = Office(catalogue: catalogue, token: try token(), today: { try date.day })
        try await office.open(host: host, port: port) { host, port in
            Terminal.tell("Đang nghe / listening: http://\(host):\(port)")
        }
    }

    private func token() throws -> Token {
        let text: String
        if let tokenFile {
            guard let content = FileManager.default.contents(atPath: tokenFile) else {
                throw Failure(
                    .configuration, vi: "Không đọc được tệp mã truy cập \(tokenFile).",
                    en: "The token file \(tokenFile) cannot be read.")
            }
            text = String(decoding: content, as: UTF8.self)
        } else {
            text = ProcessInfo.processInfo.environment["QRPRESS_TOKEN"] ?? ""
        }
        guard let token = Token(text) else {
            throw Failure(
                .configuration,
                vi: "Cần mã truy cập dài ít nhất 16 ký tự, trong --token-file hoặc QRPRESS_TOKEN.",
                en: "A token of at least 16 characters is needed, in --token-file or QRPRESS_TOKEN.")
        }
        return token
    }
}
