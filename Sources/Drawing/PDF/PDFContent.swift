/// The operators of a page or a form, as bytes.
///
/// Numbers are in points, y downwards. Source: ISO 32000-1, annex A.
struct PDFContent {
    private(set) var bytes: [UInt8] = []
    private var state = State()
    private var saved: [State] = []

    /// What is set already and need not be set again.
    private struct State {
        var fill: Ink?
        var font: FontID?
        var size = 0.0
    }

    mutating func put(_ operators: StaticString) {
        bytes.put(operators)
        bytes.append(0x0A)
    }

    /// Puts an operator after its operands.
    mutating func put(_ numbers: Double..., then operators: StaticString, places: Int = 3) {
        for number in numbers {
            bytes.put(number, places: places)
            bytes.append(0x20)
        }
        put(operators)
    }

    /// Bytes that are no operators, such as the samples of an inline image.
    mutating func put(raw: [UInt8]) { bytes += raw }

    /// Lets `body` write an operator that has other operands than numbers.
    mutating func put(_ body: (inout [UInt8]) -> Void) { body(&bytes) }

    /// Draws a form or picture.
    mutating func paint(_ resource: PDFResources.Name) {
        bytes.put("/")
        bytes.append(resource.kind)
        bytes.put(resource.index)
        put(" Do")
    }

    /// Sets the colour of what is filled.
    ///
    /// Equal parts are grey, so black is black alone and not four inks.
    mutating func use(_ ink: Ink) {
        if state.fill == ink { return }
        state.fill = ink
        let (red, green, blue) = ink.parts
        if ink.isGrey { put(red, then: "g") } else { put(red, green, blue, then: "rg") }
    }

    mutating func useForStrokes(_ ink: Ink) {
        let (red, green, blue) = ink.parts
        if ink.isGrey { put(red, then: "G") } else { put(red, green, blue, then: "RG") }
    }

    /// Selects a font; only between BT and ET.
    mutating func use(_ font: FontID, size: Double) {
        if state.font == font, state.size == size { return }
        (state.font, state.size) = (font, size)
        bytes.put("/F")
        bytes.put(font.index)
        bytes.append(0x20)
        put(size, then: "Tf")
    }

    /// Saves the graphics state until ``restore()``.
    mutating func save() {
        saved.append(state)
        put("q")
    }

    mutating func restore() {
        if let state = saved.popLast() { self.state = state }
        put("Q")
    }

    /// Everything from here to ``restore()`` lands further right and down.
    mutating func saveMoved(by offset: Point) {
        save()
        put(1, 0, 0, 1, offset.x.points, offset.y.points, then: "cm")
    }
}

extension Ink {
    package var isGrey: Bool { red == green && green == blue }

    /// 0…1.
    fileprivate var parts: (red: Double, green: Double, blue: Double) {
        (Double(red) / 255, Double(green) / 255, Double(blue) / 255)
    }
}
