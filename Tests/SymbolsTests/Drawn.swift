import Foundation
import Judges
import Pictures
import Symbols

/// Codes and pictures of them, made by programs that share no line with the readers.
///
/// The pictures go when it is let go.
struct Drawn {
    let scratch = try? Scratch()

    private func place(_ name: String) throws -> (folder: Scratch, path: String) {
        guard let scratch else { throw Failed(reason: "no temporary folder") }
        return (scratch, scratch.path(name))
    }

    /// A symbol that the qrencode program makes of bytes, in the smallest version from `version` on.
    func code(
        _ payload: [UInt8], version: Int = 1, level: String = "M", module: Int = 4,
        as name: String = "code.png"
    ) throws -> String {
        let (folder, path) = try place(name)
        let input = try folder.file("payload", payload)
        return try run(
            "qrencode",
            ["-8", "-v", "\(version)", "-l", level, "-s", "\(module)", "-m", "4", "-r", input, "-o", path],
            path)
    }

    /// A symbol that zint makes.
    func zint(_ options: [String], _ text: String) throws -> String {
        let path = try place("zint.png").path
        let common = ["--barcode=QRCODE", "--quietzones", "--scale=3", "--data=\(text)", "--output=\(path)"]
        return try run("zint", common + options, path)
    }

    /// A picture that ImageMagick makes.
    func convert(_ name: String, _ arguments: [String]) throws -> String {
        let path = try place(name).path
        return try run("convert", arguments + [path], path)
    }

    private func run(_ tool: String, _ arguments: [String], _ path: String) throws -> String {
        let answer = try Tool(tool)(arguments)
        guard answer.status == 0 else { throw Failed(reason: answer.errors) }
        return path
    }

    struct Failed: Error { let reason: String }
}

/// The symbols of a file's first page.
func symbols(in path: String) throws -> [FoundSymbol] {
    try PictureFile(path).picture(page: 1).symbols(page: 1)
}
