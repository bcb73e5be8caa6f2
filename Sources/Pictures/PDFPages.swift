import Foundation

/// The pages of a PDF, drawn by poppler's programs.
///
/// The file reaches them as their standard input: no list of processes shows its name. What they draw comes back
/// through a pipe, so there is no file to clean up, however the run ends.
struct PDFPages {
    /// Width and height of every page in points.
    let sizes: [(width: Double, height: Double)]
    private let file: OpenFile
    private let draw: Program

    /// Pixels to the inch.
    ///
    /// At 200, ZXing misses one code in six on a sheet of ten cards; at 300 none.
    private static let dpi = 300.0

    /// Throws when a program is missing, or the file is no PDF that poppler reads without a password.
    init(_ file: OpenFile, programs: [String]) throws(PictureError) {
        self.file = file
        let tell = try Program("pdfinfo", package: "poppler-utils", in: programs)
        draw = try Program("pdftoppm", package: "poppler-utils", in: programs)
        let pages = ["-f", "1", "-l", "\(PictureFile.mostPages)"]
        let lines = try tell(pages + ["/dev/stdin"], input: file, most: 1 << 20, page: 1)
        let text = String(decoding: lines, as: UTF8.self)
        sizes = text.split(separator: "\n").compactMap(Self.size)
        let count = text.firstMatch(of: /(?m)^Pages: +(\d+)$/).flatMap { Int($0.1) } ?? 0
        guard count <= PictureFile.mostPages else { throw .tooManyPages(count) }
        guard count > 0, sizes.count == count else {
            throw .broken(reason: "poppler: damaged, or locked with a password")
        }
    }

    /// Reads `Page    1 size:  595.28 x 841.89 pts (A4)`; nil for another line or a page without area.
    private static func size(_ line: Substring) -> (width: Double, height: Double)? {
        guard let match = line.firstMatch(of: /^Page +\d+ size: +([0-9.e+]+) x ([0-9.e+]+) pts/),
            let width = Double(match.1), let height = Double(match.2), (0.1...1e6).contains(width),
            (0.1...1e6).contains(height)
        else { return nil }
        return (width, height)
    }

    /// Draws page `page`, 1…`sizes.count`.
    func picture(page: Int) throws(PictureError) -> Picture {
        guard sizes.indices.contains(page - 1) else { throw .broken(reason: "no page \(page)") }
        let (width, height) = sizes[page - 1]
        // A hundredth less, because sides are rounded up to whole pixels.
        let most = (0.99 * Double(Picture.mostPixels) / (width * height) * 72 * 72).squareRoot()
        let dpi = min(Self.dpi, most)
        let arguments = [
            "-r", String(format: "%.2f", dpi), "-gray", "-cropbox", "-f", "\(page)", "-l", "\(page)",
            "/dev/stdin",
        ]
        let output = try draw(arguments, input: file, most: Picture.mostPixels + 64, page: page)
        guard let picture = GreyMaps.picture(output) else {
            throw .broken(reason: "poppler: page \(page) cannot be drawn")
        }
        return picture
    }
}
