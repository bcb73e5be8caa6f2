/// What a `Range` header asks of a document (RFC 9110, 14).
enum ByteRange: Hashable {
    /// There is no range, or none that can be understood: these are to be ignored.
    case whole
    case part(Range<Int>)
    case unsatisfiable

    /// Several ranges are answered with the whole: a reader has to be ready for that.
    init(_ header: String, size: Int) {
        let header = header.filter { $0 != " " && $0 != "\t" }.lowercased()
        guard header.hasPrefix("bytes=") else {
            self = .whole
            return
        }
        let ends = header.dropFirst(6).split(separator: "-", omittingEmptySubsequences: false)
        guard ends.count == 2, let first = Self.number(ends[0]), let last = Self.number(ends[1]) else {
            self = .whole
            return
        }
        switch (first, last) {
        case (nil, nil): self = .whole
        case (nil, let count?): self = Self.suffix(count, size: size)
        case (let first?, let last?) where last < first: self = .whole
        case (let first?, let last): self = Self.part(from: first, through: last, size: size)
        }
    }

    private static func suffix(_ count: Int, size: Int) -> ByteRange {
        count == 0 || size == 0 ? .unsatisfiable : .part(max(0, size - count)..<size)
    }

    private static func part(from first: Int, through last: Int?, size: Int) -> ByteRange {
        guard first < size else { return .unsatisfiable }
        return .part(first..<min(last ?? .max, size - 1) + 1)
    }

    /// A number of digits, nil inside for none at all; nil for anything else.
    ///
    /// What is too great is the greatest number there is.
    private static func number(_ digits: Substring) -> Int?? {
        guard digits.utf8.allSatisfy({ (UInt8(ascii: "0")...UInt8(ascii: "9")).contains($0) }) else {
            return nil
        }
        return digits.isEmpty ? .some(nil) : .some(Int(digits) ?? .max)
    }
}
