import ArgumentParser
import Configuration
import Foundation
import Office
import Records
import SystemPackage
import Web

/// How an office is set: flags before the environment before a file.
struct OfficeOptions: ParsableArguments {
    @OptionGroup var state: StateOptions

    @Option(
        help: .init(
            "Tệp cấu hình JSON (mặc định: QRPRESS_CONFIG). A file of settings (default: QRPRESS_CONFIG).",
            valueName: "file.json"))
    var config: String?

    @Option(help: .init("\(Setting.host.meaning.vi). \(Setting.host.meaning.en).", valueName: "address"))
    var host: String?
    @Option(help: .init("\(Setting.port.meaning.vi). \(Setting.port.meaning.en).", valueName: "number"))
    var port: Int?
    @Option(
        name: .customLong("keep-documents"),
        help: .init(
            "\(Setting.keepDocuments.meaning.vi). \(Setting.keepDocuments.meaning.en).", valueName: "seconds")
    )
    var keepDocuments: Int?
    @Option(help: .init("\(Setting.jobs.meaning.vi). \(Setting.jobs.meaning.en).", valueName: "number"))
    var jobs: Int?
    @Option(
        help: .init("\(Setting.locality.meaning.vi). \(Setting.locality.meaning.en).", valueName: "locality"))
    var locality: String?
    @Option(
        name: .customLong("set"),
        help: .init(
            "Đặt một giá trị bất kỳ, xem qrpress config show. Sets any other: --set connections=500.",
            valueName: "name=value"))
    var changes: [String] = []

    /// Everything that is set, each with where that was.
    struct Values {
        struct Value {
            let text: String
            let origin: String
        }

        fileprivate(set) var values: [Setting: Value] = [:]

        subscript(setting: Setting) -> String? { values[setting]?.text }

        fileprivate func number(_ setting: Setting, _ usual: Int) -> Int {
            self[setting].flatMap { Int($0) } ?? usual
        }
        fileprivate func list(_ setting: Setting) -> [String] {
            (self[setting] ?? "").split(separator: ",").map { $0.trimmingCharacters(in: .whitespaces) }
        }
    }

    /// Throws a ``Failure`` with 64 or 78 that says which setting is wrong, and where.
    func values() async throws -> Values {
        var values = Values()
        for (origin, reader) in try await sources() {
            for setting in Setting.allCases where values.values[setting] == nil {
                guard let text = try Self.text(of: setting, in: reader, origin) else { continue }
                values.values[setting] = Values.Value(text: text, origin: origin)
            }
        }
        return values
    }

    /// What has been set as an office takes it.
    func settings(_ values: Values) throws -> OfficeSettings {
        var settings = OfficeSettings(state: state.path)
        settings.host = values[.host] ?? settings.host
        settings.port = values.number(.port, settings.port)
        settings.hostNames = values.list(.hostNames)
        settings.origin = values[.origin]
        settings.certificate = values[.certificate]
        settings.privateKey = values[.privateKey]
        guard (settings.certificate == nil) == (settings.privateKey == nil) else {
            throw Failure(
                .configuration, vi: "certificate và privateKey phải đi cùng nhau.",
                en: "certificate and privateKey go together.")
        }
        guard let proxies = Proxies(values.list(.proxies)) else {
            throw Failure(
                .configuration, vi: "proxies: cần địa chỉ, ví dụ 127.0.0.1 hoặc 10.0.0.0/8.",
                en: "proxies: these have to be addresses, such as 127.0.0.1 or 10.0.0.0/8.")
        }
        settings.proxies = proxies
        settings.jobs = values.number(.jobs, max(2, ProcessInfo.processInfo.activeProcessorCount))
        settings.requestsAtOnce = values.number(.requestsAtOnce, settings.requestsAtOnce)
        settings.connections = values.number(.connections, settings.connections)
        settings.connectionsPerAddress = values.number(.connectionsPerAddress, settings.connectionsPerAddress)
        settings.requestsPerMinute = values.number(.requestsPerMinute, settings.requestsPerMinute)
        settings.postersPerMinute = values.number(.postersPerMinute, settings.postersPerMinute)
        settings.keepDocuments = Double(values.number(.keepDocuments, Int(settings.keepDocuments)))
        settings.mostTableBytes = values.number(.mostTableBytes, settings.mostTableBytes)
        return settings
    }

