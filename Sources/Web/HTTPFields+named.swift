import HTTPTypes

extension HTTPFields {
    /// A field that HTTPTypes has no name for; nil also for what cannot be a name.
    subscript(named name: String) -> String? {
        get { HTTPField.Name(name).flatMap { self[$0] } }
        set {
            guard let name = HTTPField.Name(name) else { return }
            self[name] = newValue
        }
    }
}
