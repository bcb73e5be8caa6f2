/// An encoding with one byte a character: what each byte stands for.
///
/// Only ASCII, the letters of Vietnamese and the punctuation of lists are kept. A byte that an encoding gives to anything
/// else is as good as unassigned: in a list of Vietnamese names it says that the encoding was guessed wrongly.
struct CodePage: Sendable {
    /// 256 entries; nil for a byte that stands for nothing that a list may hold.
    private let characters: [Unicode.Scalar?]

    subscript(byte: UInt8) -> Unicode.Scalar? { characters[Int(byte)] }

    /// The bytes from 0x80 on, sixteen a row; `?` for those that stand for nothing.
    ///
    /// `low` are the letters that lie among the control characters of ASCII.
    private init(_ rows: [String], from first: Int = 0x80, low: [UInt8: Unicode.Scalar] = [:]) {
        var characters = (0..<256).map { $0 < 0x80 ? Unicode.Scalar(UInt8($0)) : nil }
        for (index, scalar) in rows.flatMap(\.unicodeScalars).enumerated() where scalar != "?" {
            characters[first + index] = scalar
        }
        for (byte, scalar) in low { characters[Int(byte)] = scalar }
        self.characters = characters
    }

    /// TCVN 5712:1993 as the ABC fonts have it (VN3): no capital with a tone.
    ///
    /// What the standard's VN1 has beside (capitals below 0xA0, marks) those fonts use for quotes and dashes, so such a
    /// byte could be either and is neither here.
    static let tcvn3 = CodePage(
        [
            "\u{A0}ĂÂÊÔƠƯĐăâêôơưđ?", "?????àảãáạ?ằẳẵắ?", "??????ặầẩẫấậè?ẻẽ", "éẹềểễếệìỉ???ĩíịò",
            "?ỏõóọồổỗốộờởỡớợù", "?ủũúụừửữứựỳỷỹýỵ?",
        ], from: 0xA0)

    /// RFC 1456.
    ///
    /// Six capitals lie among the control characters; none of the six means anything in CSV.
    static let viscii = CodePage(
        [
            "ẠẮẰẶẤẦẨẬẼẸẾỀỂỄỆỐ", "ỒỔỖỘỢỚỜỞỊỎỌỈỦŨỤỲ", "Õắằặấầẩậẽẹếềểễệố", "ồổỗỠƠộờởịỰỨỪỬơớƯ",
            "ÀÁÂÃẢĂẳẵÈÉÊẺÌÍĨỳ", "ĐứÒÓÔạỷừửÙÚỹỵÝỡư", "àáâãảăữẫèéêẻìíĩỉ", "đựòóôõỏọụùúũủýợỮ",
        ], low: [0x02: "Ẳ", 0x05: "Ẵ", 0x06: "Ẫ", 0x14: "Ỷ", 0x19: "Ỹ", 0x1E: "Ỵ"])

    /// The tones are combining marks behind their letter; ``VietnameseText`` puts the two together.
    static let windows1258 = CodePage(
        punctuation + [
            "ÀÁÂĂ????ÈÉÊ?\u{300}Í??", "Đ?\u{309}ÓÔƠ???ÙÚ??Ư\u{303}?", "àáâă????èéê?\u{301}í??",
            "đ?\u{323}óôơ???ùú??ư??",
        ])

    /// The bytes that VNI fonts share with Windows: everything below the letters.
    static let vniSigns = CodePage(punctuation)

    /// 0x80 to 0xBF of the Western code pages of Windows, as far as lists use it.
    ///
    /// No soft hyphen, and none of © ® « » ¼ ½ ¾: these are letters of TCVN3, so they speak for a wrong guess.
    private static let punctuation = [
        "€????…??????????", "?‘’“”•–—?™??????", "\u{A0}???????????????", "°?²?????????????",
    ]
}
