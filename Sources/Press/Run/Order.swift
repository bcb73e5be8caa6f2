package import Drawing
package import Pages
import Records

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
    package let sheet: Sheet
    package let format: Format
    /// The table to print.
    package let input: String
    package let destination: Destination
    /// Whether the first row that cannot be printed ends the run.
    package let stopsAtProblem: Bool
    /// The version of the program, for the report.
    package let version: String

    /// Throws ``PressError/sheetDoesNotFit(sheet:template:)`` unless the sheet's cells have the size of the piece.
    package init(
        press: Press, sheet: Sheet, format: Format, input: String, destination: Destination,
        stopsAtProblem: Bool, version: String
    ) throws(PressError) {
        self.press = press
        self.sheet = sheet
        self.format = format
        self.input = input
        self.destination = destination
        self.stopsAtProblem = stopsAtProblem
        self.version = version
        let trim = press.template.trim
        let fits = sheet.cells.allSatisfy {
            abs(($0.size.width - trim.width).mm) < 0.01 && abs(($0.size.height - trim.height).mm) < 0.01
        }
        guard fits else { throw .sheetDoesNotFit(sheet: sheet.id, template: press.template.id) }
    }
}

extension Press {
    /// What a document made by this press says of itself.
    package var documentTitle: DocumentTitle {
        DocumentTitle(
            title: template.title.vi, created: "\(settings.date.iso)T00:00:00+07:00",
            duplex: template.sides.count == 2 ? .longEdge : .simplex)
    }
}
