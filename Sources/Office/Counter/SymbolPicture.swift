import Symbols

/// A symbol with its quiet zone, to be read from a screen.
struct SymbolPicture: Sendable {
    private let symbol: Symbol

    init(_ content: [UInt8]) throws(SymbolError) {
        symbol = try Symbol(encoding: content, correction: .medium)
    }

    /// One square a module, as SVG without any style.
    var svg: String {
        let side = symbol.size + 2 * Symbol.quietZone
        var path = ""
        for row in 0..<symbol.size {
            for column in 0..<symbol.size where symbol[column, row] {
                path += "M\(column + Symbol.quietZone) \(row + Symbol.quietZone)h1v1h-1z"
            }
        }
        return """
            <svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 \(side) \(side)" shape-rendering="crispEdges">\
            <path fill="#fff" d="M0 0h\(side)v\(side)H0z"/><path d="\(path)"/></svg>
            """
    }
}
