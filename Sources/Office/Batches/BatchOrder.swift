import Pages
import Press
import Records
import Store

/// How somebody wants a table printed.
struct BatchOrder: Sendable, Hashable {
    var template: String
    /// The unit that prints; nil for the account's own.
    var unit: String?
    /// Nil for the template's first.
    var sheet: String?
    var sort: [String] = []
    var groupBy: String?
    /// Fields of the template to change, as with `--set`.
    var settings: [String: String] = [:]
    /// The printer whose profile is used; nil for none.
    var printer: String?
    /// The field of a column whose header does not say it, by the header.
    var map: [String: String] = [:]
    /// The encoding of the table; nil for the one that it is in beyond doubt.
    var encoding: String?

    init(template: String) { self.template = template }

    /// What is kept with the batch: all that the run needs, whatever becomes of settings and printers.
    ///
    /// Throws a ``Refusal`` for a unit or a printer that is not there and for a template that the unit does not offer, and what the store throws.
    func options(for caller: Caller, _ rooms: OfficeRooms) async throws -> (
        unit: String, options: BatchOptions
    ) {
        let day = try rooms.today
        let unit = try caller.unit(unit, on: day)
        var options = BatchOptions(template: template, day: day)
        (options.sheet, options.groupBy, options.sort) = (sheet, groupBy, sort)
        (options.settings, options.encoding) = (settings, encoding)
        options.map = map.isEmpty ? nil : map
        options.wording = try await rooms.store.wording(of: unit, in: caller.tree)
        options.printer = try await rooms.store.profile(of: printer, for: unit, in: caller.tree)
        let choices = try await rooms.store.choices(of: unit, in: caller.tree)
        try choices.demand(try rooms.catalogue.template(template).id)
        options.logo = choices.logo
        return (unit, options)
    }

    /// The order for another template: without what that one does not have.
    func suiting(_ template: Template) -> BatchOrder {
        var order = self
        order.template = template.id
        if let sheet, !template.sheets.contains(sheet) { order.sheet = nil }
        if let groupBy, !Arrangement.groupFields(of: template.kind).contains(groupBy) { order.groupBy = nil }
        if !Set(sort).isSubset(of: template.kind.fieldNames) { order.sort = [template.kind.nameField] }
        order.map = map.filter { template.kind.columnNames.contains($0.value) }
        return order
    }
}

extension RecordKind {
    /// The field that says whose code it is.
    var nameField: String {
        switch self {
        case .citizen: "full_name"
        case .venue: "name"
        }
    }
}
