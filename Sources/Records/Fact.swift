/// One thing that a code says, for people and for machines.
package struct Fact: Sendable, Hashable {
    /// In snake_case; the name of a record's field where there is one.
    package let name: String
    package let title: Wording
    package let value: String

    package init(_ name: String, title: Wording, value: String) {
        self.name = name
        self.title = title
        self.value = value
    }

    init(_ field: Field, _ value: String) {
        self.init(field.rawValue, title: field.title, value: value)
    }
}