    /// Where settings come from, the first that has one wins.
    private func sources() async throws -> [(origin: String, reader: ConfigReader)] {
        let environment = EnvironmentVariablesProvider().prefixKeys(with: "qrpress")
        var sources = [
            ("flag", ConfigReader(provider: InMemoryProvider(values: try flags))),
            ("environment", ConfigReader(provider: environment)),
        ]
        let named = ProcessInfo.processInfo.environment["QRPRESS_CONFIG"] ?? ""
        if let path = config ?? (named.isEmpty ? nil : named) {
            sources.append((path, try await Self.file(path)))
        }
        return sources
    }

    private static func file(_ path: String) async throws -> ConfigReader {
        guard let content = FileManager.default.contents(atPath: path),
            let keys = try? JSONSerialization.jsonObject(with: content) as? [String: Any]
        else {
            throw Failure(
                .configuration, vi: "\(path) không đọc được, hoặc không phải một đối tượng JSON.",
                en: "\(path) cannot be read, or is no JSON object.")
        }
        let known = Setting.allCases.map(\.rawValue)
        if let stray = keys.keys.sorted().first(where: { !known.contains($0) }) {
            throw Failure(unknown: stray, in: path)
        }
        return ConfigReader(provider: try await FileProvider<JSONSnapshot>(filePath: FilePath(path)))
    }

    private var flags: [AbsoluteConfigKey: ConfigValue] {
        get throws {
            var texts: [Setting: String] = [:]
            for (name, value) in try PressOptions.settings(changes) {
                guard
                    let setting = Setting(rawValue: name)
                        ?? Setting.allCases.first(where: { $0.flag == name })
                else { throw Failure(unknown: name, in: "--set") }
                texts[setting] = value
            }
            texts[.host] = host ?? texts[.host]
            texts[.port] = port.map(String.init) ?? texts[.port]
            texts[.keepDocuments] = keepDocuments.map(String.init) ?? texts[.keepDocuments]
            texts[.jobs] = jobs.map(String.init) ?? texts[.jobs]
            texts[.locality] = locality ?? texts[.locality]
            return Dictionary(
                uniqueKeysWithValues: texts.map { setting, text in
                    (AbsoluteConfigKey([setting.rawValue]), ConfigValue(.string(text), isSecret: false))
                })
        }
    }

    /// The value of a setting in one place, of its kind and in its range; nil when it is not set there.
    private static func text(of setting: Setting, in reader: ConfigReader, _ origin: String) throws -> String?
    {
        let key = ConfigKey([setting.rawValue])
        let text = reader.string(forKey: key)
        switch setting.kind {
        case .text: return text
        case .list: return text ?? reader.stringArray(forKey: key).map { $0.joined(separator: ",") }
        case .number:
            guard let number = reader.int(forKey: key) ?? text.map({ Int($0) ?? Int.min }) else { return nil }
            guard setting.range.contains(number) else {
                let (least, most) = (setting.range.lowerBound, setting.range.upperBound)
                throw Failure(
                    .configuration, vi: "\(setting.rawValue) (\(origin)): cần số từ \(least) đến \(most).",
                    en: "\(setting.rawValue) (\(origin)): this has to be a number from \(least) to \(most).")
            }
            return "\(number)"
        }
    }
}

extension Failure {
    fileprivate init(unknown name: String, in place: String) {
        let near = Nearness.nearest(to: name, among: Setting.allCases.map(\.rawValue)).joined(separator: ", ")
        self.init(
            .configuration, vi: "\(place): không có thiết đặt “\(name)”. Gần giống: \(near).",
            en: "\(place): there is no setting “\(name)”. Near: \(near).")
    }
}
