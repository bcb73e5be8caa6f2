/// What is wrong with a template or a sheet, for whoever drew or wrote it.
package struct TemplateError: Error, Sendable, Hashable {
    /// The file, for example `wallet-card/front.svg`.
    package let file: String
    /// The element or key, for example `<rect id="qr"> (line 12)`.
    package let element: String
    /// What is wrong and how to mend it.
    package let reason: String

    package init(file: String, element: String, reason: String) {
        self.file = file
        self.element = element
        self.reason = reason
    }
}
