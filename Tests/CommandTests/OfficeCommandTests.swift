import Foundation
import Judges
import Testing

/// Units, accounts and tokens as whoever sets up an office meets them.
@Suite("qrpress users, units, tokens, audit")
struct OfficeCommandTests {
    private let scratch: Scratch
    private let state: String
    private static let password = "kho cá rô đồng"

    init() throws {
        scratch = try Scratch()
        state = scratch.path("office")
    }

    private func qrpress(_ arguments: String..., input: String? = nil) throws -> Tool.Answer {
        let program = try Project.qrpress()
        let environment = ["QRPRESS_STATE": state]
        guard let input else { return try program(arguments, environment: environment) }
        let file = try scratch.file("input", input.utf8)
        return try Tool("sh")(
            ["-c", "input=$1; shift; exec \"$@\" < \"$input\"", "sh", file, program.path] + arguments,
            environment: environment)
    }

    private func add(_ login: String, _ options: String..., password: String = Self.password) throws
        -> Tool.Answer
    {
        let program = try Project.qrpress()
        let file = try scratch.file("input", "\(password)\n".utf8)
        return try Tool("sh")(
            [
                "-c", "input=$1; shift; exec \"$@\" < \"$input\"", "sh", file, program.path, "users", "add",
                login,
                "--password-stdin",
            ] + options, environment: ["QRPRESS_STATE": state])
    }

    /// An office with a top unit, a ward under it, and somebody in charge.
    private func founded() throws {
        let first = try add("an", "--role", "system-admin", "--unit", "48", "--unit-name", "UBND Mẫu")
        try #require(first.status == 0, "\(first.errors)")
        let ward = try qrpress("units", "add", "20194", "--name", "Phường Mẫu", "--parent", "48")
        try #require(ward.status == 0, "\(ward.errors)")
    }

    private func mode(_ path: String) throws -> Int? {
        try FileManager.default.attributesOfItem(atPath: path)[.posixPermissions] as? Int
    }

    private func python(_ script: String, _ arguments: String...) throws -> String {
        let answer = try Tool("python3")(["-c", script] + arguments)
        try #require(answer.status == 0, "\(answer.errors)")
        return answer.text
    }

    /// Whether a file of the office holds these bytes.
    private func holds(_ text: String) throws -> Bool {
        try FileManager.default.contentsOfDirectory(atPath: state).contains { name in
            let content = FileManager.default.contents(atPath: "\(state)/\(name)") ?? Data()
            return content.range(of: Data(text.utf8)) != nil
        }
    }

    @Test(
        "One command makes an office: folder, key, top unit and the first account, which nobody else can read"
    )
    func first() throws {
        let answer = try add("an", "--role", "system-admin", "--unit", "48", "--unit-name", "UBND Mẫu")
        #expect(answer.status == 0 && answer.output.isEmpty, "\(answer.errors)")
        #expect(try mode(state) == 0o700 && mode("\(state)/office.key") == 0o600)
        #expect(try mode("\(state)/office.sqlite") == 0o600)
        #expect(try qrpress("users", "list").text == "an\tsystem-admin\t48\t-\ton\tpassword\tan\n")
        #expect(try qrpress("units", "list").text.hasPrefix("48\t-\t2") == true)
        #expect(try qrpress("audit", "verify").text.wholeMatch(of: /2\t[0-9a-f]{64}\n/) != nil)
        #expect(try !holds(Self.password))
    }

    @Test(
        "The reference implementation of argon2 takes the password that is kept, and the new one after a change"
    )
    func passwords() throws {
        try founded()
        let script = """
            import ctypes, sqlite3, sys
            size, word = ctypes.c_size_t, sys.argv[2].encode()
            kept, = sqlite3.connect(sys.argv[1] + "/office.sqlite").execute("SELECT password FROM accounts").fetchone()
            print(ctypes.CDLL("libargon2.so.1").argon2id_verify(kept.encode(), word, size(len(word))))
            """
        #expect(try python(script, state, Self.password) == "0\n")
        let other = "ruộng bậc thang"
        let answer = try qrpress("users", "password", "an", "--password-stdin", input: other)
        #expect(answer.status == 0, "\(answer.errors)")
        #expect(try python(script, state, other) == "0\n")
        #expect(try python(script, state, Self.password) != "0\n")
    }

    @Test(
        "A password that is short, common or the login is 65, and nobody is added",
        arguments: ["ngắn", "password2026", "thi.binh.tran"])
    func weak(password: String) throws {
        try founded()
        let answer = try add("thi.binh.tran", "--role", "clerk", "--unit", "48", password: password)
        #expect(answer.status == 65 && !answer.errors.contains(password) && !answer.errors.isEmpty)
        #expect(try qrpress("users", "list").text.split(separator: "\n").count == 1)
    }

