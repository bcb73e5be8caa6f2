import Foundation
import Judges
import Testing

@Suite("qrpress read")
struct ReadTests {
    private let paper: Paper
    private let scratch: Scratch
    private static let place = "https://tokhaiyte.vn/?page=Group.checkin&groupId=000000000000000000000001"
    private static let person = "048203001234|TRAN VAN MAU|2003-02-01|0|163170000000012345|<1<<0900000001<"

    init() throws {
        scratch = try Scratch()
        paper = Paper(scratch: scratch)
    }

    private func read(_ arguments: [String]) throws -> Tool.Answer {
        try Project.qrpress()(["read"] + arguments, in: scratch.folder)
    }

    @Test("It tells kind, system, content, version and level, and what may be printed again")
    func text() throws {
        let answer = try read([try paper.code(Self.place, as: "a.png")])
        #expect(answer.status == 0 && answer.errors.isEmpty)
        for part in [
            "Mã địa điểm · Code of a place", "VHD (tokhaiyte.vn)", Self.place,
            "phiên bản/version 5, mức/level M", "được, yes",
        ] {
            #expect(answer.text.contains(part), "\(part) in \(answer.text)")
        }
    }

    @Test("The same as JSON, by jq; a person's code is masked unless asked otherwise")
    func json() throws {
        let files = [try paper.code(Self.place, as: "a.png"), try paper.code(Self.person, as: "b.png")]
        let answer = try read(files + ["--json"])
        #expect(answer.status == 0)
        #expect(!answer.text.contains("048203001234") && !answer.text.contains("0900000001"))
        let filter = """
            [.files[].codes[] | [.kind, .system, .payload, .version, .level, .reprint.record, .reprint.allowed, .bytes,
            .fields.national_id, .page, (.corners | length)]]
            """
        let masked = try Tool("jq")(["-c", filter, try scratch.file("a.json", answer.output)]).text
        #expect(
            masked == """
                [["venue","vhd","\(Self.place)",5,"M","venue",true,73,null,1,4],\
                ["personal",null,null,5,"M","citizen",true,73,"******001234",1,4]]

                """)
        let open = try read(files + ["--json", "--set", "mask=no"])
        let content = try Tool("jq")([
            "-r", ".files[1].codes[0].payload", try scratch.file("b.json", open.output),
        ]).text
        #expect(content == Self.person + "\n")
    }

    @Test("Bytes that would work on a terminal are shown in hexadecimal")
    func control() throws {
        let answer = try read([try paper.code("a\u{1B}]0;b\u{7}", as: "a.png"), "--set", "mask=no"])
        #expect(answer.status == 0 && answer.text.contains("hex 611b5d303b6207"))
        #expect(!answer.text.contains("\u{1B}"))
    }

    @Test("Every page of a PDF is read")
    func pages() throws {
        let rows = [
            "name,qr", "Chợ A,https://qr.pccovid.gov.vn/AAAAAA", "Chợ B,https://qr.pccovid.gov.vn/BBBBBB",
        ]
        let table = try scratch.file("in.csv", rows.joined(separator: "\n").utf8)
        let printed = try Project.qrpress()([
            "render", "venue-poster", table, "-o", scratch.path("out"), "--home", Project.root,
        ])
        #expect(printed.status == 0, "\(printed.errors)")
        let answer = try read([scratch.path("out/venue-poster-0001.pdf"), "--json"])
        let found = try Tool("jq")([
            "-r", ".files[0] | .pages, (.codes[] | \"\\(.page) \\(.payload)\")",
            try scratch.file("a.json", answer.output),
        ])
        #expect(found.text == "2\n1 https://qr.pccovid.gov.vn/AAAAAA\n2 https://qr.pccovid.gov.vn/BBBBBB\n")
    }

    @Test("A mistake ends with its status and says what to do")
    func mistakes() throws {
        let code = try paper.code(Self.place, as: "a.png")
        let white = scratch.path("white.png")
        _ = try paper.run("convert", ["-size", "300x200", "xc:white", white])
        let photo = scratch.path("whole.jpg")
        _ = try paper.run("convert", [code, photo])
        let whole = try Data(contentsOf: URL(fileURLWithPath: photo))
        let cut = try scratch.file("cut.jpg", whole.prefix(whole.count / 2))
        let text = try scratch.file("table.csv", "full_name,qr\n".utf8)
        let heic = try scratch.file("photo.jpg", "\0\0\0\u{18}ftypheic\0\0\0\0".utf8)
        let cases: [([String], Int32, String)] = [
            ([], 64, "file"), ([code, "--set", "mask"], 64, "--set"),
            ([code, "--set", "mask=x"], 64, "mask"),
            ([code, "--set", "nam=x"], 64, "name"), ([scratch.path("none.png")], 66, "none.png"),
            ([scratch.folder], 66, "PNG, JPEG"), ([text], 65, "table.csv"), ([heic], 65, "HEIC"),
            ([white], 65, "Go closer"), ([code, white], 65, "white.png"), ([cut], 65, "cut.jpg"),
            ([code, scratch.path("none.png"), white], 66, "none.png"),
        ]
        for (arguments, status, part) in cases {
            let answer = try read(arguments)
            #expect(answer.status == status && answer.errors.contains(part), "\(arguments): \(answer.errors)")
            #expect(answer.text.contains(Self.place) == (arguments.first == code && status != 64))
        }
        let json = try read([code, white, "--json"])
        let problems = try Tool("jq")([
            "-c", "[.files[].problem.en != null]", try scratch.file("a.json", json.output),
        ])
        #expect(json.status == 65 && problems.text == "[false,true]\n")
    }

    @Test(
        "Files out to harm end within a second and 64 MB",
        arguments: ["hugePNG", "manyRows", "textBomb", "lyingJPEG", "truncatedJPEG", "brokenPDF"])
    func hostile(_ name: String) throws {
        let path = scratch.path("hostile")
        _ = try Spreadsheets.python(Self.makeHostile, path, name)
        let cost = try Spreadsheets.python(Self.measure, try Project.qrpress().path, path).text
            .split(whereSeparator: \.isWhitespace).compactMap { Double($0) }
        #expect(cost.count == 3 && cost[0] == 65 && cost[1] < 1 && cost[2] < 64 * 1024, "\(cost)")
    }

    /// Status, seconds of work and kilobytes of a reading; other tests run beside it, so the clock would not tell.
    private static let measure = """
        import resource, subprocess, sys
        answer = subprocess.run([sys.argv[1], "read", sys.argv[2]], capture_output=True, timeout=60)
        cost = resource.getrusage(resource.RUSAGE_CHILDREN)
        print(answer.returncode, cost.ru_utime + cost.ru_stime, cost.ru_maxrss)
        """

    private static let makeHostile = #"""
        import struct, sys, zlib
        path, name = sys.argv[1:]
        def chunk(kind, data):
            return struct.pack(">I", len(data)) + kind + data + struct.pack(">I", zlib.crc32(kind + data))
        def png(width, height, extra=b"", rows=64):
            row = b"\0" + b"\xff" * ((width + 7) // 8)
            return (b"\x89PNG\r\n\x1a\n" + chunk(b"IHDR", struct.pack(">IIBBBBB", width, height, 1, 0, 0, 0, 0)) + extra
                + chunk(b"IDAT", zlib.compress(row * rows)) + chunk(b"IEND", b""))
        def bomb():
            z = zlib.compressobj(9)
            return b"".join(z.compress(bytes(1 << 20)) for _ in range(1 << 10)) + z.flush()
        def jpeg(width, height):
            """A baseline JPEG whose header promises the size and whose scan holds next to nothing."""
            table = bytes([0] + [1] * 64)
            return (b"\xff\xd8\xff\xdb\0\x43" + table + b"\xff\xc0" + struct.pack(">HBHHBBBB", 11, 8, height, width, 1, 1, 17, 0)
                + b"\xff\xc4" + struct.pack(">H", 2 + 18) + bytes([0]) + bytes([1] + [0] * 15) + bytes([0])
                + b"\xff\xc4" + struct.pack(">H", 2 + 18) + bytes([16]) + bytes([1] + [0] * 15) + bytes([0])
                + b"\xff\xda\0\x08\x01\x01\0\0\x3f\0" + bytes(200))
        make = {
            "hugePNG": lambda: png(100_000, 100_000), "manyRows": lambda: png(9_990, 10_000),
            "textBomb": lambda: png(64, 64, chunk(b"zTXt", b"a\0\0" + bomb())),
            "lyingJPEG": lambda: jpeg(14_000, 14_000), "truncatedJPEG": lambda: jpeg(4_000, 3_000)[:120],
            "brokenPDF": lambda: b"%PDF-1.4\n" + b"1 0 obj<</Length 99999999999>>stream\n" * 1000,
        }
        open(path, "wb").write(make[name]())
        """#
}
