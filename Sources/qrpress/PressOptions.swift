import ArgumentParser
import Drawing
import Pages
import Press
import Records

/// The options that every command which prints has in common.
struct PressOptions: ParsableArguments {
    @OptionGroup var home: Home
    @OptionGroup var date: RunDate

    @Option(
        name: .customLong("set"),
        help: .init(
            """
            Đặt một trường của mẫu, dùng được nhiều lần: --set hotline=1022. Sets a field of the template, as often as \
            needed. See: qrpress templates show <template>
            """, valueName: "field=value"))
    var changes: [String] = []

    @Option(
        help: .init(
            """
            Địa phương: đường dây nóng, cách gọi mã, căn cứ, logo; --set vẫn đặt lại được. The locality: hotline, wording, \
            legal basis, logo; --set wins over it. See: qrpress templates localities
            """, valueName: "name|file.yaml"))
    var locality: String?

    @Option(
        help: .init(
            """
            Mực in: colour: như bản vẽ (mặc định) | saver: ít mực, mảng màu chỉ còn viền | mono: máy in đen trắng. The inks: \
            as drawn (default) | outlines in place of solid areas | black, white and grey
            """, valueName: "inks"))
    var ink: Inking = .colour

    /// The press for a template, its settings and the fonts.
    ///
    /// Throws a ``Failure`` that says what to mend.
    func press(_ id: String) throws -> Press {
        let fonts = try home.fonts()
        let locality = try locality.map(home.locality)
        let edition = Edition(inking: ink, logo: locality?.logo)
        let template = try home.template(id, fonts: fonts, edition: edition)
        do {
            let settings = try Settings(
                try Self.settings(changes), locality: locality, for: template, date: try date.day)
            return Press(template: template, settings: settings, fonts: fonts)
        } catch let error as SettingsError {
            throw Failure(error)
        }
    }

    /// The fields and values of `field=value`.
    ///
    /// Throws a ``Failure`` for one of another form.
    static func settings(_ changes: [String]) throws -> [String: String] {
        var settings: [String: String] = [:]
        for change in changes {
            guard let equals = change.firstIndex(of: "="), equals != change.startIndex else {
                throw Failure(
                    .usage, vi: "--set cần dạng trường=giá trị, không phải “\(change)”.",
                    en: "--set needs field=value, not “\(change)”.")
            }
            settings[String(change[..<equals])] = String(change[change.index(after: equals)...])
        }
        return settings
    }
}

extension Inking: ExpressibleByArgument {}
