import Foundation
import Glibc
import HTTPTypes
import Pictures
import Press
import Records
import Symbols
import Web

/// Reads the codes of a picture or a PDF that somebody sent.
enum CodeReading {
    static let mostBytes = 32 << 20
    /// Pages of a document that are read: a form or a card, not a book.
    static let mostPages = 20

    /// The codes of a picture, or of a document of at most `pages`; its file has no name and is gone with its descriptor.
    ///
    /// Throws a ``Refusal`` for what is no picture, or too large a one.
    static func findings(in bytes: [UInt8], pages: Int = mostPages) throws -> [Finding] {
        var name = Array("\(FileManager.default.temporaryDirectory.path)/qrpress-XXXXXX".utf8CString)
        let descriptor = mkstemp(&name)
        guard descriptor >= 0 else { throw Refusal.busy(retryAfter: .seconds(5)) }
        unlink(name)
        // The programs that read pictures get it by its name only.
        _ = fcntl(descriptor, F_SETFD, FD_CLOEXEC)
        defer { close(descriptor) }
        guard bytes.withUnsafeBytes({ write(descriptor, $0.baseAddress, $0.count) }) == bytes.count else {
            throw Refusal.busy(retryAfter: .seconds(5))
        }
        do {
            let file = try PictureFile("/proc/self/fd/\(descriptor)")
            guard file.pageCount <= pages else { throw PictureError.tooManyPages(file.pageCount) }
            return try (1...max(1, file.pageCount)).flatMap { page in
                try file.picture(page: page).symbols(page: page).map(Finding.init)
            }
        } catch let error as PictureError {
            throw Refusal(error)
        } catch is ReadingError {
            throw Refusal(PictureError.broken(reason: ""))
        }
    }
}

extension Refusal {
    fileprivate init(_ error: PictureError) {
        let (vi, en): (String, String)
        switch error {
        case .tooLarge(let width, let height):
            (vi, en) = (
                "Ảnh quá lớn: \(width) × \(height).", "The picture is too large: \(width) × \(height)."
            )
        case .tooManyPages(let count):
            (vi, en) = (
                "Tài liệu có \(count) trang, quá nhiều.", "The document has \(count) pages, too many."
            )
        case .outOfTime(let page):
            (vi, en) = ("Trang \(page) vẽ quá lâu.", "Page \(page) took too long to draw.")
        default:
            (vi, en) = ("Không đọc được ảnh này.", "The picture cannot be read.")
        }
        self.init(
            status: .unprocessableContent, code: "picture.unreadable", title: Wording(vi: vi, en: en))
    }
}
