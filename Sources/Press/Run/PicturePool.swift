import Drawing
import Foundation
import Pages

/// The drawing boards for pictures: one for each thread that draws, kept because the art on them is drawn once only.
///
/// Unchecked, because the list of boards is only touched with the lock held, and a board by the thread that took it.
final class PicturePool: @unchecked Sendable {
    private final class Board {
        private var document: PNGDocument

        init(_ document: consuming PNGDocument) { self.document = document }

        func picture(of page: Page) throws(DrawingError) -> [UInt8] { try document.picture(of: page) }
    }

    private let lock = NSLock()
    private var free: [Board] = []
    private let size: Size
    private let dpi: Int
    private let fonts: FontBook

    /// Throws when no such picture can be made.
    init(_ press: Press, dpi: Int) throws(DrawingError) {
        size = press.template.trim
        self.dpi = dpi
        fonts = press.fonts
        free = [Board(try PNGDocument(size: size, dpi: dpi, fonts: fonts))]
    }

    /// The pictures of all sides of a piece.
    func pictures(of piece: Piece) throws(DrawingError) -> [[UInt8]] {
        let known = lock.withLock { free.popLast() }
        let board = if let known { known } else { Board(try PNGDocument(size: size, dpi: dpi, fonts: fonts)) }
        defer { lock.withLock { free.append(board) } }
        var pictures: [[UInt8]] = []
        for page in piece.pages { pictures.append(try board.picture(of: page)) }
        return pictures
    }
}
