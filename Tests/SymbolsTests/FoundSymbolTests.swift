import Judges
import Pictures
import Symbols
import Testing

@Suite("A picture becomes the symbols in it")
struct FoundSymbolTests {
    @Test(
        "Payload, version and level of every version are read exactly", arguments: 1...40,
        ErrorCorrection.allCases)
    func everyVersion(version: Int, correction: ErrorCorrection) throws {
        let drawn = Drawn()
        let payload = Array("v\(version)".utf8)
        let path = try drawn.code(payload, version: version, level: correction.letter, module: 3)
        let found = try symbols(in: path)
        #expect(found.map(\.payload) == [payload])
        #expect(found.map(\.version) == [version] && found.map(\.correction) == [correction])
        #expect(found.allSatisfy { $0.marks.isEmpty && $0.page == 1 })
    }

    @Test("Every code in use is read byte for byte, at every level", arguments: Vector.all)
    func everyCode(_ vector: Vector) throws {
        let drawn = Drawn()
        for correction in ErrorCorrection.allCases {
            let path = try drawn.code(Array(vector.payload.utf8), level: correction.letter)
            let found = try symbols(in: path)
            #expect(found.map(\.payload) == [Array(vector.payload.utf8)])
            // Four pixels a module and a quiet zone of four modules, so the width tells the version.
            let version = (try PictureFile(path).picture().width / 4 - 8 - 17) / 4
            #expect(found.map(\.version) == [version] && found.map(\.correction) == [correction])
        }
    }

    @Test(
        "Bytes that are no text, or text of another kind, come as they are",
        arguments: [
            Array(0...255), [0], [0, 0, 65, 0], [0xFF, 0xFE, 0x41, 0], [0xEF, 0xBB, 0xBF, 0x41],
            [0x93, 0xFA, 0x96, 0x7B],
            [0xE1, 0xBA], [0x82, 0xA0, 0x82, 0xA2], Array("Nguy\u{1EC5}n\r\n".utf8),
            [0x5C, 0x30, 0x30, 0x30, 0x30, 0x32, 0x36],
        ] as [[UInt8]])
    func bytes(payload: [UInt8]) throws {
        let drawn = Drawn()
        #expect(try symbols(in: drawn.code(payload, level: "Q")).map(\.payload) == [payload])
    }

