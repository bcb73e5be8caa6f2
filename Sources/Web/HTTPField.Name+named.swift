package import HTTPTypes

extension HTTPField.Name {
    /// A name that HTTPTypes does not have.
    ///
    /// What is written in a program is a name by RFC 9110, 5.1; anything else would be `Via`.
    package static func named(_ name: StaticString) -> HTTPField.Name { HTTPField.Name("\(name)") ?? .via }
}
