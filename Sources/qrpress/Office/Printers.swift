import ArgumentParser
import Foundation
import Pages
import Records
import Store

struct Printers: AsyncParsableCommand {
    static let configuration = CommandConfiguration(
        abstract: "Máy in của các đơn vị. The printers of the units.",
        discussion: """
            Hồ sơ là tệp mà qrpress calibrate --measured ghi ra. A profile is what qrpress calibrate --measured writes.
              qrpress printers add quay-1 --unit 26734 --profile may-in.yaml
            Yêu cầu in nêu tên máy: "printer": "quay-1". A request names it so.
            """,
        subcommands: [Add.self, List.self, Remove.self])

    /// The printer that a command is about, and whose it is.
    struct PrinterArgument: ParsableArguments {
        @Argument(help: .init("Tên máy in. The printer.", valueName: "name")) var name: String
        @Option(help: .init("Mã đơn vị. The unit.", valueName: "unit")) var unit: String

        func validate() throws { try Names.check(words: name, of: "name") }
    }

    struct Add: OfficeCommand {
        static let configuration = CommandConfiguration(
            abstract: "Giữ hồ sơ của máy in. Keeps the profile of a printer.")

        @OptionGroup var subject: PrinterArgument
        @Option(help: .init("Tệp hồ sơ. The profile.", valueName: "profile.yaml")) var profile: String
        @OptionGroup var state: StateOptions

        func work(in office: OpenState) async throws {
            _ = try office.unit(subject.unit, of: try await office.store.units())
            let profile = try SheetOptions.profile(profile)
            try await office.store.keep(
                printer: subject.name, profile: Array(profile.yaml.utf8), of: subject.unit,
                .command(.keepPrinter, in: subject.unit, about: subject.name))
            Terminal.tell(Wording(vi: "Đã giữ \(subject.name).", en: "Kept \(subject.name)."))
        }
    }

    struct List: OfficeCommand {
        static let configuration = CommandConfiguration(
            abstract: "Liệt kê máy in của một đơn vị. Lists the printers of a unit.")

        @Option(help: .init("Mã đơn vị. The unit.", valueName: "unit")) var unit: String
        @OptionGroup var state: StateOptions

        func work(in office: OpenState) async throws {
            _ = try office.unit(unit, of: try await office.store.units())
            for name in try await office.store.printers(of: unit).keys.sorted() {
                Terminal.output(name + "\n")
            }
        }
    }

    struct Remove: OfficeCommand {
        static let configuration = CommandConfiguration(abstract: "Bỏ máy in. Removes a printer.")

        @OptionGroup var subject: PrinterArgument
        @OptionGroup var state: StateOptions

        func work(in office: OpenState) async throws {
            let known = try await office.store.printers(of: subject.unit).keys.sorted()
            guard known.contains(subject.name) else {
                throw Failure(
                    missing: "máy in", "printer", subject.name, known: known,
                    list: "qrpress printers list --unit \(subject.unit)")
            }
            try await office.store.keep(
                printer: subject.name, profile: nil, of: subject.unit,
                .command(.keepPrinter, in: subject.unit, about: subject.name))
            Terminal.tell(Wording(vi: "Đã bỏ \(subject.name).", en: "Removed \(subject.name)."))
        }
    }
}
