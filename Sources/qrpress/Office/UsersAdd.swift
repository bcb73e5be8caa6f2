import Access
import ArgumentParser
import Foundation
import Records
import Store

extension Users {
    struct Add: OfficeCommand {
        static let configuration = CommandConfiguration(abstract: "Thêm tài khoản. Adds an account.")

        @OptionGroup var subject: LoginArgument

        @Option(
            help: .init(
                """
                Vai trò: system-admin quản trị | unit-admin trưởng đơn vị | clerk nhân viên | volunteer tình nguyện viên | \
                auditor kiểm tra | machine chương trình. The role.
                """, valueName: "role"))
        var role: Role

        @Option(help: .init("Mã đơn vị. The unit it acts in, with all under it.", valueName: "unit"))
        var unit: String

        @Option(
            name: .customLong("unit-name"),
            help: .init(
                "Tên đơn vị, khi chưa có đơn vị nào. The name of the unit, when it is the first of all.",
                valueName: "name"))
        var unitName: String?

        @Option(
            help: .init("Họ tên (mặc định: tên đăng nhập). The name (default: the login).", valueName: "name")
        )
        var name: String?

        @Option(
            help: .init(
                "Số bản in nhiều nhất một ngày. The most pieces it may print in a day.", valueName: "number"))
        var quota: Int?

        @OptionGroup var password: PasswordOptions
        @OptionGroup var state: StateOptions

        func validate() throws {
            try Names.check(login: subject.login)
            try Names.check(unit: unit)
            if let name { try Names.check(words: name, of: "--name") }
            if let unitName { try Names.check(words: unitName, of: "--unit-name") }
            guard quota ?? 0 >= 0 else { throw ValidationError("--quota: 0, 1, 2 …") }
        }

        func open() throws -> OpenState { try state.make() }

        func work(in office: OpenState) async throws {
            let units = try await office.store.units()
            let first = try firstUnit(in: office, of: units)
            guard try await office.store.account(login: subject.login) == nil else {
                throw Failure(taken: "tài khoản", "account", subject.login)
            }
            // Asked for last: nobody should type a password for nothing.
            let phc = try await needsPassword ? Passwords().hash(password.password(for: subject.login)) : nil
            if let first { try await office.keep(first) }
            let account = Account(
                id: ID(at: Date()), login: subject.login, name: name ?? subject.login, role: role, unit: unit,
                password: phc, dailyQuota: quota)
            try await office.keep(account)
            Terminal.tell(Wording(vi: "Đã thêm \(subject.login).", en: "Added \(subject.login)."))
        }

        /// Programs have tokens; one gets a password only if it is given.
        private var needsPassword: Bool { role != .machine || password.isOnStandardInput }

        /// The unit to be made together with the account; nil if it is there.
        private func firstUnit(in office: OpenState, of units: [OfficeUnit]) throws -> OfficeUnit? {
            guard units.isEmpty else {
                _ = try office.unit(unit, of: units)
                return nil
            }
            guard let unitName else {
                throw Failure(
                    .noInput, vi: "Chưa có đơn vị nào: thêm --unit-name để tạo “\(unit)”.",
                    en: "There is no unit yet: give --unit-name to make “\(unit)”.")
            }
            return OfficeUnit(id: unit, name: unitName, from: try OfficeUnit.today)
        }
    }
}
