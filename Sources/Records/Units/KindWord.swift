/// A word or abbreviation that stands before a name and states the kind: "Phường", "P.", "T.P".
struct KindWord: Sendable {
    let kind: UnitKind
    /// Its words, each with marks and without.
    private let words: [(exact: [UInt8], bare: [UInt8])]

    var count: Int { words.count }

    private init(_ kind: UnitKind, _ text: String) {
        let scan = NameScan(text)
        self.kind = kind
        words = scan.words.indices.map { (Array(scan.exact(ofWord: $0)), Array(scan.bare(ofWord: $0))) }
    }

    /// True if the name begins so; a word without any mark need only have the letters.
    func begins(_ scan: NameScan) -> Bool {
        guard words.count <= scan.words.count, words[0].bare.first == scan.bare.first else { return false }
        return words.indices.allSatisfy { index in
            let written = scan.exact(ofWord: index)
            return written.elementsEqual(words[index].exact) || written.elementsEqual(words[index].bare)
        }
    }

    /// Those that stand before units of the level.
    static func words(of level: UnitLevel) -> [KindWord] {
        switch level {
        case .province: provinceWords
        case .district: districtWords
        case .ward: wardWords
        }
    }

    private static let provinceWords = [
        KindWord(.tinh, "Tỉnh"), KindWord(.tinh, "T"), KindWord(.thanhPho, "Thành phố"),
        KindWord(.thanhPho, "TP"),
        KindWord(.thanhPho, "T.P"), KindWord(.thanhPho, "Thủ đô"),
    ]

    private static let districtWords = [
        KindWord(.quan, "Quận"), KindWord(.quan, "Q"), KindWord(.huyen, "Huyện"), KindWord(.huyen, "H"),
        KindWord(.thiXa, "Thị xã"), KindWord(.thiXa, "TX"), KindWord(.thiXa, "T.X"),
        KindWord(.thanhPho, "Thành phố"), KindWord(.thanhPho, "TP"), KindWord(.thanhPho, "T.P"),
    ]

    private static let wardWords = [
        KindWord(.phuong, "Phường"), KindWord(.phuong, "P"), KindWord(.phuong, "F"), KindWord(.xa, "Xã"),
        KindWord(.xa, "X"),
        KindWord(.thiTran, "Thị trấn"), KindWord(.thiTran, "TT"), KindWord(.thiTran, "T.T"),
        KindWord(.dacKhu, "Đặc khu"), KindWord(.dacKhu, "ĐK"),
    ]
}
