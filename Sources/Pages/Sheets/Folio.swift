/// What a sheet is among the sheets of its group.
package struct Folio: Sendable, Hashable {
    /// Names the run without saying what is in it.
    package let run: String
    /// The group's name; nil when the run has no groups, and all its sheets are one.
    package let group: String?
    /// From 1.
    package let sheet: Int
    package let sheets: Int
    /// The numbers of the pieces on this sheet within the group, from 1.
    package let rows: ClosedRange<Int>
    /// The pieces of the whole group.
    package let count: Int

    package init(
        run: String, group: String?, sheet: Int, of sheets: Int, rows: ClosedRange<Int>, of count: Int
    ) {
        self.run = run
        self.group = group
        self.sheet = sheet
        self.sheets = sheets
        self.rows = rows
        self.count = count
    }

    /// The fields with which a frame asks for a sheet's own values.
    static let fields: Set = [groupName, "run", "sheet", "sheets", "first", "last", "count"]
    package static let groupName = "group_name"
    /// The field with the number of a piece, for texts that stand beside each.
    static let row = "row"

    /// The text of one of the fields; nil for any other and for a group without a name.
    func text(of field: String) -> String? {
        switch field {
        case Self.groupName: group
        case "run": run
        case "sheet": "\(sheet)"
        case "sheets": "\(sheets)"
        case "first": "\(rows.lowerBound)"
        case "last": "\(rows.upperBound)"
        case "count": "\(count)"
        default: nil
        }
    }
}
