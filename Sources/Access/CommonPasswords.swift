/// Passwords that are tried first.
///
/// Only those of at least ``NewPassword/shortest`` characters matter. The words are what lists of leaked passwords have in
/// common, and what a Vietnamese office would come upon by itself.
enum CommonPasswords {
    /// Whether the text, in lower case, is one of them.
    static func contains(_ text: String) -> Bool {
        isMonotonous(text) || exact.contains(text) || words.contains(stem(of: text))
    }

    private static let exact: Set = [
        "0987654321", "111112222233333", "1111122222", "123123123a", "1234567890", "12345678910",
        "123456789a",
        "1234qwerasdf", "1a2b3c4d5e", "1q2w3e4r5t", "1q2w3e4r5t6y", "1qaz2wsx3edc", "a123456789",
        "abcd123456",
        "asdf123456", "correcthorsebatterystaple", "q1w2e3r4t5", "qazwsxedcr", "qwer1234asdf",
        "trustno1trustno1",
        "zaq12wsxcde",
    ]

    /// Words that are no better with digits and signs around them.
    private static let words: Set = [
        "abc", "abcdef", "admin", "adminadmin", "administrator", "anhyeuem", "anhyeuemnhieu", "anhyêuem",
        "asdfgh",
        "asdfghjkl", "baseball", "changeme", "computer", "covid", "danang", "dragon", "emyeuanh", "football",
        "guest",
        "hanoi", "hà nội", "iloveyou", "internet", "khongbiet", "khongco", "letmein", "login", "master",
        "matkhau",
        "matkhaumoi", "mật khẩu", "mậtkhẩu", "monkey", "mypassword", "p@ssw0rd", "p@ssword", "passw0rd",
        "password",
        "passwords", "pccovid", "phuong", "princess", "qrpress", "quantri", "quantrivien", "qwerty",
        "qwertyuiop",
        "root", "saigon", "sunshine", "superman", "test", "testtest", "toiyeuvietnam", "ubnd", "user",
        "uybannhandan",
        "vietnam", "vietnamvodich", "việt nam", "việtnam", "welcome", "zxcvbnm", "đà nẵng",
    ]

    /// The text without the digits and signs before and behind it.
    private static func stem(of text: String) -> String {
        let isAround = { (character: Character) in !character.isLetter }
        let front = text.drop(while: isAround)
        return String(front.reversed().drop(while: isAround).reversed())
    }

    /// Whether it is at most four characters over and over, or counts up or down by one.
    private static func isMonotonous(_ text: String) -> Bool {
        let characters = Array(text)
        let repeats = (1...4).contains { period in
            characters.count > period
                && characters.indices.dropFirst(period).allSatisfy {
                    characters[$0] == characters[$0 - period]
                }
        }
        let scalars = text.unicodeScalars.map { Int($0.value) }
        let steps = Set(zip(scalars, scalars.dropFirst()).map { $1 - $0 })
        return repeats || steps == [1] || steps == [-1]
    }
}
