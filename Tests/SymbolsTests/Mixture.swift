/// Payloads of all kinds.
enum Mixture {
    enum Kind: CaseIterable {
        case digits, capitals, letters, bytes

        func random(length: Int, using dice: inout some RandomNumberGenerator) -> [UInt8] {
            (0..<length).map { _ in
                switch self {
                case .digits: UInt8.random(in: 48...57, using: &dice)
                case .capitals: Self.alphanumeric[Int.random(in: 0..<45, using: &dice)]
                case .letters: UInt8.random(in: 97...122, using: &dice)
                case .bytes: UInt8.random(in: 1...255, using: &dice)
                }
            }
        }

        private static let alphanumeric = Array("0123456789ABCDEFGHIJKLMNOPQRSTUVWXYZ $%*+-./:".utf8)
    }

    /// Runs of every kind, short ones and long ones; one payload in thirty has a zero byte.
    static func random(length: Int, using dice: inout some RandomNumberGenerator) -> [UInt8] {
        let longest = [3, 12, 40, 400][Int.random(in: 0..<4, using: &dice)]
        var payload: [UInt8] = []
        while payload.count < length {
            let kind = Kind.allCases[Int.random(in: 0..<4, using: &dice)]
            payload += kind.random(length: Int.random(in: 1...longest, using: &dice), using: &dice)
        }
        payload = Array(payload.prefix(length))
        if Int.random(in: 0..<30, using: &dice) == 0 {
            payload[Int.random(in: 0..<length, using: &dice)] = 0
        }
        return payload
    }

    /// What codes of people and places look like; nobody has them.
    static func inUse(_ number: Int, using dice: inout some RandomNumberGenerator) -> String {
        func digits(_ count: Int) -> String {
            String((0..<count).map { _ in Character("\(Int.random(in: 0...9, using: &dice))") })
        }
        func hexadecimal(_ count: Int) -> String {
            String((0..<count).map { _ in "0123456789abcdef".randomElement(using: &dice) ?? "0" })
        }
        return switch number % 5 {
        case 0:
            "\(digits(12))|\(digits(9))|Trần Thị Mẫu \(hexadecimal(3))|\(digits(8))|Nữ|Tổ \(digits(1)), Phường Mẫu|\(digits(8))"
        case 1: "https://tokhaiyte.vn/?page=Group.checkin&groupId=\(hexadecimal(24))"
        case 2:
            "https://kbyt.khambenh.gov.vn/qr/\(hexadecimal(8))-\(hexadecimal(4))-4\(hexadecimal(3))-8\(hexadecimal(3))-\(hexadecimal(12))"
        case 3: "HC1:NCF\(digits(40).uppercased())XN%TSMAHN-H1\(hexadecimal(60).uppercased())"
        default:
            "GD4\(digits(12))|\(hexadecimal(28))|\(digits(8))|1|\(hexadecimal(36))|01 - 001|\(digits(8))|-|$"
        }
    }
}
