import ArgumentParser
import Foundation
import Pages
import Records
import Store

extension Units {
    struct Say: OfficeCommand {
        static let configuration = CommandConfiguration(
            abstract: "Lời của đơn vị trên mọi bản in. What a unit says on all its pieces.",
            discussion: """
                Các đơn vị cấp dưới dùng chung nếu không có lời riêng. Units below it say the same, where they have no words of \
                their own.
                  qrpress units say 26734 hotline=19001905 "office=UBND phường Mẫu"
                  qrpress units say 26734 hotline=            # bỏ, away with it
                  qrpress units say 26734                     # xem, shows it
                """)

        @OptionGroup var subject: UnitArgument
        @Argument(
            help: .init("Trường và giá trị. Fields of templates and their text.", valueName: "field=text"))
        var changes: [String] = []
        @OptionGroup var home: Home
        @OptionGroup var state: StateOptions

        func work(in office: OpenState) async throws {
            _ = try office.unit(subject.id, of: try await office.store.units())
            var wording = try await office.store.settings(of: subject.id)
            let known = try changes.isEmpty ? [] : fields
            for (field, text) in try PressOptions.settings(changes) {
                guard known.contains(field) else {
                    let near = Nearness.nearest(to: field, among: known).joined(separator: ", ")
                    throw Failure(
                        .usage, vi: "Không mẫu nào có trường “\(field)”. Gần giống: \(near).",
                        en: "No template has a field “\(field)”. Near: \(near).")
                }
                if !text.isEmpty { try Names.check(words: text, of: field) }
                wording[field] = text.isEmpty ? nil : text
            }
            if !changes.isEmpty {
                try await office.store.keep(
                    settings: wording, of: subject.id,
                    .command(.keepSettings, in: subject.id, about: subject.id))
            }
            for (field, text) in wording.sorted(by: { $0.key < $1.key }) {
                Terminal.output("\(field)=\(text)\n")
            }
        }

        /// Of all templates.
        private var fields: [String] {
            get throws {
                let fonts = try home.fonts()
                let fields = try Template.ids(in: try home.templates).flatMap {
                    try home.template($0, fonts: fonts).fields.map(\.name)
                }
                return Set(fields).sorted()
            }
        }
    }
}
