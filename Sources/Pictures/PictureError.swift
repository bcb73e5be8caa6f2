/// Why a file gives no picture.
package enum PictureError: Error, Sendable, Hashable {
    case cannotOpen(errno: Int32)
    /// A folder, a pipe or a device.
    case notAFile
    /// None of PNG, JPEG and PDF; `looksLike` names the format if it is a known one, such as `HEIC`.
    case unknownFormat(looksLike: String?)
    /// More pixels than are read: ``Picture/mostPixels``, or ``Picture/mostJPEGPixels`` in a JPEG.
    case tooLarge(width: Int, height: Int)
    /// More pages than are read: ``PictureFile/mostPages``.
    case tooManyPages(Int)
    /// Cut off or damaged, as the library or program says that reads the format.
    case broken(reason: String)
    /// A program that is needed is not there; `package` is the Debian package that has it.
    case noProgram(name: String, package: String)
    /// The page was not drawn within ``PictureFile/mostSeconds``.
    case outOfTime(page: Int)
}
