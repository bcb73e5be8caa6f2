package import Drawing
package import Records

/// A design that turns records of one kind into pages.
package struct Template: Sendable {
    /// A text that a locality may change, with the wording it has when nobody does.
    package struct Field: Sendable, Hashable {
        package let name: String
        package let initial: String
        package let meaning: Wording
    }

    /// The name of its folder, for example `wallet-card`.
    package let id: String
    package let title: Wording
    package let summary: Wording
    package let kind: RecordKind
    /// The piece after cutting.
    package let trim: Size
    /// How far art reaches beyond the cut on each side.
    package let bleed: Length
    /// The corner radius of the finished piece.
    package let corner: Length
    /// The fields that may not be empty.
    package let requires: [String]
    /// The kinds of code that may be printed, by their names in `Payloads`.
    package let accepts: [String]
    /// In the order of their names.
    package let fields: [Field]
    /// The sheets it may be printed on; the first is the default.
    package let sheets: [String]
    /// A record that does not exist, for pictures of the template.
    package let sample: [String: String]
    /// The front, and the back if there is one.
    package let sides: [Side]
    /// What stands around the pieces on a sheet, of a template whose pieces are the rows of a list.
    package let frame: Frame?
    /// The bytes of its files in a fixed order, for the fingerprint in a run's report.
    package let source: [UInt8]

    /// Whether its second side is the back of its first.
    package var isTwoSided: Bool { sides.contains { $0.name == Side.back } }

    /// The name under which ``requires`` asks for the record's code.
    static let code = "qr"

    /// The ids of the text slots that name a field of the record or a column of its table.
    package var slotsOfRecord: Set<String> {
        let said = Set(fields.filter { !$0.initial.isEmpty }.map(\.name) + [Self.printDate, Self.copy])
        return Set(sides.flatMap(\.textSlots).filter { !said.isSuperset(of: $0.phrase.fields) }.map(\.id))
    }

    /// The fields that stand somewhere on it, of the record and its own.
    package var printedFields: Set<String> { Set(sides.flatMap(\.textSlots).flatMap(\.phrase.fields)) }

    /// Whether it prints the record's own code, or is only for those who have one.
    package var needsCode: Bool {
        requires.contains(Self.code) || symbolSlots.contains { $0.rule.content == nil }
    }

    /// Whether it says the same for everybody, so that it can be printed without any record.
    package var needsNoRecord: Bool {
        let owed = requires.filter { name in !fields.contains { $0.name == name && !$0.initial.isEmpty } }
        return owed.isEmpty && !needsCode
    }

    /// The field that says whether numbers and birth dates are masked on the face: `yes` or `no`.
    package static let mask = "mask"
    /// The field with the date of printing, `dd/MM/yyyy`.
    package static let printDate = "print_date"
    /// The field with the number of the copy, when it is not the first.
    package static let copy = "copy"

    /// The names that a placeholder may have.
    static func placeholders(kind: RecordKind, fields: some Sequence<String>) -> Set<String> {
        // The code itself is never text on a page.
        Set(kind.fieldNames).union(fields).union([printDate, copy]).subtracting(["qr"])
    }
}
