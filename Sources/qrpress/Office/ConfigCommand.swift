import ArgumentParser
import Records

struct ConfigCommand: AsyncParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "config", abstract: "Thiết đặt của văn phòng. The settings of the office.",
        subcommands: [Show.self], defaultSubcommand: Show.self)

    struct Show: AsyncParsableCommand {
        static let configuration = CommandConfiguration(
            abstract: "Mọi thiết đặt và nơi đặt. Every setting, and where it was set.",
            discussion: """
                Cờ lệnh thắng biến môi trường, biến môi trường thắng tệp. Flags win over the environment, which wins over the file.

                VÍ DỤ / EXAMPLES
                  qrpress config show
                  QRPRESS_PORT=9000 qrpress config show --config /etc/qrpress/office.json
                """)

        @OptionGroup var options: OfficeOptions

        func run() async throws {
            let values = try await options.values()
            // What cannot be used is said here, too.
            _ = try options.settings(values)
            var lines = ["state = \(options.state.path)"]
            for setting in Setting.allCases {
                let value = values.values[setting]
                let shown = value.map { "\($0.text)  (\($0.origin))" } ?? "–"
                lines.append("\(setting.rawValue) = \(shown)")
                lines.append("    \(setting.meaning.vi) · \(setting.meaning.en)")
                lines.append("    \(setting.variable)")
            }
            Terminal.output(lines.joined(separator: "\n") + "\n")
        }
    }
}
