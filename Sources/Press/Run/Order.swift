package import Drawing
package import Pages
import Records
package import Tables

/// Where the documents of a run go.
package enum Destination {
    /// A folder, which also gets the manifest, the rejected rows and the report.
    case folder(String)
    /// One PDF, byte by byte, and nothing else.
    case stream(Sink)
}

/// What a run is asked for.
package struct Order {
    package let press: Press
    /// The sheet that is used: the one asked for, or its folded form.
    package let sheet: Sheet
    package let arrangement: Arrangement
    package let format: Format
    /// The path of the table to print, or "-".
    package let input: String
    /// What the table does not say by itself.
    package let reading: Table.Options
    package let destination: Destination
    /// Whether the first row that cannot be printed ends the run.
    package let stopsAtProblem: Bool
    /// The version of the program, for the report.
    package let version: String

    /// Throws ``PressError/sheetDoesNotFit(sheet:template:)`` when the sheet's cells do not hold the piece, and
    /// ``PressError/arrangement(_:)`` when the sheet cannot be used as asked.
    package init(
        press: Press, sheet: Sheet, arrangement: Arrangement = Arrangement(), format: Format, input: String,
        reading: Table.Options = Table.Options(), destination: Destination, stopsAtProblem: Bool,
        version: String
    ) throws(PressError) {
        self.press = press
        self.sheet = try arrangement.sheet(sheet, for: press.template)
        self.arrangement = arrangement
        self.format = format
        self.input = input
        self.reading = reading
        self.destination = destination
        self.stopsAtProblem = stopsAtProblem
        self.version = version
    }
}

extension Press {
    /// What a document made by this press says of itself, on sheets that are turned as `flip` says.
    package func documentTitle(flip: Flip = .longEdge, isFolded: Bool = false) -> DocumentTitle {
        let turned: DocumentTitle.Duplex = flip == .longEdge ? .longEdge : .shortEdge
        return DocumentTitle(
            title: template.title.vi, created: "\(settings.date.iso)T00:00:00+07:00",
            duplex: template.sides.count == 2 && !isFolded ? turned : .simplex)
    }
}
