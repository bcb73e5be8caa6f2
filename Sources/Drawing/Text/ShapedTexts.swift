import Synchronization

/// The texts that were shaped lately: a card's fixed words and the names of its ward come again and again.
///
/// A pure memo, safe from any thread: what it answers is what shaping would give. It holds at most two generations of
/// ``generation`` texts; when the younger is full, the older goes.
final class ShapedTexts: Sendable {
    fileprivate struct Question: Hashable {
        /// Bytes, because strings are equal that are not shaped alike: composed and decomposed ones.
        let utf8: [UInt8]
        let font: FontID
        let tracking: Double
    }

    fileprivate struct Answers {
        var younger: [Question: GlyphRun] = [:]
        var older: [Question: GlyphRun] = [:]
    }

    fileprivate static let generation = 1_000

    private let answers = Mutex(Answers())

    /// The run of a text, from `shape` if it is not known.
    func run(
        _ text: String, font: FontID, tracking: Double, _ shape: () throws(TextError) -> GlyphRun
    ) throws(TextError) -> GlyphRun {
        let question = Question(utf8: Array(text.utf8), font: font, tracking: tracking)
        if let known = answers.withLock({ $0.find(question) }) { return known }
        let run = try shape()
        answers.withLock { $0.keep(run, for: question) }
        return run
    }
}

extension ShapedTexts.Answers {
    fileprivate mutating func find(_ question: ShapedTexts.Question) -> GlyphRun? {
        if let run = younger[question] { return run }
        guard let run = older[question] else { return nil }
        keep(run, for: question)
        return run
    }

    fileprivate mutating func keep(_ run: GlyphRun, for question: ShapedTexts.Question) {
        if younger.count >= ShapedTexts.generation {
            older = younger
            younger = [:]
        }
        younger[question] = run
    }
}
