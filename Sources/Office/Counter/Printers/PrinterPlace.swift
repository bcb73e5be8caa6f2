import Hummingbird

/// Which printer an address is about: names of printers are no secret.
struct PrinterPlace: Sendable, Hashable {
    let unit: String
    let name: String

    init(unit: String, name: String) { (self.unit, self.name) = (unit, name) }

    /// The printer that the query names; one that there is none of when it names none.
    init(_ request: Request) {
        let query = request.uri.queryParameters
        self.init(
            unit: query["unit"].map(String.init) ?? "", name: query["name"].map(String.init) ?? "")
    }

    var query: String { "?unit=\(unit.inQuery)&name=\(name.inQuery)" }
}
