/// A PDF as poppler's programs see it: its pages as pictures and their words, many pages at a time.
///
/// It is opened once for a run of pages: a program needs longer to find its way through a long file than to draw a page.
package struct PDFFile {
    private let file: OpenFile
    private let tell: Program
    private let draw: Program
    private let read: Program

    /// The longest that a run of pages may take, beside ``PictureFile/mostSeconds``, for each of them.
    private static let secondsPerPage = 5
    /// The most text that a page may have: a page full of small print is a hundredth of it.
    private static let mostText = 4 << 20

    /// Throws when there is no such file, it is no PDF by its first bytes, or a program is missing.
    package init(_ path: String, programs: [String] = PictureFile.programs) throws(PictureError) {
        let package = "poppler-utils"
        tell = try Program("pdfinfo", package: package, in: programs)
        draw = try Program("pdftoppm", package: package, in: programs)
        read = try Program("pdftotext", package: package, in: programs)
        file = try OpenFile(path)
        guard PictureFormat(file.beginning()) == .pdf else { throw .unknownFormat(looksLike: nil) }
    }

    /// The number of pages.
    package func pageCount() throws(PictureError) -> Int {
        let lines = try tell(["/dev/stdin"], input: file, most: 1 << 20, page: 1)
        let text = String(decoding: lines, as: UTF8.self)
        guard let count = text.firstMatch(of: /(?m)^Pages: +(\d+)$/).flatMap({ Int($0.1) }) else {
            throw .broken(reason: "poppler: damaged, or locked with a password")
        }
        return count
    }

    /// Draws the pages one after the other, `dpi` pixels to the inch, and hands each over with its number.
    ///
    /// With `step` 2 every second page from the first on is drawn; else it is 1. Without `isSmooth` every pixel is black
    /// or white in lines and areas, which is drawn in half the time. Fewer pages come when the file has fewer.
    package func pictures(
        of pages: ClosedRange<Int>, step: Int = 1, dpi: Double, isSmooth: Bool = true,
        each: (Int, Picture) throws(PictureError) -> Void
    ) throws(PictureError) {
        var (maps, page) = (GreyMaps(), pages.lowerBound)
        var arguments = ["-gray", "-r", "\(dpi)"]
        if step == 2 { arguments.append(page % 2 == 1 ? "-o" : "-e") }
        if !isSmooth { arguments += ["-aa", "no", "-aaVector", "no"] }
        try draw(arguments + range(pages), input: file, page: page, seconds: seconds(for: pages)) {
            bytes throws(PictureError) in
            try maps.take(bytes) { picture throws(PictureError) in
                try each(page, picture)
                page += step
            }
        }
    }

    /// The words of each of the pages, in the order in which they are read.
    package func words(of pages: ClosedRange<Int>) throws(PictureError) -> [[Word]] {
        let arguments = ["-bbox"] + range(pages) + ["-"]
        return Word.pages(
            try read(
                arguments, input: file, most: pages.count * Self.mostText, page: pages.lowerBound,
                seconds: seconds(for: pages)))
    }

    /// A program takes the file's name behind its options; the pages of `words` go to its standard output.
    private func range(_ pages: ClosedRange<Int>) -> [String] {
        ["-f", "\(pages.lowerBound)", "-l", "\(pages.upperBound)", "/dev/stdin"]
    }

    private func seconds(for pages: ClosedRange<Int>) -> Int {
        PictureFile.mostSeconds + Self.secondsPerPage * pages.count
    }
}
