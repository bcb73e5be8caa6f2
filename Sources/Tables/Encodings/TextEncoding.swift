/// The encodings that lists in Vietnam come in, by the names they have as an option.
///
/// What each of them is and where its table is known from: Documentation/Formats.md, Encodings.
package enum TextEncoding: String, CaseIterable, Sendable {
    case utf8 = "utf-8"
    /// Either byte order, with or without a byte order mark.
    case utf16 = "utf-16"
    case windows1258 = "windows-1258"
    /// The fonts `.VnTime`, `.VnArial` …, also called ABC.
    case tcvn3
    /// The fonts `VNI-Times`, `VNI-Helve` …
    case vni
    case viscii

    /// True for the encodings of Unicode, in which a cell is text as soon as it is UTF-8.
    var isUnicode: Bool { self == .utf8 || self == .utf16 }

    /// The encodings that need a table.
    package static let legacy = allCases.filter { !$0.isUnicode }
}
