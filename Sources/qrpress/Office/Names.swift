import ArgumentParser
import Store

/// What may name something in the office, checked before anything is opened.
enum Names {
    /// Throws unless it is 1–64 characters a–z, 0–9, `.`, `-`, `_`, `@`.
    static func check(login: String) throws {
        guard Account.canBe(login: login) else {
            throw ValidationError(
                "Tên đăng nhập: 1–64 ký tự a–z, 0–9, . - _ @. A login has 1–64 characters a–z, 0–9, . - _ @")
        }
    }

    /// Throws unless it is 1–32 letters A–Z, a–z, digits, `-`, `_`.
    static func check(unit: String) throws {
        let isFit = unit.utf8.allSatisfy { byte in
            (0x61...0x7A).contains(byte | 0x20) || (0x30...0x39).contains(byte) || "-_".utf8.contains(byte)
        }
        guard isFit, (1...32).contains(unit.utf8.count) else {
            throw ValidationError(
                "Mã đơn vị: 1–32 chữ cái không dấu, chữ số, - _. A unit has 1–32 letters A–Z, a–z, digits, - _"
            )
        }
    }

    /// Throws unless it is 1–200 characters on one line.
    static func check(words: String, of option: String) throws {
        guard words.canBeName else {
            throw ValidationError("\(option): 1–200 ký tự trên một dòng. 1–200 characters on one line.")
        }
    }
}