    @Test("Taken is 65, a unit that is not there is 66 and names the nearest, wrong words are 64")
    func refused() throws {
        try founded()
        #expect(try add("an", "--role", "clerk", "--unit", "48").status == 65)
        #expect(try qrpress("units", "add", "20194", "--name", "Phường").status == 65)
        let missing = try add("binh", "--role", "clerk", "--unit", "20149")
        #expect(missing.status == 66 && missing.errors.contains("20194"))
        #expect(try qrpress("units", "add", "20195", "--name", "Phường", "--parent", "49").status == 66)
        #expect(try add("Binh", "--role", "clerk", "--unit", "48").status == 64)
        #expect(try add("binh", "--role", "king", "--unit", "48").status == 64)
        #expect(try add("binh", "--role", "clerk", "--unit", "48", "--quota", "-1").status == 64)
        #expect(try add("binh", "--role", "clerk", "--unit", "48", "--name", "a\tb").status == 64)
        #expect(try qrpress("units", "add", "x/y", "--name", "Phường").status == 64)
        #expect(try qrpress("units", "add", "1", "--name", "Phường", "--from", "30/6/2025").status == 64)
    }

    @Test("Without an office there is nothing to list, and the first account needs a unit")
    func empty() throws {
        for words in [
            ["users", "list"], ["units", "list"], ["audit", "verify"], ["tokens", "list", "an"],
        ] {
            let answer = try Project.qrpress()(words, environment: ["QRPRESS_STATE": state])
            #expect(answer.status == 66 && answer.errors.contains(state))
        }
        #expect(!FileManager.default.fileExists(atPath: state))
        #expect(try add("an", "--role", "system-admin", "--unit", "48").status == 66)
        let file = try scratch.file("file", "".utf8)
        let answer = try qrpress("units", "add", "48", "--name", "UBND", "--state", "\(file)/office")
        #expect(answer.status == 73, "\(answer.errors)")
    }

    @Test("An account can be disabled and enabled; one that is not there is 66 and names the nearest")
    func disable() throws {
        try founded()
        #expect(try qrpress("users", "disable", "an").status == 0)
        #expect(try qrpress("users", "list").text.contains("\toff\t"))
        #expect(try qrpress("users", "enable", "an").status == 0)
        #expect(try qrpress("users", "list").text.contains("\ton\t"))
        let missing = try qrpress("users", "disable", "am")
        #expect(missing.status == 66 && missing.errors.contains("an"))
    }

    @Test("The secret of one-time codes is shown once and kept sealed; oathtool makes codes of it")
    func oneTime() throws {
        try founded()
        let answer = try qrpress("users", "one-time", "an")
        let form =
            /otpauth:\/\/totp\/QRPress:an\?secret=([A-Z2-7]{32})&issuer=QRPress&algorithm=SHA1&digits=6&period=30\n/
        let secret = try #require(answer.text.wholeMatch(of: form)?.1, "\(answer.text) \(answer.errors)")
        #expect(try Tool("oathtool")(["--totp", "-b", String(secret)]).text.count == 7)
        #expect(try qrpress("users", "list").text.contains("\tpassword+code\t"))
        #expect(try !holds(String(secret)))
        #expect(try qrpress("users", "one-time", "an", "--off").status == 0)
        #expect(try qrpress("users", "list").text.contains("\tpassword\t"))
    }

    @Test("A program has tokens: shown once, kept as a hash, revoked by id")
    func tokens() throws {
        try founded()
        #expect(try qrpress("users", "add", "may-in", "--role", "machine", "--unit", "20194").status == 0)
        #expect(try qrpress("users", "list").text.contains("may-in\tmachine\t20194\t-\ton\ttokens\tmay-in\n"))
        let token = try qrpress("tokens", "add", "may-in", "--label", "Quầy số 1").text
        #expect(token.wholeMatch(of: /qrp_[A-Za-z0-9_-]{43}\n/) != nil)
        #expect(try !holds(String(token.dropLast())))
        let list = try qrpress("tokens", "list", "may-in").text.split(separator: "\t").map(String.init)
        try #require(list.count == 4)
        #expect(list[2] == "-" && list[3] == "Quầy số 1\n")
        #expect(try qrpress("tokens", "revoke", state).status == 66)
        #expect(try qrpress("tokens", "revoke", list[0]).status == 0)
        let revoked = try qrpress("tokens", "list", "may-in").text
        #expect(revoked.wholeMatch(of: /[^\t]+\t[^\t]+\t2[^\t]+Z\tQuầy số 1\n/) != nil)
        #expect(try qrpress("tokens", "revoke", list[0]).status == 0)
        #expect(try qrpress("tokens", "list", "may-in").text == revoked)
    }

