package import Payloads
import Records
package import Symbols

/// A code that was found in a picture: what it is, what it says, and whether it may be printed again.
package struct Finding: Sendable, Hashable {
    package let payload: Payload
    package let symbol: FoundSymbol
    package let reprint: Reprint

    /// Judges a symbol that was found.
    package init(_ symbol: FoundSymbol) {
        self.symbol = symbol
        payload = Payload(symbol.payload)
        let judged = payload.reprint
        let obstacle = judged.kind == nil ? nil : Self.obstacle(in: symbol)
        reprint = obstacle.map { Reprint(never: $0) } ?? judged
    }

    /// What the symbol holds beside its bytes, so that one made of the bytes alone would not be the same.
    private static func obstacle(in symbol: FoundSymbol) -> Problem? {
        let isASCII = symbol.payload.allSatisfy { $0 < 0x80 }
        for mark in symbol.marks {
            switch mark {
            case .part: return .partOfMessage
            case .industry: return .industryCode
            // 26 is UTF-8, which a reader assumes anyway; ASCII is the same in all the others.
            case .encoding(let number): if number != 26 && !isASCII { return .otherEncoding }
            }
        }
        return nil
    }
}

extension Problem {
    fileprivate static var partOfMessage: Problem {
        qr(
            0, "qr.part", vi: "Đây chỉ là một phần của nội dung chia thành nhiều mã.",
            en: "This is one part of a message that is spread over several codes.",
            hintVi: "QRPress không ghép được; xin mã từ nơi cấp.",
            hintEn: "QRPress does not join them; ask the issuer for the code.")
    }

    fileprivate static var industryCode: Problem {
        qr(
            0, "qr.industry", vi: "Đây là mã ngành hàng (FNC1, như GS1), không phải mã khai báo.",
            en: "This is a code of an industry (FNC1, such as GS1), not a check-in code.",
            hintVi: "Không in lại; xem có đọc nhầm mã trên bao bì không.",
            hintEn: "It is not printed again; see whether a code on goods was read by mistake.")
    }

    fileprivate static var otherEncoding: Problem {
        qr(
            0, "qr.encoding", vi: "Mã này ghi chữ theo bảng mã khác UTF-8 nên in lại sẽ không giống.",
            en: "This code names another character set than UTF-8, so a reprint would not be the same.",
            hintVi: "Xin mã từ nơi cấp.", hintEn: "Ask the issuer for the code.")
    }
}
