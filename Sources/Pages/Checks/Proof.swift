import Drawing

/// A side as it is looked at before anything is printed: its art as pixels, its texts as they come out with several
/// sets of values.
struct Proof {
    /// A line of text on the proof.
    struct Line {
        /// The element of the SVG.
        let label: String
        /// Nil for text without placeholders.
        let slot: TextSlot?
        /// Nil for text that is the same with all values.
        let values: SampleValues?
        let run: PlacedRun
        let ink: Rect
    }

    let template: Template
    let side: Side
    let fonts: FontBook
    let art: ArtView
    let lines: [Line]
    /// Slots that cannot be set, with the values that cannot be set and the reason.
    let failures: [(slot: TextSlot, values: SampleValues, text: String, error: TextError)]

    init(of side: Side, template: Template, fonts: FontBook) throws(DrawingError) {
        self.template = template
        self.side = side
        self.fonts = fonts
        art = try ArtView(side.layer, trim: template.trim, fonts: fonts)
        var lines = zip(side.layer.text, side.layer.labels).compactMap { run, label in
            run.inkBounds(fonts).map { Line(label: label, slot: nil, values: nil, run: run, ink: $0) }
        }
        var failures: [(slot: TextSlot, values: SampleValues, text: String, error: TextError)] = []
        for slot in side.textSlots {
            for values in SampleValues.allCases {
                guard let text = slot.phrase.text({ values.text(of: $0, in: template) }) else { continue }
                do throws(TextError) {
                    lines += try slot.set(text, with: fonts).compactMap { run in
                        run.inkBounds(fonts).map {
                            Line(label: slot.label, slot: slot, values: values, run: run, ink: $0)
                        }
                    }
                } catch {
                    failures.append((slot, values, text, error))
                }
            }
        }
        self.lines = lines
        self.failures = failures
    }

    /// `wallet-card/front.svg`.
    var file: String { "\(template.id)/\(side.name).svg" }

    /// Pieces that lie in the hand are looked at from nearer, and cut more exactly.
    var isCard: Bool { min(template.trim.width, template.trim.height) < .mm(106) }

    /// Of the lines of each element, the one of which `measure` is the smallest, in the order of the elements.
    func extreme(_ measure: (Line) -> Double) -> [(line: Line, value: Double)] {
        var found: [(line: Line, value: Double)] = []
        for line in lines {
            let value = measure(line)
            guard let index = found.firstIndex(where: { $0.line.label == line.label }) else {
                found.append((line, value))
                continue
            }
            if value < found[index].value { found[index] = (line, value) }
        }
        return found
    }
}
