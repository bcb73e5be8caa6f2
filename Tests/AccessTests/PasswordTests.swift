import Access
import Dispatch
import Foundation
import Judges
import Testing

@Suite("Passwords")
struct PasswordTests {
    private let passwords = Passwords(cost: .least)

    private func hash(_ text: String) async throws -> String {
        try await passwords.hash(try NewPassword(text, login: "an"))
    }

    @Test("What is kept is argon2id at the cost that the office pays, and no two are alike")
    func phc() async throws {
        let passwords = Passwords()
        let password = try NewPassword("cá rô đồng kho", login: "an")
        let first = try await passwords.hash(password)
        let form = /\$argon2id\$v=19\$m=65536,t=3,p=1\$[A-Za-z0-9+\/]{22}\$[A-Za-z0-9+\/]{43}/
        #expect(first.wholeMatch(of: form) != nil)
        #expect(try await passwords.hash(password) != first)
        #expect(try await passwords.isRight("cá rô đồng kho", for: first))
        #expect(try await !passwords.isRight("cá rô đồng khó", for: first))
    }

    @Test(
        "The reference implementation takes what is kept, and what it makes is taken and is to be made anew")
    func reference() async throws {
        let kept = try await hash("cá rô đồng kho")
        #expect(
            try reference(
                "print(library.argon2id_verify(text.encode(), word, ctypes.c_size_t(len(word))))", kept)
                == "0\n")
        let foreign = try reference(
            """
            encoded = ctypes.create_string_buffer(128)
            size = ctypes.c_size_t
            status = library.argon2id_hash_encoded(
                2, 19456, 1, word, size(len(word)), b"0123456789abcdef", size(16), size(32), encoded, size(128))
            assert status == 0, status
            print(encoded.value.decode(), end="")
            """, "")
        #expect(foreign.hasPrefix("$argon2id$v=19$m=19456,t=2,p=1$"))
        #expect(try await passwords.isRight("cá rô đồng kho", for: foreign))
        #expect(try await !passwords.isRight("ca ro dong kho", for: foreign))
        #expect(passwords.needsRehash(foreign))
    }

    /// Asks libargon2, which is not what libsodium has inside.
    private func reference(_ script: String, _ text: String) throws -> String {
        let head = """
            import ctypes, sys
            library, text, word = ctypes.CDLL("libargon2.so.1"), sys.argv[1], "cá rô đồng kho".encode()

            """
        let answer = try Tool("python3")(["-c", head + script, text])
        try #require(answer.status == 0, "\(answer.errors)")
        return answer.text
    }

    @Test("A hash needs to be made anew when its cost is not that of today")
    func rehash() async throws {
        let kept = try await hash("cá rô đồng kho")
        #expect(!passwords.needsRehash(kept))
        #expect(Passwords().needsRehash(kept))
        #expect(passwords.needsRehash("") && passwords.needsRehash("$2y$10$abc"))
    }

    @Test("Composed or not, it is the same password")
    func composition() async throws {
        let kept = try await hash("mật ngữ của tổ".decomposedStringWithCanonicalMapping)
        #expect(
            try await passwords.isRight("mật ngữ của tổ".precomposedStringWithCanonicalMapping, for: kept))
        let other = try await hash("mật ngữ của tổ".precomposedStringWithCanonicalMapping)
        #expect(
            try await passwords.isRight("mật ngữ của tổ".decomposedStringWithCanonicalMapping, for: other))
    }

    @Test("All of it counts: after a zero, and to the last of 256 bytes")
    func whole() async throws {
        let zero = try await hash("before\0after-1")
        #expect(try await passwords.isRight("before\0after-1", for: zero))
        #expect(try await !passwords.isRight("before\0after-2", for: zero))
        #expect(try await !passwords.isRight("before", for: zero))
        let text = String(String(repeating: "hạt-gạo-ta ", count: 20).utf8.prefix(256)) ?? ""
        let long = try await hash(text)
        #expect(try await passwords.isRight(text, for: long))
        #expect(try await !passwords.isRight(text.dropLast() + "!", for: long))
        #expect(try await !passwords.isRight(text + "a", for: long))
    }

    @Test(
        "Where nothing is kept, or what is kept is no hash, no password is right",
        arguments: [
            nil, "", "x", "$argon2id$", "$argon2id$v=19$m=1024,t=1,p=1$AAAA$AAAA",
            String(repeating: "$", count: 1_000),
        ])
    func nothing(kept: String?) async throws {
        for text in ["", "cá rô đồng kho", String(repeating: "a", count: 10_000)] {
            #expect(try await !passwords.isRight(text, for: kept))
        }
    }

    @Test(
        "No more are reckoned and wait than may; the rest is turned away at once, and later there is room again"
    )
    func overload() async throws {
        let passwords = Passwords(atOnce: 2, waiting: 3)
        let thread = OneThread()
        let answers = await withTaskGroup(of: Result<Bool, AccessError>.self) { group in
            for _ in 0..<40 {
                group.addTask(executorPreference: thread) {
                    do throws(AccessError) {
                        return .success(try await passwords.isRight("x", for: nil))
                    } catch {
                        return .failure(error)
                    }
                }
            }
            return await group.reduce(into: []) { $0.append($1) }
        }
        let done = answers.count { $0 == .success(false) }
        #expect(done >= 5 && done < 40)
        #expect(answers.count { $0 == .failure(.overloaded) } == 40 - done)
        #expect(try await !passwords.isRight("x", for: nil))
    }

    @Test(
        "A password may be anything of 10 characters and 256 bytes",
        arguments: [
            "kho cá rô đồng", "0912 345 67", "xkcdxkcd-9", "đđđêêêôôôơ", "👩‍👩‍👧‍👦🏳️‍🌈🧑🏽‍🚀👍🏿🇻🇳✍🏼🎏🀄️🪷🧧", "  ruộng bậc thang  ",
        ])
    func allowed(text: String) throws { _ = try NewPassword(text, login: "nguyen.van.an") }

    @Test(
        "A short, long, common or borrowed one is refused and says why",
        arguments: [
            ("", .short), ("chín ký t", .short), ("e\u{301}e\u{301}e\u{301}e\u{301}e\u{301}", .short),
            (String(repeating: "ab-cd", count: 52), .long),
            ("nguyen.van.an", .login), ("Nguyen.Van.An1", .login), ("1nguyen.van.an!", .login),
            ("password2026", .common), ("Password!!", .common), ("123-PASSWORD", .common),
            ("matkhau123456", .common), ("MẬT KHẨU 1", .common), ("1234567890", .common),
            ("aaaaaaaaaa", .common),
            ("abcabcabcabc", .common), ("abcdefghijkl", .common), ("9876543210", .common),
            ("qwertyuiop", .common),
            ("Vietnam2026", .common), ("iloveyou12", .common), ("Qwerty@123456", .common),
        ] as [(String, NewPassword.Fault)])
    func refused(text: String, fault: NewPassword.Fault) {
        #expect(throws: fault) { try NewPassword(text, login: "nguyen.van.an") }
    }

    @Test("Without a login nothing is borrowed from it")
    func noLogin() throws { _ = try NewPassword("kho cá rô đồng", login: "") }

    @Test("Printing one does not tell it")
    func silent() throws {
        let password = try NewPassword("kho cá rô đồng", login: "an")
        var dumped = ""
        dump(password, to: &dumped)
        for text in ["\(password)", String(reflecting: password), dumped] { #expect(!text.contains("kho")) }
    }
}

/// Runs tasks on a thread that no other test uses: all have asked before the first hash is reckoned.
private final class OneThread: TaskExecutor {
    private let queue = DispatchQueue(label: "OneThread")

    func enqueue(_ job: consuming ExecutorJob) {
        let job = UnownedJob(job)
        queue.async { job.runSynchronously(on: self.asUnownedTaskExecutor()) }
    }
}
