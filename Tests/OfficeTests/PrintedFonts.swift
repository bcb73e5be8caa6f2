import Drawing
import Judges
import Records

/// The fonts and the date that the tests print with.
enum PrintedFonts {
    private static let loaded = Result { try FontBook(folder: "\(Project.root)/Fonts") }

    static func book() throws -> FontBook { try loaded.get() }

    static func day() throws -> Day {
        guard let day = Day(year: 2021, month: 12, day: 20) else { throw CancellationError() }
        return day
    }
}
