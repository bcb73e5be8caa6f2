import Foundation
import Testing

/// A change that spoils `wallet-card`, by mistake or by malice, and what the check must say of it.
struct Mutation: Sendable, CustomTestStringConvertible {
    let name: String
    let file: String
    /// A part of what the check says.
    let finding: String
    private let change: Change

    private enum Change: Sendable {
        case replacing(String, by: String)
        case whole(@Sendable (String) -> [UInt8])
        /// Not a file any more: made by a program with the path as its last argument.
        case made(by: [String])
    }

    var testDescription: String { name }

    /// Carries it out on the template in `folder`.
    func apply(in folder: String) throws {
        let place = URL(filePath: "\(folder)/\(file)")
        let text = (try? String(contentsOf: place, encoding: .utf8)) ?? ""
        switch change {
        case .replacing(let old, let new):
            guard text.contains(old) else { throw NotThere(text: old) }
            try Data(text.replacing(old, with: new).utf8).write(to: place)
        case .whole(let spoil): try Data(spoil(text)).write(to: place)
        case .made(let command):
            try? FileManager.default.removeItem(at: place)
            let program = Process()
            program.executableURL = URL(filePath: "/usr/bin/env")
            program.arguments = command + [place.path]
            try program.run()
            program.waitUntilExit()
        }
    }

    struct NotThere: Error {
        let text: String
    }

    private init(_ name: String, _ file: String, _ change: Change, finding: String) {
        (self.name, self.file, self.change, self.finding) = (name, file, change, finding)
    }

    static func front(_ name: String, _ old: String, _ new: String, finding: String) -> Mutation {
        Mutation(name, "wallet-card/front.svg", .replacing(old, by: new), finding: finding)
    }

    /// Adds elements before the first group of the art.
    static func adding(_ name: String, _ elements: String, finding: String) -> Mutation {
        front(name, "<g id=\"art\">", "\(elements)<g id=\"art\">", finding: finding)
    }

    static func yaml(_ name: String, _ old: String, _ new: String, finding: String) -> Mutation {
        Mutation(name, "wallet-card/template.yaml", .replacing(old, by: new), finding: finding)
    }

    static func whole(
        _ name: String, _ file: String, finding: String, _ spoil: @escaping @Sendable (String) -> [UInt8]
    ) -> Mutation {
        Mutation(name, file, .whole(spoil), finding: finding)
    }

    static func made(_ name: String, _ file: String, by command: [String], finding: String) -> Mutation {
        Mutation(name, file, .made(by: command), finding: finding)
    }
}