    @Test("A unit ends on a day and names who goes on, but not in a circle")
    func merger() throws {
        try founded()
        for id in ["20195", "20242"] {
            let answer = try qrpress(
                "units", "add", id, "--name", "Phường \(id)", "--parent", "48", "--from", "2025-07-01")
            #expect(answer.status == 0)
        }
        #expect(try qrpress("units", "end", "20195", "--through", "2025-06-30").status == 65)
        let end = try qrpress("units", "end", "20195", "--through", "2026-06-30", "--successor", "20242")
        #expect(end.status == 0, "\(end.errors)")
        #expect(
            try qrpress("units", "list").text.contains(
                "20195\t48\t2025-07-01\t2026-06-30\t20242\tPhường 20195\n"))
        for (id, successor) in [("20242", "20195"), ("48", "20194"), ("20242", "20242")] {
            let answer = try qrpress("units", "end", id, "--through", "2027-06-30", "--successor", successor)
            #expect(answer.status == 65, "\(id) → \(successor)")
        }
        #expect(
            try qrpress("units", "end", "20242", "--through", "2027-06-30", "--successor", "1").status == 66)
    }

    @Test("A changed line of the audit trail is 65 and named")
    func audit() throws {
        try founded()
        #expect(try qrpress("audit", "verify").status == 0)
        let script = """
            import sqlite3, sys
            db = sqlite3.connect(sys.argv[1] + "/office.sqlite")
            for name, in db.execute("SELECT name FROM sqlite_master WHERE type = 'trigger'").fetchall():
                db.execute("DROP TRIGGER " + name)
            print(db.execute("UPDATE audit SET reason = 'x' WHERE number = 2").rowcount)
            db.commit()
            """
        #expect(try python(script, state) == "1\n")
        let answer = try qrpress("audit", "verify")
        #expect(answer.status == 65 && answer.output.isEmpty && answer.errors.contains("dòng 2"))
    }

    @Test("A key that others may read, or that is gone, is 78; no new one is made beside the data")
    func key() throws {
        try founded()
        let key = "\(state)/office.key"
        try FileManager.default.setAttributes([.posixPermissions: 0o644], ofItemAtPath: key)
        let open = try qrpress("users", "list")
        #expect(open.status == 78 && open.errors.contains("chmod 600 \(key)"))
        try FileManager.default.removeItem(atPath: key)
        #expect(try qrpress("users", "list").status == 78)
        #expect(try add("binh", "--role", "clerk", "--unit", "48").status == 78)
        #expect(!FileManager.default.fileExists(atPath: key))
    }

    @Test(
        "On a terminal the password is asked for twice and not shown; breaking off changes nothing and shows again"
    )
    func terminal() throws {
        let script = """
            import os, pty, signal, sys, termios
            signal.alarm(60)
            def run(*lines):
                child, terminal = pty.fork()
                if child == 0:
                    os.execv(sys.argv[1], sys.argv[1:])
                shown, lines = b"", list(lines)
                while True:
                    try:
                        piece = os.read(terminal, 1000)
                    except OSError:
                        break
                    if not piece: break
                    shown += piece
                    if lines and shown.endswith(b": "):
                        os.write(terminal, lines.pop(0).encode())
                echo = bool(termios.tcgetattr(terminal)[3] & termios.ECHO)
                return os.waitstatus_to_exitcode(os.waitpid(child, 0)[1]), echo, shown.decode()
            for lines in [["ruong bac thang\\n", "ruong bac than\\n"], ["ruong\\x03"], ["\\n"], ["ruong bac thang\\n"] * 2]:
                status, echo, shown = run(*lines)
                print(status, echo, "ruong" in shown, shown.count(": ") >= len(lines))
            """
        let program = try Project.qrpress().path
        let shown = try python(
            script, program, "users", "add", "an", "--role", "system-admin", "--unit", "48", "--unit-name",
            "UBND",
            "--state", state)
        #expect(shown == "65 True False True\n64 True False True\n64 True False True\n0 True False True\n")
        #expect(try qrpress("users", "list").text.split(separator: "\n").count == 1)
    }

    @Test("Without a terminal and without --password-stdin it says so")
    func noTerminal() throws {
        let answer = try Tool("setsid")(
            [
                "-w", try Project.qrpress().path, "users", "add", "an", "--role", "system-admin", "--unit",
                "48",
                "--unit-name", "UBND", "--state", state,
            ])
        #expect(answer.status == 64 && answer.errors.contains("--password-stdin"))
    }
}
