/// What a run makes.
package enum Format: Sendable, Hashable {
    case pdf
    /// Pictures, `dpi` pixels to the inch: one for each side of each record.
    case png(dpi: Int)

    package var name: String {
        switch self {
        case .pdf: "pdf"
        case .png(let dpi): "png \(dpi) dpi"
        }
    }
}
