import Foundation
import Judges
import Pictures

/// ImageMagick, which makes pictures and tells what is in them.
struct Convert {
    let scratch: Scratch

    /// Makes a file and answers its path.
    func make(_ name: String, _ arguments: String...) throws -> String {
        let answer = try Tool("convert")(arguments + [scratch.path(name)])
        guard answer.status == 0 else { throw Failed(reason: answer.errors) }
        return scratch.path(name)
    }

    /// The grey of every pixel over white, row by row.
    func grey(_ path: String) throws -> [UInt8] {
        let answer = try Tool("convert")([
            path, "-background", "white", "-alpha", "remove", "-colorspace", "Gray", "-depth", "8", "gray:-",
        ])
        guard answer.status == 0 else { throw Failed(reason: answer.errors) }
        return answer.output
    }

    struct Failed: Error { let reason: String }
}

extension Picture {
    /// The largest and the mean difference to the grey that somebody else sees.
    func difference(from other: [UInt8]) -> (largest: Int, mean: Double)? {
        guard other.count == grey.count else { return nil }
        let differences = zip(grey, other).map { abs(Int($0) - Int($1)) }
        return (differences.max() ?? 0, Double(differences.reduce(0, +)) / Double(differences.count))
    }
}
