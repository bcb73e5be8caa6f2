/// A payload cut into segments, each in the mode that takes it.
///
/// The cuts are libqrencode's: they look ahead to the end of a run of digits or capitals and change the mode where that
/// costs fewer bits than staying. They depend on the smallest version asked for, because the version decides what a
/// change costs, and not on the level; so one cut serves every level.
package struct Segmentation: Sendable {
    struct Segment: Sendable, Hashable {
        let mode: Mode
        /// The bytes of the payload; the mode takes each as one character.
        let bytes: Range<Int>

        /// What the segment takes in a symbol of this version, with its indicators.
        func bits(version: Int) -> Int {
            Mode.indicatorBits + mode.countBits(version: version) + mode.bits(of: bytes.count)
        }
    }

    let payload: [UInt8]
    /// The value of each byte in alphanumeric mode.
    let values: [UInt8]
    let segments: [Segment]
    /// 1…40.
    let smallestVersion: Int

    /// More digits than this fit into no symbol. ISO/IEC 18004, 7.1, table 7
    private static let mostCharacters = 7089

    /// A version below 1 or above 40 means the next that there is.
    ///
    /// Throws ``SymbolError/empty``, or ``SymbolError/tooLong(byteCount:)`` for what no symbol of any level holds.
    package init(_ payload: [UInt8], smallestVersion: Int = 1) throws(SymbolError) {
        guard !payload.isEmpty else { throw .empty }
        guard payload.count <= Self.mostCharacters else { throw .tooLong(byteCount: payload.count) }
        self.payload = payload
        self.smallestVersion = min(max(smallestVersion, 1), 40)
        let table = CharacterValue.table
        values = payload.map { table[Int($0)] }
        // libqrencode segments strings, and a zero byte would end one.
        segments =
            payload.contains(0)
            ? [Segment(mode: .byte, bytes: payload.indices)]
            : Segmenter(values: values, version: self.smallestVersion).segments()
    }

    /// The version of the smallest symbol that holds the payload; nil when none does at this level.
    package func version(at correction: ErrorCorrection) -> Int? {
        (smallestVersion...40).first {
            bits(version: $0) <= 8 * Symbol.dataCodewords(version: $0, correction: correction)
        }
    }

    private func bits(version: Int) -> Int { segments.reduce(0) { $0 + $1.bits(version: version) } }
}

/// Finds the cuts.
private struct Segmenter {
    let values: [UInt8]
    /// The version that decides how wide the counts are.
    let version: Int

    func segments() -> [Segmentation.Segment] {
        var segments: [Segmentation.Segment] = []
        var start = 0
        while start < values.count {
            let segment = segment(from: start)
            segments.append(segment)
            start = segment.bytes.upperBound
        }
        return segments
    }

    private func segment(from start: Int) -> Segmentation.Segment {
        switch mode(at: start) {
        case .numeric: numeric(from: start)
        case .alphanumeric: alphanumeric(from: start)
        default: byte(from: start)
        }
    }

    /// Digits; what follows them takes them in when that is cheaper than a segment of their own.
    private func numeric(from start: Int) -> Segmentation.Segment {
        let end = endOfDigits(from: start)
        let next = mode(at: end)
        if let next {
            let apart = cost(.numeric, end - start) + next.bits(of: 1)
            if apart > next.bits(of: end - start + 1) {
                return next == .byte ? byte(from: start) : alphanumeric(from: start)
            }
        }
        return Segmentation.Segment(mode: .numeric, bytes: start..<end)
    }

    /// Capitals and digits, as far as no run of digits is cheaper apart.
    private func alphanumeric(from start: Int) -> Segmentation.Segment {
        let whole = Mode.alphanumeric
        var end = start
        while let mode = mode(at: end), mode != .byte {
            guard mode == .numeric else {
                end += 1
                continue
            }
            let digits = endOfDigits(from: end)
            // libqrencode takes the width of a numeric count for the way back to capitals.
            let back = isAlphanumeric(at: digits) ? cost(.numeric, 0) : 0
            let apart = whole.bits(of: end - start) + cost(.numeric, digits - end) + back
            if apart < whole.bits(of: digits - start) { break }
            end = digits
        }
        let count = end - start
        if mode(at: end) == .byte && cost(whole, count) + 8 > Mode.byte.bits(of: count + 1) {
            return byte(from: start)
        }
        return Segmentation.Segment(mode: whole, bytes: start..<end)
    }

    /// Bytes of any kind, as far as no run of digits or capitals is cheaper apart.
    private func byte(from start: Int) -> Segmentation.Segment {
        var end = start + 1
        while let mode = mode(at: end) {
            guard mode != .byte else {
                end += 1
                continue
            }
            let run = mode == .numeric ? endOfDigits(from: end) : endOfAlphanumerics(from: end)
            let back = self.mode(at: run) == .byte ? cost(.byte, 0) : 0
            let apart = Mode.byte.bits(of: end - start) + cost(mode, run - end) + back
            if apart < Mode.byte.bits(of: run - start) { break }
            end = run
        }
        return Segmentation.Segment(mode: .byte, bytes: start..<end)
    }

    /// What a segment of so many characters takes with its indicators.
    private func cost(_ mode: Mode, _ characters: Int) -> Int {
        Mode.indicatorBits + mode.countBits(version: version) + mode.bits(of: characters)
    }

    /// The narrowest mode that knows the byte; nil at the end.
    private func mode(at index: Int) -> Mode? {
        guard index < values.count else { return nil }
        return values[index] < 10 ? .numeric : values[index] == CharacterValue.none ? .byte : .alphanumeric
    }

    private func isAlphanumeric(at index: Int) -> Bool {
        index < values.count && values[index] != CharacterValue.none
    }

    private func endOfDigits(from start: Int) -> Int {
        var end = start
        while end < values.count, values[end] < 10 { end += 1 }
        return end
    }

    private func endOfAlphanumerics(from start: Int) -> Int {
        var end = start
        while isAlphanumeric(at: end) { end += 1 }
        return end
    }
}
