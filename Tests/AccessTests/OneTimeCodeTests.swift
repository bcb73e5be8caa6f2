import Access
import Foundation
import Judges
import Testing

@Suite("One-time codes")
struct OneTimeCodeTests {
    /// The secret of the vectors of RFC 6238, appendix B, for SHA-1.
    private let code = OneTimeCode(Array("12345678901234567890".utf8))

    @Test(
        "The vectors of RFC 6238, appendix B, of which six digits are the last of eight",
        arguments: [
            (59, "94287082"), (1_111_111_109, "07081804"), (1_111_111_111, "14050471"),
            (1_234_567_890, "89005924"),
            (2_000_000_000, "69279037"), (20_000_000_000, "65353130"),
        ])
    func vectors(seconds: Int, digits: String) throws {
        let code = try #require(code)
        let moment = Date(timeIntervalSince1970: TimeInterval(seconds))
        #expect(code.step(of: String(digits.suffix(6)), at: moment) == seconds / 30)
        #expect(code.code(step: seconds / 30) == digits.suffix(6))
    }

    @Test("oathtool shows the same codes for new secrets", arguments: 0..<20)
    func oathtool(number: Int) throws {
        let code = OneTimeCode()
        #expect(code.bytes.count == 20)
        let seconds = 1_600_000_000 + number * 7_777_777
        let answer = try Tool("oathtool")(["--totp", "-b", code.base32, "--now", "@\(seconds)", "-w", "2"])
        let codes = answer.text.split(separator: "\n").map(String.init)
        #expect(codes == (0...2).map { code.code(step: seconds / 30 + $0) })
    }

    @Test("The code of the step before and of the step after is taken, that of two steps away is not")
    func skew() throws {
        let code = try #require(code)
        let moment = Date(timeIntervalSince1970: 1_700_000_010)
        let now = try #require(OneTimeCode.step(at: moment))
        for away in -5...5 {
            let found = code.step(of: code.code(step: now + away), at: moment)
            #expect(found == (abs(away) <= 1 ? now + away : nil))
        }
    }

    @Test(
        "Anything else is no code",
        arguments: ["", "0", "12345", "1234567", "94287082", "２８７０８２", "28708 ", "abcdef"])
    func noCode(text: String) {
        #expect(code?.step(of: text, at: Date(timeIntervalSince1970: 59)) == nil)
    }

    @Test(
        "Moments that no clock shows have no step and do no harm",
        arguments: [-1, -1e300, 1e300, .infinity, -.infinity, .nan])
    func moments(seconds: Double) {
        #expect(code?.step(of: "287082", at: Date(timeIntervalSince1970: seconds)) == nil)
    }

    @Test("At the beginning of time there is no step before")
    func beginning() throws {
        let code = try #require(code)
        #expect(code.step(of: code.code(step: 0), at: Date(timeIntervalSince1970: 0)) == 0)
    }

    @Test(
        "The vectors of RFC 4648, 10",
        arguments: [
            ("f", "MY"), ("fo", "MZXQ"), ("foo", "MZXW6"), ("foob", "MZXW6YQ"), ("fooba", "MZXW6YTB"),
            ("foobar", "MZXW6YTBOI"),
        ])
    func base32(text: String, digits: String) throws {
        // Fifteen bytes before it, which are whole groups, make it long enough for a secret.
        let head = Array("0123456789abcde".utf8)
        let headDigits = try #require(OneTimeCode(head + [0])).base32.prefix(24)
        let code = try #require(OneTimeCode(head + Array(text.utf8)))
        #expect(code.base32 == headDigits + digits)
    }

    @Test("Python writes the same, and what it writes is read with and without filling, in either case")
    func pythonBase32() throws {
        for count in 16...40 {
            let bytes = (0..<count).map { UInt8(truncatingIfNeeded: $0 * 37 + count) }
            let answer = try Tool("python3")([
                "-c",
                "import base64,sys; print(base64.b32encode(bytes.fromhex(sys.argv[1])).decode(), end='')",
                bytes.hex,
            ])
            let code = try #require(OneTimeCode(bytes))
            #expect(code.base32 == answer.text.replacing("=", with: ""))
            #expect(OneTimeCode(base32: answer.text)?.bytes == bytes)
            #expect(OneTimeCode(base32: code.base32.lowercased())?.bytes == bytes)
            let spaced = code.base32.enumerated().map { ($0 % 4 == 3 ? "\($1) " : "\($1)") }.joined()
            #expect(OneTimeCode(base32: spaced)?.bytes == bytes)
        }
    }

    @Test(
        "What is not Base32, has bits left over, or is too short is no secret",
        arguments: [
            "", "MZXW6YTB", "GEZDGNBVGY3TQOJQGEZDGNBVGY3TQOJ1", "GEZDGNBVGY3TQOJQGEZDGNBVGY3TQOJQA",
            "GEZDGNBVGY3TQOJQGEZDGNBVGZ", "GEZDGNBVGY3TQOJQGEZDGNBVGY3TQOJ!",
            "ĐEZDGNBVGY3TQOJQGEZDGNBVGY3TQOJQ",
        ])
    func notBase32(text: String) { #expect(OneTimeCode(base32: text) == nil) }

    @Test("The address names issuer and account, escaped, as Python takes them apart")
    func address() throws {
        let code = try #require(code)
        let address = code.address(login: "an@phường", issuer: "UBND phường Mẫu & Co")
        let answer = try Tool("python3")([
            "-c",
            """
            import sys, urllib.parse as u
            a = u.urlsplit(sys.argv[1]); q = u.parse_qs(a.query, strict_parsing=True)
            print(a.scheme, a.netloc, u.unquote(a.path), *[f"{k}={v[0]}" for k, v in sorted(q.items())], sep="|")
            """, address,
        ])
        let parts = [
            "otpauth", "totp", "/UBND phường Mẫu & Co:an@phường", "algorithm=SHA1", "digits=6",
            "issuer=UBND phường Mẫu & Co", "period=30", "secret=GEZDGNBVGY3TQOJQGEZDGNBVGY3TQOJQ",
        ]
        #expect(answer.text == parts.joined(separator: "|") + "\n")
    }

    @Test("Printing it does not tell the secret")
    func silent() throws {
        let code = OneTimeCode()
        var dumped = ""
        dump(code, to: &dumped)
        for text in ["\(code)", String(reflecting: code), dumped] {
            #expect(!text.contains(code.base32) && !text.contains("\(code.bytes[0]), \(code.bytes[1])"))
        }
    }
}