    @Test(
        "A reader that looks at frames finds what is in them and nothing else, and tells the place in the picture"
    )
    func frames() throws {
        let drawn = Drawn()
        let codes = try ["left", "right"].map { try drawn.code(Array($0.utf8), as: "\($0).png") }
        // Two symbols of 116 pixels, 300 and 700 from the left and 200 from the top.
        let path = try drawn.convert(
            "sheet.png",
            ["-size", "1000x500", "xc:white", codes[0], "-geometry", "+300+200", "-composite"]
                + [codes[1], "-geometry", "+700+200", "-composite"])
        let picture = try PictureFile(path).picture()
        let right = Reader.Frame(x: 650, y: 150, width: 300, height: 300)
        for reader in [Reader.zxing, .zbar] {
            guard case .found(let symbols) = reader.look(at: picture, in: [right], page: 1),
                case .found(let none) = reader.look(
                    at: picture, in: [Reader.Frame(x: -50, y: 0, width: 200, height: 900)], page: 1),
                case .found(let nowhere) = reader.look(
                    at: picture, in: [Reader.Frame(x: 2000, y: 0, width: 10, height: 10)], page: 1)
            else {
                Issue.record("\(reader) gave up")
                continue
            }
            #expect(symbols.map(\.payload) == [Array("right".utf8)], "\(reader)")
            #expect(
                symbols.allSatisfy { abs($0.middle.x - 758) < 5 && abs($0.middle.y - 258) < 5 }, "\(reader)")
            #expect(none.isEmpty && nowhere.isEmpty)
        }
    }

    @Test("The longest payload of a symbol is read")
    func longest() throws {
        let payload = (0..<Symbol.mostBytes).map { UInt8(truncatingIfNeeded: $0 &* 7) }
        let drawn = Drawn()
        let found = try symbols(in: drawn.code(payload, level: "L"))
        #expect(found.map(\.payload) == [payload] && found.first?.version == 40)
    }

    @Test("A symbol that names its character set says so, and its bytes stay")
    func encoding() throws {
        let drawn = Drawn()
        let found = try symbols(in: drawn.zint(["--eci=26", "--secure=2"], "Trần Văn Mẫu"))
        #expect(found.map(\.payload) == [Array("Trần Văn Mẫu".utf8)])
        #expect(found.map(\.marks) == [[.encoding(26)]])
        #expect(found.first?.correction == .medium)
    }

    @Test("A part of a message says that it is one")
    func part() throws {
        let drawn = Drawn()
        let found = try symbols(in: drawn.zint(["--structapp=1,2"], "nua dau"))
        #expect(found.map(\.marks) == [[.part]])
        #expect(found.map(\.payload) == [Array("nua dau".utf8)])
    }

    @Test("A symbol of an industry standard says so")
    func industry() throws {
        let drawn = Drawn()
        let found = try symbols(in: drawn.zint(["--gs1"], "[01]09501101530003"))
        #expect(found.map(\.marks) == [[.industry]])
    }

    @Test("The corners tell place and turn")
    func corners() throws {
        let drawn = Drawn()
        // Version 1 of 4 pixels a module: a quiet zone of 16 pixels, 84 pixels of ink.
        let code = try drawn.code(Array("a".utf8), level: "L")
        let placed = try drawn.convert(
            "placed.png", ["-size", "400x300", "xc:white", code, "-geometry", "+100+50", "-composite"])
        let turned = try drawn.convert("turned.png", [placed, "-rotate", "90"])
        let upright = try #require(try symbols(in: placed).first).corners.map { [$0.x, $0.y] }
        let onItsSide = try #require(try symbols(in: turned).first).corners.map { [$0.x, $0.y] }
        let expected = [[116, 66], [200, 66], [200, 150], [116, 150]]
        for (corner, place) in zip(upright, expected) {
            #expect(abs(corner[0] - place[0]) <= 4 && abs(corner[1] - place[1]) <= 4)
        }
        for (corner, place) in zip(onItsSide, expected) {
            #expect(abs(corner[0] - (300 - place[1])) <= 4 && abs(corner[1] - place[0]) <= 4)
        }
    }

    @Test("A symbol that every look finds is told once, two of the same twice, in the order of reading")
    func once() throws {
        let drawn = Drawn()
        let (first, second) = (
            try drawn.code(Array("first".utf8), as: "1.png"),
            try drawn.code(Array("second".utf8), as: "2.png")
        )
        let row = try drawn.convert("row.png", [first, second, first, "+append"])
        let sheet = try drawn.convert("sheet.png", [row, second, "-append"])
        let texts = try symbols(in: sheet).map { String(decoding: $0.payload, as: UTF8.self) }
        #expect(texts == ["first", "second", "first", "second"])
    }

    @Test("A picture without a code has none")
    func none() throws {
        let drawn = Drawn()
        #expect(try symbols(in: drawn.convert("plain.png", ["-size", "400x300", "xc:white"])).isEmpty)
        #expect(try symbols(in: drawn.convert("plasma.jpg", ["-size", "900x700", "plasma:"])).isEmpty)
        #expect(try symbols(in: drawn.convert("dot.png", ["-size", "1x1", "xc:black"])).isEmpty)
    }

    @Test("A picture full of finder patterns is given up in time")
    func carpet() throws {
        let drawn = Drawn()
        // One finder pattern of 3 pixels a module, on 2,400 × 2,400 pixels.
        let finder = try drawn.convert(
            "finder.png",
            [
                "-size", "27x27", "xc:white", "-fill", "black", "-draw", "rectangle 3,3 23,23", "-fill",
                "white",
                "-draw", "rectangle 6,6 20,20", "-fill", "black", "-draw", "rectangle 9,9 17,17",
            ])
        let carpet = try drawn.convert("carpet.png", ["-size", "2400x2400", "tile:\(finder)"])
        let time = ContinuousClock().measure {
            #expect(throws: ReadingError.gaveUp(page: 1)) { try symbols(in: carpet) }
        }
        #expect(time < .seconds(60))
    }
}
