/// Which other parts a part of a workbook refers to.
///
/// Only parts of the same archive are ever opened, and each kind once and from one place, so no chain of references
/// can go round.
final class Relationships: XMLReader {
    private struct Target { let id: String, type: String, path: String }

    private let folder: [Substring]
    private var targets: [Target] = []

    /// Of the part with this name.
    init(of part: String, in archive: ZipArchive) throws(TableError) {
        let steps = part.split(separator: "/")
        folder = steps.dropLast()
        let name = (folder + ["_rels", "\(steps.last ?? "").rels"]).joined(separator: "/")
        guard let entry = try archive.entry(name, limit: Workbook.smallPart) else { return }
        try XMLStream(entry, reader: self).finish()
    }

    /// The name of the part with this id.
    func path(id: String) -> String? { targets.first { $0.id == id }?.path }

    /// The name of the first part of this kind, which is the last word of its type.
    func path(kind: String) -> String? { targets.first { $0.type.hasSuffix("/\(kind)") }?.path }

    /// Whether the part with this id is of this kind.
    func has(id: String, kind: String) -> Bool {
        targets.contains { $0.id == id && $0.type.hasSuffix("/\(kind)") }
    }

    func open(_ tag: XMLTag, in stream: XMLStream) {
        guard case "Relationship" = tag, tag.text("TargetMode") != "External", let id = tag.text("Id"),
            let type = tag.text("Type"), let target = tag.text("Target")
        else { return }
        guard let path = path(to: target) else {
            return stream.refuse("a target outside the file: \(target)")
        }
        targets.append(Target(id: id, type: type, path: path))
    }

    func close(_ tag: XMLTag, in stream: XMLStream) {}
    func add(_ text: UnsafeBufferPointer<UInt8>) {}

    /// The name of a part from the folder of this one, or with "/" in front from the root of the archive.
    private func path(to target: String) -> String? {
        var steps = target.hasPrefix("/") ? [] : folder
        for step in target.split(separator: "/") where step != "." {
            if step != ".." {
                steps.append(step)
            } else if steps.popLast() == nil {
                return nil
            }
        }
        return steps.joined(separator: "/")
    }
}
