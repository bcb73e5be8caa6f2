/// What the template meant to print with.
///
/// Each part is 0…255, sRGB.
package struct Ink: Sendable, Hashable {
    package let red: UInt8
    package let green: UInt8
    package let blue: UInt8

    package init(red: UInt8, green: UInt8, blue: UInt8) {
        self.red = red
        self.green = green
        self.blue = blue
    }

    package static let black = Ink(red: 0, green: 0, blue: 0)
    package static let white = Ink(red: 255, green: 255, blue: 255)

    /// Reads `#rgb` and `#rrggbb`, and the words `black` and `white`.
    ///
    /// Is nil for anything else.
    package init?(svg text: String) {
        switch text {
        case "black": self = .black
        case "white": self = .white
        default:
            // UInt32 alone would take a sign for a digit.
            guard text.first == "#", text.utf8.count == 4 || text.utf8.count == 7,
                text.dropFirst().allSatisfy(\.isHexDigit), let value = UInt32(text.dropFirst(), radix: 16)
            else { return nil }
            if text.utf8.count == 7 {
                self.init(
                    red: UInt8(value >> 16 & 0xFF), green: UInt8(value >> 8 & 0xFF), blue: UInt8(value & 0xFF)
                )
            } else {
                // One digit stands for two equal ones: #0af is #00aaff.
                self.init(
                    red: UInt8(value >> 8 & 0xF) * 17, green: UInt8(value >> 4 & 0xF) * 17,
                    blue: UInt8(value & 0xF) * 17)
            }
        }
    }

    /// As SVG writes it: `#rrggbb`.
    package var svg: String {
        let digits = Array("0123456789abcdef")
        return "#"
            + [red, green, blue].map { "\(digits[Int($0 >> 4)])\(digits[Int($0 & 15)])" }.joined()
    }
}
