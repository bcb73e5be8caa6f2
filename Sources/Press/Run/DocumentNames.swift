import Records

/// Names of the documents that hold many pieces: those of a group are called after it, all others after the template.
struct DocumentNames {
    private let template: String
    private var used: Set<String> = []

    /// Longer names are cut; a file system takes 255 bytes.
    private static let mostLetters = 120

    init(template: String) { self.template = template }

    /// What the documents of a group are called before their numbers: plain letters, digits and hyphens, no two groups
    /// alike.
    mutating func stem(ofGroup name: String?) -> String {
        let plain = name.map { $0.snakeCase.replacing("_", with: "-") } ?? template
        let stem = plain.isEmpty ? template : String(plain.prefix(Self.mostLetters))
        var (unused, number) = (stem, 1)
        while !used.insert(unused).inserted {
            number += 1
            unused = "\(stem)-no-\(number)"
        }
        return unused
    }

    /// The name of the document with this number, from 1.
    func name(_ stem: String, number: Int) -> String { "\(stem)-\(number.padded(to: 4)).pdf" }
}
