import Payloads
import Records
import Testing

@Suite("What a code is")
struct PayloadTests {
    @Test(
        "Every code in use is recognised as its own kind",
        arguments: [
            (PayloadKind.personal, Vectors.personalCodes), (.identityCard, Vectors.identityCards2021),
            (.identityCard, Vectors.identityCards2024), (.insuranceCard, Vectors.insuranceCards),
            (.venue, Vectors.venues), (.venue, Vectors.cityVenues), (.venue, Vectors.germany),
            (.other, Vectors.personalResults), (.other, Vectors.newZealand), (.other, Vectors.unitedKingdom),
            (.certificate, Vectors.certificates),
        ])
    func kinds(_ kind: PayloadKind, _ codes: [String]) {
        for code in codes {
            let payload = Payload(Array(code.utf8))
            #expect(payload.kind == kind, "\(code)")
            #expect(payload.bytes == Array(code.utf8))
        }
    }

    @Test(
        "A web address with a host is a venue",
        arguments: [
            "http://a.vn", "HTTPS://QR.PCCOVID.GOV.VN/ABCDEF", "https://xn--nguyn-hra.vn:8080/x?y#z",
            "https://1.2.3.4/",
        ])
    func venues(_ address: String) {
        #expect(Payload(Array(address.utf8)).kind == .venue)
    }

    @Test(
        "Anything else is not",
        arguments: [
            "https://", "https:///x", "https://?x", "http:a.vn", "ftp://a.vn", "bluezone://a",
            "https://a b.vn", "javascript:x",
            "https://a.vn/x y", "https://:80/", "https://@/", "https://<a>/", "https://a.vn\\@b.vn\u{1}",
            "hc1:x", "", "\u{0}",
        ])
    func others(_ text: String) {
        #expect(Payload(Array(text.utf8)).kind == .other)
    }

    @Test("The personal result of a health declaration is no venue, however it is written")
    func personalResult() {
        for text in [
            "https://KBYT.khambenh.gov.vn/#tokhai_yte/ketqua?id=1",
            "http://kbyt.khambenh.gov.vn:443#tokhai_yte/ketqua",
        ] {
            #expect(Payload(Array(text.utf8)).kind == .other)
        }
    }

    @Test("The fingerprint is SHA-256, as published for its test messages")
    func fingerprints() {
        let long = "abcdbcdecdefdefgefghfghighijhijkijkljklmklmnlmnomnopnopq"
        #expect(fingerprint("") == "e3b0c44298fc1c149afbf4c8996fb92427ae41e4649b934ca495991b7852b855")
        #expect(fingerprint("abc") == "ba7816bf8f01cfea414140de5dae2223b00361a396177a9cb410ff61f20015ad")
        #expect(fingerprint(long) == "248d6a61d20638b8e5c026930c3e6039a33ce45964ff2167f6ecedd419db06c1")
        #expect(
            fingerprint(String(repeating: "a", count: 1_000_000))
                == "cdc76e5c9914fb9281a1c7e284d73e67f1809a48a497200e046d39ccc7112cd0")
    }

    @Test("Every length of the last block is padded rightly")
    func paddings() {
        // Made with sha256sum of as many letters a.
        #expect(
            fingerprint(String(repeating: "a", count: 55))
                == "9f4390f8d30c2dd92ec9f095b65e2b9ae9b0a925a5258e241c9f1e910f734318")
        #expect(
            fingerprint(String(repeating: "a", count: 56))
                == "b35439a4ac6f0948b6d6f9e3c6af0f5f590ce20f1bde7090ef7970686ec6738a")
        #expect(
            fingerprint(String(repeating: "a", count: 63))
                == "7d3e74a05d7db15bce4ad9ec0658ea98e3f06eeecf16b4c6fff2da457ddc2f34")
        #expect(
            fingerprint(String(repeating: "a", count: 64))
                == "ffe054fe7ae0cb6dc65c3af9b61d5209f439851db43d0ba5997337df154668eb")
    }

    @Test("No bytes make recognising them trap")
    func anyBytes() {
        var state: UInt64 = 6
        let alphabet = Array("https://a.vn|#@:HC1<$09AZ \n".utf8) + [0, 0x80, 0xFF]
        for length in 0..<2_000 {
            let bytes = (0..<length % 60).map { _ in
                state = state &* 6_364_136_223_846_793_005 &+ 1_442_695_040_888_963_407
                return alphabet[Int(state >> 33) % alphabet.count]
            }
            #expect(Payload(bytes).bytes == bytes)
        }
    }

    private func fingerprint(_ text: String) -> String { Payload(Array(text.utf8)).fingerprint }
}
