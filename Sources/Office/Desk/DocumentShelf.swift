import Foundation
import Glibc
import Press
import Store

/// The folder of the documents that are kept for a while.
///
/// A file is called after the print and the copy, which say nothing of the person.
struct DocumentShelf: Sendable {
    let folder: String

    func path(of copy: Int, of id: ID<Print>) -> String { "\(folder)/\(id.text)-\(copy).pdf" }

    /// Makes the document durable under its name.
    func put(_ document: [UInt8], copy: Int, of id: ID<Print>) throws(PressError) {
        try Press.keep(document, at: path(of: copy, of: id))
    }

    /// Removes the document, if it is there.
    ///
    /// Throws what the system says when it cannot be removed, so that nobody notes it as gone.
    func remove(_ copy: Int, of id: ID<Print>) throws(PressError) {
        let path = path(of: copy, of: id)
        guard unlink(path) == 0 || errno == ENOENT else { throw .cannotWrite(path: path, errno: errno) }
    }
}
