import Pages
import Press
import Records
import Store
import Web

/// What can be chosen from a list, perhaps under a heading.
struct Choices: Sendable {
    struct Choice: Sendable {
        let value: String
        let title: String
        let isChosen: Bool
    }

    let title: String
    let choices: [Choice]
}

extension Choices {
    /// Templates that print something else for each row, those of people and those of places.
    static func templates(of offered: [Template], chosen: String?, in language: Language) -> [Choices] {
        RecordKind.allCases.map { kind in
            Choices(
                title: language.text(kind.heading),
                choices: offered.filter { $0.kind == kind && !$0.needsNoRecord }.map {
                    Choice(value: $0.id, title: language.text($0.title), isChosen: $0.id == chosen)
                })
        }
    }

    /// The sheets that a template may be printed on.
    static func sheets(
        for template: Template, of catalogue: Catalogue, chosen: String?, in language: Language
    ) -> [Choice] {
        template.sheets.compactMap { try? catalogue.sheet($0, for: template) }.map {
            Choice(
                value: $0.id, title: language.text($0.title),
                isChosen: $0.id == (chosen ?? template.sheets.first))
        }
    }

    /// The orders that make sense for a table with these fields; the table's own comes last.
    static func sorts(_ kind: RecordKind, having fields: Set<String>, chosen: [String], in language: Language)
        -> [Choice]
    {
        let usual: [[String]] =
            switch kind {
            case .citizen:
                [
                    ["full_name"], ["group", "full_name"], ["ward", "group", "full_name"],
                    ["household", "full_name"],
                ]
            case .venue: [["name"], ["ward", "name"], ["type", "name"], ["route", "name"]]
            }
        let own = Choice(
            value: "", title: language.text(Wording(vi: "như trong bảng", en: "as in the table")),
            isChosen: chosen.isEmpty)
        return usual.filter { $0 == chosen || fields.isSuperset(of: $0) }.map { sort in
            let titles = sort.compactMap { kind.title(ofField: $0) }.map(language.text)
            return Choice(
                value: sort.joined(separator: ","), title: titles.joined(separator: ", "),
                isChosen: sort == chosen)
        } + [own]
    }

    static func groups(_ kind: RecordKind, having fields: Set<String>, chosen: String?, in language: Language)
        -> [Choice]
    {
        let none = Choice(
            value: "", title: language.text(Wording(vi: "không chia", en: "none")), isChosen: chosen == nil)
        return [none]
            + Arrangement.groupFields(of: kind).filter { $0 == chosen || fields.contains($0) }.map { field in
                Choice(
                    value: field, title: kind.title(ofField: field).map(language.text) ?? field,
                    isChosen: field == chosen)
            }
    }

    /// The printers of the account's unit and of those above it; none when nobody has measured one.
    static func printers(
        for caller: Caller, _ store: any SettingsBook, chosen: String?, in language: Language
    ) async throws -> [Choice] {
        var names: Set<String> = []
        for unit in caller.tree.path(to: caller.account.unit) {
            names.formUnion(try await answering { try await store.printers(of: unit) }.keys)
        }
        guard !names.isEmpty else { return [] }
        let none = Choice(
            value: "", title: language.text(Wording(vi: "máy in khác", en: "another printer")),
            isChosen: chosen == nil)
        return [none] + names.sorted().map { Choice(value: $0, title: $0, isChosen: $0 == chosen) }
    }
}

extension Catalogue {
    /// The template that is offered first: the card that most people get.
    var usualTemplate: String? {
        (templates.first { $0.id == "wallet-card" } ?? templates.first { $0.kind == .citizen })?.id
    }
}

extension RecordKind {
    var heading: Wording {
        switch self {
        case .citizen: Wording(vi: "Cho người dân", en: "For people")
        case .venue: Wording(vi: "Cho địa điểm", en: "For places")
        }
    }
}
