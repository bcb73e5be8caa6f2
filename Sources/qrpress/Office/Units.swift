import ArgumentParser
import Foundation
import Records
import Store

struct Units: AsyncParsableCommand {
    static let configuration = CommandConfiguration(
        abstract: "Đơn vị của văn phòng. The units of the office.",
        discussion: """
            qrpress units add 48 --name "UBND thành phố Đà Nẵng"
            qrpress units add 20194 --name "UBND phường Thanh Khê" --parent 48

            Sáp nhập: phường cũ hết hạn, phường mới làm tiếp và thấy những gì phường cũ đã in. A merger: the old ward ends, \
            the new one goes on for it and sees what it printed:
              qrpress units end 20194 --through 2025-06-30 --successor 20242
            """,
        subcommands: [Add.self, List.self, End.self, Say.self])

    /// The unit that a command is about.
    struct UnitArgument: ParsableArguments {
        @Argument(
            help: .init("Mã đơn vị. The unit, such as the national code of the ward.", valueName: "unit"))
        var id: String
    }

    struct Add: OfficeCommand {
        static let configuration = CommandConfiguration(abstract: "Thêm đơn vị. Adds a unit.")

        @OptionGroup var subject: UnitArgument
        @Option(help: .init("Tên đơn vị. The name.", valueName: "name")) var name: String
        @Option(help: .init("Đơn vị cấp trên. The unit it belongs to.", valueName: "unit")) var parent:
            String?
        @Option(
            help: .init(
                "Ngày đầu tiên (mặc định: hôm nay). The first day (default: today).", valueName: "yyyy-MM-dd")
        )
        var from: Day?
        @OptionGroup var state: StateOptions

        func validate() throws {
            try Names.check(unit: subject.id)
            try Names.check(words: name, of: "--name")
        }

        func open() throws -> OpenState { try state.make() }

        func work(in office: OpenState) async throws {
            let units = try await office.store.units()
            guard !units.contains(where: { $0.id == subject.id }) else {
                throw Failure(taken: "đơn vị", "unit", subject.id)
            }
            if let parent { _ = try office.unit(parent, of: units) }
            try await office.keep(
                OfficeUnit(
                    id: subject.id, name: name, parent: parent, from: try from ?? OfficeUnit.today))
            Terminal.tell(Wording(vi: "Đã thêm \(subject.id).", en: "Added \(subject.id)."))
        }
    }

    struct List: OfficeCommand {
        static let configuration = CommandConfiguration(
            abstract: "Liệt kê đơn vị. Lists the units.",
            discussion: """
                Mỗi dòng, cách nhau bằng tab. On every line, between tabs: unit, parent, from, through, successor, name; \
                “-” for none.
                """)

        @OptionGroup var state: StateOptions

        func work(in office: OpenState) async throws {
            for unit in try await office.store.units() {
                let fields = [
                    unit.id, unit.parent ?? "-", unit.from.iso, unit.through?.iso ?? "-",
                    unit.successor ?? "-",
                    unit.name,
                ]
                Terminal.output(fields.joined(separator: "\t") + "\n")
            }
        }
    }

    struct End: OfficeCommand {
        static let configuration = CommandConfiguration(
            abstract: "Kết thúc một đơn vị. Ends a unit on a day; the same again changes day and successor.")

        @OptionGroup var subject: UnitArgument
        @Option(help: .init("Ngày cuối cùng. The last day.", valueName: "yyyy-MM-dd")) var through: Day
        @Option(help: .init("Đơn vị làm tiếp. The unit that goes on with its work.", valueName: "unit"))
        var successor: String?
        @OptionGroup var state: StateOptions

        func work(in office: OpenState) async throws {
            let units = try await office.store.units()
            var unit = try office.unit(subject.id, of: units)
            guard unit.from <= through else {
                throw Failure(
                    .badData, vi: "\(unit.id) mới bắt đầu từ \(unit.from.printed).",
                    en: "\(unit.id) begins on \(unit.from.iso) only.")
            }
            if let successor {
                _ = try office.unit(successor, of: units)
                // Otherwise those two would see all of each other's prints.
                guard !UnitTree(units).scope(of: unit.id).contains(successor) else {
                    throw Failure(
                        .badData, vi: "\(successor) thuộc \(unit.id), hoặc \(unit.id) đang làm tiếp cho nó.",
                        en: "\(successor) belongs to \(unit.id), or \(unit.id) goes on for it.")
                }
            }
            (unit.through, unit.successor) = (through, successor)
            try await office.keep(unit)
            Terminal.tell(
                Wording(
                    vi: "\(unit.id) kết thúc sau ngày \(through.printed).",
                    en: "\(unit.id) ends with \(through.iso)."
                ))
        }
    }
}

extension Day: ExpressibleByArgument {
    package init?(argument: String) { self.init(iso: argument) }
}

extension OfficeUnit {
    static var today: Day {
        get throws {
            guard let day = Day(inVietnam: Date().timeIntervalSince1970) else {
                throw Failure(.bug, vi: "Đồng hồ máy sai.", en: "The machine's clock is wrong.")
            }
            return day
        }
    }
}

extension OpenState {
    /// Keeps a unit, new or changed.
    func keep(_ unit: OfficeUnit) async throws(StoreError) {
        try await store.keep(unit, .command(.keepUnit, in: unit.id, about: unit.id))
    }
}
