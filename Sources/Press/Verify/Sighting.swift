import Pictures

/// Where on paper something was seen, or was not.
struct PaperPlace: Sendable, Hashable {
    /// The name of the document in its folder.
    let file: String
    /// From 1.
    let page: Int
    /// From 1; nil outside of every cell.
    let cell: Int?
}

/// What a look at a page brings.
enum Sighting: Sendable, Hashable {
    /// The code of the record of this line stands in its place.
    case code(line: Int)
    /// The name of the record of this line stands in its place.
    case name(line: Int)
    /// Something else stands where the name of the record of this line belongs.
    case wrongName(PaperPlace, line: Int)
    /// No reader finds a code where that of this line, or one beside it, belongs.
    case unreadable(PaperPlace, line: Int)
    /// A code stands where it does not belong; `line` is that of the record whose place it is, nil for nobody's.
    case stray(PaperPlace, fingerprint: String, line: Int?)
    /// The page is not as large as the paper of the sheet.
    case pageSize(PaperPlace)
    /// Pages that cannot be drawn, or whose words cannot be read.
    case broken(PaperPlace, PictureError)
}

extension Sighting {
    /// What has to be told of it; nil for what is as it was meant to be.
    ///
    /// `owner` is the line of the record whose code a stray is, nil for nobody's.
    func discrepancy(owner: Int? = nil) -> Discrepancy? {
        switch self {
        case .code, .name: nil
        case .wrongName(let place, let line): .wrongName(place, line: line)
        case .unreadable(let place, let line): .unreadable(place, line: line)
        case .stray(let place, _, let line):
            owner.map { .misplaced(place, of: $0, line: line) } ?? .foreign(place, line: line)
        case .pageSize(let place): .pageSize(place)
        case .broken(let place, let error): .broken(place, error)
        }
    }

    /// What stops everything: a program that is not there.
    var fatal: VerificationError? {
        if case .broken(_, .noProgram(let name, let package)) = self {
            .picture(.noProgram(name: name, package: package))
        } else {
            nil
        }
    }
}
