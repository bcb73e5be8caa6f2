import ArgumentParser
import Pages
import Records

extension Templates {
    struct Localities: ParsableCommand {
        static let configuration = CommandConfiguration(
            abstract: "Các địa phương cho --locality. The localities for --locality.")

        @OptionGroup var home: Home

        func run() throws {
            for id in Locality.ids(in: try home.templates) {
                let locality = try home.locality(id)
                var lines = ["\(id)  \(locality.title.vi) · \(locality.title.en)"]
                for (field, text) in locality.fields.sorted(by: { $0.key < $1.key }) {
                    lines.append("  \(field) = \(text.isEmpty ? "(cần --set, needs --set)" : "“\(text)”")")
                }
                if let logo = locality.logo { lines.append("  logo: \(logo.file)") }
                Terminal.output(lines.joined(separator: "\n") + "\n")
            }
        }
    }
}
