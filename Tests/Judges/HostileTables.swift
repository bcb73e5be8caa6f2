import Foundation

/// Tables made to break a reader, each written by Python.
package enum HostileTables: String, Sendable, CaseIterable {
    /// Text.
    case hugeCell, hugeQuotedCell, hugeHeader, wideHeader, wideRow, unclosedQuote, unclosedHeader, zeroBytes,
        zeroCells
    /// JSON lines.
    case hugeLine, wideObject, deepValue
    /// Workbooks with much in them.
    case hugeInlineText, hugeSharedText, hugeFormula, wideSheet, wideSheetRow, repeatedText
    /// Workbooks that unpack to a thousand times their size, the first from 1 MB to 1 GiB.
    case blankBomb, rowBomb, textBomb, styleBomb, deepBomb, tagBomb, commentBomb, lyingBomb
    /// Workbooks that pass for honest until they are parsed.
    case longTag, deepTags
    /// XML that refers to itself or to other files.
    case billionLaughs, externalEntity
    /// Archives.
    case truncated, manyEntries, endlessDirectory

    package func write(in scratch: Scratch) throws -> String {
        let path = scratch.path(rawValue)
        _ = try Spreadsheets.python(Self.script, rawValue, path)
        return path
    }

    private static let script = #"""
        import struct, sys, zipfile
        name, path = sys.argv[1:]
        MB, GB = 1 << 20, 1 << 30
        head = '<row><c t="str"><v>a</v></c><c t="str"><v>b</v></c></row>'
        tail = '<row><c t="str"><v>y</v></c></row>'

        def text(*pieces):
            with open(path, "wb") as file:
                for piece in pieces: file.write(piece if isinstance(piece, bytes) else piece.encode())

        def relations(pairs):
            return "<Relationships>" + "".join(
                f'<Relationship Id="{k}" Type="x/{k}" Target="{t}"/>' for k, t in pairs) + "</Relationships>"

        def book(rows="", strings=(), styles=(), start="<worksheet><sheetData>", end="</sheetData></worksheet>"):
            """Parts are pieces of text, or a piece and how often it comes."""
            parts = {
                "_rels/.rels": [relations([("officeDocument", "xl/workbook.xml")])],
                "xl/workbook.xml": ['<workbook><sheets><sheet name="A" r:id="worksheet" xmlns:r="r"/></sheets></workbook>'],
                "xl/_rels/workbook.xml.rels": [relations([("worksheet", "sheet.xml")]
                    + [("sharedStrings", "strings.xml")] * bool(strings) + [("styles", "styles.xml")] * bool(styles))],
                "xl/sheet.xml": [start, *([rows] if isinstance(rows, str) else rows), end],
                "xl/strings.xml": ["<sst>", *strings, "</sst>"],
                "xl/styles.xml": ["<styleSheet><cellXfs>", *styles, "</cellXfs></styleSheet>"],
            }
            with zipfile.ZipFile(path, "w", zipfile.ZIP_DEFLATED) as z:
                for part, pieces in parts.items():
                    with z.open(part, "w", force_zip64=True) as out:
                        for piece in pieces:
                            piece, times = piece if isinstance(piece, tuple) else (piece, 1)
                            piece = piece.encode()
                            block = piece * max(1, min(times, MB // len(piece)))
                            for _ in range(times // (len(block) // len(piece))): out.write(block)

        def bomb(piece, size=128 * MB): return (piece, size // len(piece))
        x = "x" * 10 * 1000 * 1000
        cells = lambda n: "".join('<c t="str"><v>x</v></c>' for _ in range(n))
        laughs = "".join(f'<!ENTITY l{i} "{("&l%d;" % (i - 1)) * 10}">' for i in range(1, 10))
        make = {
            "hugeCell": lambda: text("a,b\n", x, ",1\ny,\n"),
            "hugeQuotedCell": lambda: text('a,b\n"', x, '",1\ny,\n'),
            "hugeHeader": lambda: text(x, ",b\ny,\n"),
            "wideHeader": lambda: text("a," * 1_000_000, "b\ny,\n"),
            "wideRow": lambda: text("a,b\n", "x," * 1_000_000, "\ny,\n"),
            "unclosedQuote": lambda: text('a,b\n"x,1\n', "z,2\n" * 100_000, "y,\n"),
            "unclosedHeader": lambda: text('"a,b\n', "z,2\n" * 1_000_000, "y,\n"),
            "zeroBytes": lambda: text(bytes(10 * MB)),
            "zeroCells": lambda: text("a,b\n", b"\0\0,\0\n" * 100_000, "y,\n"),
            "hugeLine": lambda: text('{"a":1,"b":2}\n{"a":"', x, '"}\n{"a":"y"}\n'),
            "wideObject": lambda: text("{", *(f'"k{i}":1,' for i in range(1_000_000)), '"z":1}\n'),
            "deepValue": lambda: text('{"a":1,"b":2}\n{"a":', "[" * 500_000, "]" * 500_000, '}\n{"a":"y"}\n'),
            "hugeInlineText": lambda: book(f'{head}<row><c t="inlineStr"><is><t>{x}</t></is></c></row>{tail}'),
            "hugeSharedText": lambda: book(f'{head}<row><c t="s"><v>0</v></c></row>{tail}', [f"<si><t>{x}</t></si>"]),
            "hugeFormula": lambda: book(f"{head}<row><c><f>{x}</f><v>1</v></c></row>{tail}"),
            "wideSheet": lambda: book(f"<row>{cells(16_384)}</row>{tail}"),
            "wideSheetRow": lambda: book(f"{head}<row>{cells(500_000)}</row>{tail}"),
            "repeatedText": lambda: book(
                [head, (f'<row>{"<c t=%ss%s><v>0</v></c>" % (chr(34), chr(34)) * 200}</row>', 3_000), tail],
                [f"<si><t>{'x' * 60_000}</t></si>"]),
            "blankBomb": lambda: book([head, bomb(" ", GB)]),
            "rowBomb": lambda: book([head, bomb("<row/>")]),
            "textBomb": lambda: book(head, [bomb("<si/>")]),
            "styleBomb": lambda: book(head, styles=[bomb("<xf/>")]),
            "deepBomb": lambda: book([head, bomb("<a>")]),
            "tagBomb": lambda: book([head, '<row a="', bomb("x")]),
            "commentBomb": lambda: book([head, "<!--", bomb("x")]),
            "longTag": lambda: book([head, '<row a="', ("x", 10 * MB)]),
            "deepTags": lambda: book([head, ("<a>", 5 * MB)]),
            "billionLaughs": lambda: book(
                f"{head}<row><c t='str'><v>&l9;</v></c></row>",
                start=f'<!DOCTYPE w [<!ENTITY l0 "lol">{laughs}]><worksheet><sheetData>'),
            "externalEntity": lambda: book(
                f"{head}<row><c t='str'><v>&e;</v></c></row>",
                start='<!DOCTYPE w [<!ENTITY e SYSTEM "file:///etc/passwd">]><worksheet><sheetData>'),
        }

        def truncated():
            book(head)
            whole = open(path, "rb").read()
            text(whole[:len(whole) * 2 // 3])

        def many():
            """A table of contents of 16 MB: 300,000 entries."""
            entry = struct.pack("<4s6H3I5H2I", b"PK\1\2", 20, 20, *[0] * 7, 1, *[0] * 6) + b"x"
            start = struct.pack("<4s5H3I2H", b"PK\3\4", 20, *[0] * 7, 1, 0) + b"x"
            text(start, entry * 300_000, struct.pack(
                "<4s4H2IH", b"PK\5\6", 0, 0, 300_000 % 65_536, 300_000 % 65_536, len(entry) * 300_000, len(start), 0))

        def endless():
            """64-bit figures that promise four thousand million entries."""
            start = struct.pack("<4s5H3I2H", b"PK\3\4", 20, *[0] * 7, 1, 0) + b"x"
            record = struct.pack("<4sQ2H2I4Q", b"PK\6\6", 44, 45, 45, 0, 0, 1 << 32, 1 << 32, 100, len(start))
            text(start, record, struct.pack("<4sIQI", b"PK\6\7", 0, len(start), 1),
                struct.pack("<4s4H2IH", b"PK\5\6", 0, 0, 65_535, 65_535, 0xFFFFFFFF, 0xFFFFFFFF, 0))

        def lying():
            """A bomb of which the table of contents says that it unpacks to 1000 bytes."""
            book([head, bomb(" ")])
            whole = bytearray(open(path, "rb").read())
            place = whole.rfind(b"PK\1\2", 0, whole.rfind(b"xl/sheet.xml"))
            struct.pack_into("<I", whole, place + 24, 1000)
            text(bytes(whole))

        make.update(lyingBomb=lying, truncated=truncated, manyEntries=many, endlessDirectory=endless)
        make[name]()
        """#
}
