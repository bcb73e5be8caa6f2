/// A first password that is easy to read out and to type: four groups of four letters and digits.
///
/// None of its characters looks like another; about 78 bits are random.
struct GeneratedPassword: Sendable {
    let text: String

    private static let characters = Array("abcdefghjkmnpqrstuvwxyz23456789")

    init() {
        var random = SystemRandomNumberGenerator()
        let groups = (0..<4).map { _ in
            String((0..<4).compactMap { _ in Self.characters.randomElement(using: &random) })
        }
        text = groups.joined(separator: "-")
    }
}
