import Foundation
import Judges
import Tables
import Testing

@Suite("JSON lines")
struct JSONLinesTests {
    private static func table(_ text: String) throws -> (TemporaryFile, Table) {
        let file = try TemporaryFile(text)
        return (file, try Table(Input(path: file.path)))
    }

    private static func rows(_ text: String) throws -> [Row] { try table(text).1.rows() }

    @Test("The keys of the first object are the columns; lines, blank ones too, are counted")
    func plain() throws {
        let text = """
            \u{FEFF}
             {"id": "1", "họ tên": "Nguyễn Thị Ý", "qr": "a\\"b\\\\\\/\\n\\u1ec5\\ud83d\\ude00"}\r
            {"qr":"x","id":null}

            { }
            {"id":"","qr":"y"}
            """
        let table = try Self.table(text).1
        #expect(table.header == ["id", "họ tên", "qr"])
        let rows = try table.rows()
        #expect(
            rows.map(\.texts) == [
                ["1", "Nguyễn Thị Ý", "a\"b\\/\nễ😀"], ["", "", "x"], ["", "", ""], ["", "", "y"],
            ])
        #expect(rows.map(\.line) == [2, 3, 5, 6])
        #expect(rows.flatMap(\.defects) == [])
    }

    @Test("Numbers keep their text, digit for digit")
    func numbers() throws {
        let row = try #require(
            try Self.rows(#"{"a":12345678901234567890,"b":-0.50,"c":1E+2,"d":"079","e":true,"f":false}"#)
                .first)
        #expect(row.texts == ["12345678901234567890", "-0.50", "1E+2", "079", "true", "false"])
    }

    @Test("Unknown, doubled and nested values are defects of their row")
    func defects() throws {
        let rows = try Self.rows(
            """
            {"a":"1","b":"2"}
            {"a":"1","c":"3","b":"2"}
            {"a":"1","a":"2","b":""}
            {"a":{"x":["}",1]},"b":[]}
            """)
        #expect(
            rows.map(\.defects) == [
                [], [.unknownKey("c")], [.doubledKey(column: 0)],
                [.nestedValue(column: 0), .nestedValue(column: 1)],
            ])
        #expect(rows[3].texts == [#"{"x":["}",1]}"#, "[]"])
    }

    @Test(
        "What is no object costs its own row only, says where it goes wrong and is kept",
        arguments: [
            ("{\"a\":\"1\"", 8), ("{\"a\":01}", 6), ("{\"a\":1.}", 7), ("{\"a\":+1}", 5),
            ("{\"a\":\"\t\"}", 6),
            ("{\"a\":\"\\x\"}", 7), ("{\"a\":\"\\ud800\"}", 7), ("{\"a\":nul}", 5), ("{\"a\":1,}", 7),
            ("{\"a\" 1}", 5),
            ("{a:1}", 1), ("[1]", 0), ("{\"a\":1} x", 8), ("{\"a\":NaN}", 5), ("{\"a\":[1}", 8),
            ("{\"a\":\"\\u12g4\"}", 8),
        ])
    func broken(_ line: String, _ offset: Int) throws {
        let rows = try Self.rows("{\"a\":\"1\"}\n\(line)\n{\"a\":\"2\"}\n")
        #expect(rows.map(\.defects) == [[], [.notJSON(offset: offset)], []])
        #expect(rows[1].texts == [line])
        #expect(rows[2].texts == ["2"])
    }

    @Test("A first line that is no object, has a key twice or is too long is an error")
    func brokenHeader() throws {
        func error(_ text: String) throws -> TableError? {
            let file = try TemporaryFile(text)
            let error = #expect(throws: TableError.self) { try Table(Input(path: file.path)) }
            return error
        }
        func defect(_ text: String) throws -> RowDefect? {
            guard case .brokenHeader(_, let defect) = try error(text) else { return nil }
            return defect
        }
        #expect(try defect("{\n\"a\": 1\n}") == .notJSON(offset: 1))
        #expect(try defect("{\"a\":1,\"b\":2,\"a\":3}") == .doubledKey(column: 2))
        #expect(try defect("{\"a\":1,\"#N/A\":2}") == .errorValue(column: 1, value: "#N/A"))
        #expect(
            try defect("{\"a\":\"\(String(repeating: "x", count: 2_000_000))\"}")
                == .rowTooLong(limit: 1_048_576))
        let many = "{" + (0...256).map { "\"k\($0)\":1" }.joined(separator: ",") + "}"
        if case .tooManyColumns(_, 256) = try error(many) {} else { Issue.record("257 columns are too many") }
        if case .notUTF8 = try error("{\"a\\u0000\":1}") {} else { Issue.record("A zero byte is no name") }
        if case .empty = try error("{}") {} else { Issue.record("No key is no column") }
        if case .foreign(_, .jsonArray) = try error("[ {\"a\":1} ]") {
        } else {
            Issue.record("A list is no JSON lines")
        }
    }

    @Test("Bytes that are not UTF-8 are found in their cell")
    func notUTF8() throws {
        let file = try TemporaryFile(Array("{\"a\":\"1\"}\n{\"a\":\"x".utf8) + [0xEA] + Array("\"}\n".utf8))
        let rows = try Table(Input(path: file.path)).rows()
        #expect(rows[1].defects == [.invalidUTF8(column: 0, offset: 1, byte: 0xEA)])
    }

    @Test(
        "The residents written by Python as JSON lines are the rows of the CSV", arguments: ["True", "False"])
    func residents(_ escapes: String) throws {
        let scratch = try Scratch()
        let csv = "\(Project.root)/Examples/residents.csv"
        _ = try Spreadsheets.python(
            """
            import csv, json, sys
            with open(sys.argv[1], encoding="utf-8", newline="") as f, open(sys.argv[2], "w", encoding="utf-8") as out:
                for row in csv.DictReader(f):
                    print(json.dumps(row, ensure_ascii=\(escapes)), file=out)
            """, csv, scratch.path("residents.jsonl"))
        let (lines, truth) = (
            try Table(Input(path: scratch.path("residents.jsonl"))), try Table(Input(path: csv))
        )
        #expect(lines.header == truth.header)
        #expect(try lines.rows().map(\.cells) == truth.rows().map(\.cells))
    }

    @Test("No line makes the reader fail: it is what Python reads, or no object")
    func anyLine() throws {
        var dice = Dice(state: 6)
        let alphabet = Array("{}[]\"\"\"\",,::\\\\un0123.eE-+ atrufls \u{1}ễ".unicodeScalars)
        let lines = (0..<4_000).map { _ in
            let inside = (0..<Int.random(in: 0...12, using: &dice)).map { _ in
                String(alphabet[Int.random(in: alphabet.indices, using: &dice)])
            }
            return "{\"a\":\(inside.joined())}"
        }
        let scratch = try Scratch()
        let path = try scratch.file("any.jsonl", "{\"a\":\"\"}\n\(lines.joined(separator: "\n"))\n".utf8)
        let answer = try Spreadsheets.python(
            """
            import json, sys
            def pairs(list):
                if any(key != "a" for key, _ in list) or len(list) != 1: raise ValueError
                return list[0][1]
            def no(text): raise ValueError
            def text(value):
                if value is None: return ""
                if value is True or value is False: return str(value).lower()
                if not isinstance(value, str): raise ValueError
                value.encode("utf-8")
                return value
            out = []
            for line in open(sys.argv[1], encoding="utf-8", newline="\\n"):
                try:
                    out.append(text(json.loads(line, object_pairs_hook=pairs, parse_int=str, parse_float=str,
                        parse_constant=no)))
                except (ValueError, RecursionError):
                    out.append(None)
            print(json.dumps(out[1:]))
            """, path)
        let truth = try JSONDecoder().decode([String?].self, from: Data(answer.output))
        let rows = try Table(Input(path: path)).rows().dropFirst()
        #expect(rows.count == truth.count && truth.contains { $0 != nil })
        for (row, (line, text)) in zip(rows, zip(lines, truth)) {
            let ours = row.defects.isEmpty ? row.texts[0] : nil
            if ours != text { Issue.record("\(line) became \(ours ?? "nothing"), not \(text ?? "nothing")") }
        }
    }
}
