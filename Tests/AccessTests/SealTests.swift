import Access
import Crypto
import Foundation
import Judges
import Testing

@Suite("Seals and keyed hashes")
struct SealTests {
    private let key: OfficeKey
    private static let bytes = (0..<32).map { UInt8($0 * 7) }

    init() throws { key = try #require(OfficeKey(Self.bytes)) }

    @Test(
        "Python opens what is sealed, with the key that it derives itself", arguments: [0, 1, 15, 16, 10_000])
    func pythonOpens(count: Int) throws {
        let text = String(repeating: "ệ", count: count)
        let sealed = try key.seal.close(Array(text.utf8), about: "id-1")
        let opened = try python(
            """
            sealed = bytes.fromhex(arguments[1])
            assert sealed[0] == 1
            plain = AESGCM(derived("seal")).decrypt(sealed[1:13], sealed[13:], b"\\x01" + b"id-1")
            print(plain.decode())
            """, sealed.hex)
        #expect(opened == text + "\n")
        #expect(sealed.count == text.utf8.count + Seal.overhead)
    }

    @Test("What Python seals is opened")
    func opensPython() throws {
        let sealed = try python(
            """
            print((b"\\x01" + bytes(12) + AESGCM(derived("seal")).encrypt(bytes(12), "Trần Văn Mẫu".encode(), b"\\x01id-2")).hex())
            """)
        let bytes = try #require(Array(hex: sealed.trimmingCharacters(in: .newlines)))
        #expect(try key.seal.open(bytes, about: "id-2") == Array("Trần Văn Mẫu".utf8))
    }

    @Test("Any changed, missing or additional byte is found")
    func changed() throws {
        let seal = key.seal
        let sealed = try seal.close(Array("Trần Văn Mẫu".utf8), about: "id")
        for place in sealed.indices {
            var other = sealed
            other[place] ^= 1
            #expect(throws: AccessError.broken) { try seal.open(other, about: "id") }
            #expect(throws: AccessError.broken) { try seal.open(Array(sealed[..<place]), about: "id") }
        }
        #expect(throws: AccessError.broken) { try seal.open(sealed + [0], about: "id") }
    }

    @Test("A seal opens for its own id and with its own key only")
    func bound() throws {
        let sealed = try key.seal.close([1, 2, 3], about: "id-1")
        #expect(try key.seal.open(sealed, about: "id-1") == [1, 2, 3])
        #expect(throws: AccessError.broken) { try key.seal.open(sealed, about: "id-2") }
        #expect(throws: AccessError.broken) { try key.seal.open(sealed, about: "") }
        let other = try #require(OfficeKey(Self.bytes.reversed()))
        #expect(throws: AccessError.broken) { try other.seal.open(sealed, about: "id-1") }
    }

    @Test("The same bytes are never sealed the same way")
    func nonces() throws {
        let seals = try Set((0..<1_000).map { _ in try key.seal.close([1], about: "id") })
        #expect(seals.count == 1_000)
    }

    @Test(
        "Python reckons the same hash of a number",
        arguments: [
            "048203001234", "048 203 001 234", "０４８２０３００１２３４", "dn4797912345678", " c-1.234_567 ", "Đ12",
        ])
    func hashes(number: String) throws {
        let hash = try python(
            """
            normal = "".join(c for c in unicodedata.normalize("NFKC", arguments[1]) if c.isalnum()).upper()
            print(hmac.new(derived("people"), normal.encode(), "sha256").hexdigest())
            """, number)
        #expect(key.people.hash(of: number).map { $0 + "\n" } == hash)
    }

    @Test("However a number is written its hash is one; another number and another office have others")
    func sameNumber() throws {
        let hash = try #require(key.people.hash(of: "dn4797912345678"))
        #expect(key.people.hash(of: "DN 47979 1234 5678") == hash)
        #expect(key.people.hash(of: "DN4797912345679") != hash)
        #expect(try #require(OfficeKey(Self.bytes.reversed())).people.hash(of: "dn4797912345678") != hash)
    }

    @Test("No number has no hash", arguments: ["", " ", "-.-", "\u{200B}"])
    func none(number: String) { #expect(key.people.hash(of: number) == nil) }

    @Test("The keys of the purposes differ, and that of the chain is what Python derives")
    func chain() throws {
        #expect(
            try python("print(derived('chain').hex())") == key.chain.withUnsafeBytes { Array($0) }.hex + "\n")
        #expect(try python("print(len({derived(p) for p in ['seal', 'people', 'chain']}))") == "3\n")
    }

    @Test("A key is 32 bytes", arguments: [0, 16, 31, 33, 64])
    func length(count: Int) { #expect(OfficeKey([UInt8](repeating: 1, count: count)) == nil) }

    private func python(_ script: String, _ arguments: String...) throws -> String {
        let head = """
            import hmac, sys, unicodedata
            from cryptography.hazmat.primitives import hashes
            from cryptography.hazmat.primitives.ciphers.aead import AESGCM
            from cryptography.hazmat.primitives.kdf.hkdf import HKDF
            arguments = sys.argv[1:]
            def derived(purpose):
                info = b"qrpress " + purpose.encode() + b" 1"
                return HKDF(hashes.SHA256(), 32, None, info).derive(bytes.fromhex(arguments[0]))

            """
        let answer = try Tool("python3")(["-c", head + script, Self.bytes.hex] + arguments)
        try #require(answer.status == 0, "\(answer.errors)")
        return answer.text
    }
}
