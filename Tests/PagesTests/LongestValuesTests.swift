import Drawing
import Foundation
import Pages
import Records
import Testing

@Suite("The longest values that templates are tried with")
struct LongestValuesTests {
    private static let words = [
        "P": "Phường", "X": "Xã", "TT": "Thị trấn", "ĐK": "Đặc khu", "Q": "Quận", "H": "Huyện",
        "TX": "Thị xã", "TP": "Thành phố", "T": "Tỉnh",
    ]

    @Test(
        "No unit's name is wider, in any face by more than a letter",
        arguments: [(2, "province"), (3, "district"), (5, "ward")])
    func units(_ digits: Int, _ field: String) throws {
        let table = root.appending(path: "Sources/CUnits/units.tsv")
        let lines = try String(contentsOf: table, encoding: .utf8).split(separator: "\n").dropFirst()
        let names = Set(
            lines.compactMap { line -> String? in
                let cells = line.split(separator: "\t", omittingEmptySubsequences: false)
                guard cells[1].count == digits, let word = Self.words[String(cells[2])] else { return nil }
                return "\(word) \(cells[3])"
            })
        #expect(names.count > 60)
        let (fonts, longest) = (try fonts(), try #require(SampleValues.longestTexts[field]))
        #expect(names.contains(longest))
        for face in fonts.faces {
            let font = try fonts.face(family: face.family, weight: face.weight)
            let room = try fonts.shape(longest, font: font).advance
            for name in names {
                #expect(try fonts.shape(name, font: font).advance < room + 0.6, "\(name) in \(face.family)")
            }
        }
    }

    @Test("They are records: nothing in them is a problem", arguments: RecordKind.allCases)
    func printable(_ kind: RecordKind) throws {
        let values = kind.fieldNames.compactMap { name in
            SampleValues.longestTexts[name].map { (name: name, value: $0) }
        }
        let rest = kind == .citizen ? [(name: "qr", value: personalCode)] : [(name: "qr", value: "MAU")]
        #expect(values.count == kind.fieldNames.count)
        _ = try Record(kind, named: values + rest, today: today())
    }

    @Test("The fields of the project's templates are among them", arguments: Template.ids(in: templates))
    func known(_ id: String) throws {
        for field in try template(id).fields where field.name != Template.mask {
            #expect(SampleValues.longestTexts[field.name] != nil, "\(field.name)")
        }
    }
}
