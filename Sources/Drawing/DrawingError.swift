import CCairo

/// What can fail while something is drawn, each with what is needed to mend it.
package enum DrawingError: Error, Sendable, Hashable {
    /// The folder of fonts cannot be used.
    case fonts(folder: String, reason: String)
    /// A style asks for a face that the folder of fonts does not hold.
    case noSuchFace(family: String, weight: Int, available: [String])
    /// An SVG cannot be used; `element` names where.
    case svg(element: String, reason: String)
    /// cairo stopped with this status; unknown codes are carried, not dropped.
    case cairo(status: UInt32, meaning: String)
    /// The bytes could not be taken by whoever receives them.
    case sink
    /// libpng stopped with this message.
    case png(String)
    /// A finished PDF could not be read or cut.
    case pdf(String)
}

extension DrawingError {
    /// Throws for every status but success.
    static func check(_ status: cairo_status_t) throws(DrawingError) {
        guard status != CAIRO_STATUS_SUCCESS else { return }
        let meaning: UnsafePointer<CChar> = cairo_status_to_string(status)
        throw .cairo(status: status.rawValue, meaning: String(cString: meaning))
    }
}
