import Drawing

/// What was measured on a printed calibration sheet, in millimetres.
package struct Calibration: Sendable, Hashable {
    /// From the left and the upper edge of the paper to the middle of target A.
    private var (x, y) = (Self.target, Self.target)
    /// The lengths of the level and the upright ruler.
    private var (width, height) = (100.0, 100.0)
    /// How far the target on the back lies right of and below target A, seen from the front against the light.
    private var (backX, backY) = (0.0, 0.0)

    /// Where target A belongs.
    static let target = 20.0
    /// The paper of the sheet, A4.
    static let paper = (width: 210.0, height: 297.0)

    /// Reads `x=20.4,y=19.8,width=99.6,height=99.8,back-x=0.5,back-y=-0.3`.
    ///
    /// The first four are needed; backs that were not measured are taken to lie behind their fronts.
    package init(_ text: String) throws(CalibrationError) {
        var measures: [(name: String, text: String)] = []
        for part in text.split(separator: ",") {
            let sides = part.split(separator: "=", omittingEmptySubsequences: false)
            guard sides.count == 2 else { throw .notANumber(String(part)) }
            measures.append((name: sides[0].filter { $0 != " " }, text: String(sides[1])))
        }
        try self.init(measures)
    }

    /// Takes what was measured by the names in the text, each as ``millimetres(_:)`` reads it.
    package init(_ measures: [(name: String, text: String)]) throws(CalibrationError) {
        var given: Set<String> = []
        for (name, text) in measures {
            guard let value = Self.millimetres(text) else { throw .notANumber("\(name)=\(text)") }
            switch name {
            case "x": x = value
            case "y": y = value
            case "width": width = value
            case "height": height = value
            case "back-x": backX = value
            case "back-y": backY = value
            default: throw .unknown(name)
            }
            guard given.insert(name).inserted else { throw .twice(name) }
        }
        for name in Self.needed where !given.contains(name) { throw .missing(name) }
        guard width > 0, height > 0 else { throw .notANumber("width=\(width),height=\(height)") }
    }

    /// What has to be measured, and what may be besides.
    package static let (needed, optional) = (["x", "y", "width", "height"], ["back-x", "back-y"])

    /// A number as people write it on a sheet: with a comma or a point, and any minus; nil for anything else.
    package static func millimetres(_ text: String) -> Double? {
        let plain = text.filter { $0 != " " }.replacing(",", with: ".").replacing("−", with: "-")
        return Double(plain).flatMap { $0.isFinite ? $0 : nil }
    }

    /// The profile that makes good for what was measured, for sheets turned as the calibration sheet was.
    ///
    /// The printer puts what it is sent at `q` on `a + k · q`; so what belongs at `p` is sent to `(p − a) / k`. On the back
    /// the same holds with another `a`, seen from the back.
    package func profile(
        _ flip: Flip, dpi: Int = PrinterProfile.usualDPI
    ) throws(PrinterProfileError) -> PrinterProfile {
        let k = PrinterProfile.Pair(x: width / 100, y: height / 100)
        let a = PrinterProfile.Pair(x: x - Self.target * k.x, y: y - Self.target * k.y)
        let mirrored = PrinterProfile.Pair(
            x: Self.paper.width * (1 - k.x) - a.x - backX, y: Self.paper.height * (1 - k.y) - a.y - backY)
        let straight = PrinterProfile.Pair(x: a.x + backX, y: a.y + backY)
        let b =
            switch flip {
            case .longEdge: PrinterProfile.Pair(x: mirrored.x, y: straight.y)
            case .shortEdge: PrinterProfile.Pair(x: straight.x, y: mirrored.y)
            }
        let offset = { (a: PrinterProfile.Pair) in
            let (x, y) = (Self.paper.width / 2, Self.paper.height / 2)
            return PrinterProfile.Pair(x: (x - a.x) / k.x - x, y: (y - a.y) / k.y - y)
        }
        return try PrinterProfile(
            front: offset(a), back: offset(b), scale: PrinterProfile.Pair(x: 100 / k.x, y: 100 / k.y),
            dpi: dpi)
    }
}

package enum CalibrationError: Error, Sendable, Hashable {
    case notANumber(String)
    case unknown(String)
    case twice(String)
    case missing(String)
}
