/// An `import` and where it stands.
struct Import: Hashable, CustomStringConvertible {
    let file: String
    let line: Int
    let module: String

    var description: String { "\(file):\(line) imports \(module)" }
}

extension Source {
    /// Every import, whatever stands before the word and whatever part of a module it asks for.
    func imports() throws -> [Import] {
        let attributes = #"^\s*(?:@\w+(?:\([^)]*\))?\s+)*"#
        let access = #"(?:(?:public|package|internal|fileprivate|private)\s+)?"#
        let kind = #"(?:(?:typealias|struct|class|enum|protocol|let|var|func)\s+)?"#
        let statement = try Regex<(Substring, Substring)>("\(attributes)\(access)import\\s+\(kind)(\\w+)")
        return code.flatMap { number, text in
            text.split(separator: ";").compactMap { part in
                part.firstMatch(of: statement).map { Import(file: path, line: number, module: String($0.1)) }
            }
        }
    }
}
