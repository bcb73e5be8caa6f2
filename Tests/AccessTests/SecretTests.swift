import Access
import Foundation
import Judges
import Testing

@Suite("Tokens, cookies and form tokens")
struct SecretTests {
    @Test(
        "Each is its prefix and 43 characters of base64url that stand for 32 bytes",
        arguments: Secret.Kind.allCases)
    func shape(kind: Secret.Kind) throws {
        let secret = Secret(kind)
        #expect(secret.text.wholeMatch(of: /qr[psf]_[A-Za-z0-9_-]{43}/) != nil)
        let answer = try Tool("python3")([
            "-c", "import base64,sys; print(len(base64.urlsafe_b64decode(sys.argv[1][4:] + '=')))",
            secret.text,
        ])
        #expect(answer.text == "32\n")
        #expect(Secret(secret.text, kind) == secret)
    }

    @Test("No two are alike, and every character of the alphabet comes")
    func random() {
        let texts = (0..<2_000).map { _ in Secret(.token).text }
        #expect(Set(texts).count == 2_000)
        #expect(Set(texts.joined().dropFirst(4)).count == 64)
    }

    @Test("sha256sum reckons the same hash")
    func hash() throws {
        let secret = Secret(.token)
        let scratch = try Scratch()
        let answer = try Tool("sha256sum")([try scratch.file("token", secret.text.utf8)])
        #expect(answer.text.prefix(64) == secret.hash.hex)
    }

    @Test("What does not look like one is none")
    func refused() {
        let good = Secret(.token).text
        let bad = [
            "", "qrp_", String(good.dropLast()), good + "A", good.dropLast() + "=", good.dropLast() + "é",
            "QRP_" + good.dropFirst(4), " " + good, good + "\n", good.dropLast() + "/", Secret(.session).text,
        ]
        for text in bad { #expect(Secret(text, .token) == nil, "\(text)") }
    }

    @Test("A secret of one kind is none of another")
    func kinds() {
        for kind in Secret.Kind.allCases {
            for other in Secret.Kind.allCases {
                #expect((Secret(Secret(kind).text, other) == nil) == (kind != other))
            }
        }
    }

    @Test("Equality looks at every byte and at the length")
    func equality() {
        #expect(Secret.areEqual("", "") && Secret.areEqual("abc", "abc"))
        for (first, second) in [("abc", "abd"), ("abc", "ab"), ("abc", "Abc"), ("", "a"), ("é", "e\u{301}")] {
            #expect(!Secret.areEqual(first, second) && !Secret.areEqual(second, first))
        }
    }

    @Test("Printing it does not tell it")
    func silent() {
        let secret = Secret(.token)
        var dumped = ""
        dump(secret, to: &dumped)
        for text in ["\(secret)", String(reflecting: secret), dumped] {
            #expect(!text.contains(secret.text.suffix(43)))
        }
    }
}
