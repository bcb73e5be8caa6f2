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

    /// What a template may put into one line.
    private static let lines = [
        ["ward"], ["district"], ["province"], ["ward", "district"], ["district", "province"],
        ["ward", "district", "province"], ["ward", "province"],
    ]

    @Test("No address of the table of units is wider, in any face by more than a letter", arguments: lines)
    func units(_ fields: [String]) throws {
        let addresses = try Self.addresses()
        #expect(addresses.count > 15_000)
        let ours = SampleValues.allCases.compactMap(\.places)
        #expect(ours.allSatisfy(addresses.contains))
        // A ward beside its province alone is one that has no district.
        let isWhole = fields == ["ward", "province"]
        let texts = { (all: [[String: String]]) in
            Set(
                all.filter { !isWhole || $0["district"] == nil }
                    .map { address in fields.compactMap { address[$0] }.joined(separator: ", ") })
        }
        let fonts = try fonts()
        for face in fonts.faces {
            let font = try fonts.face(family: face.family, weight: face.weight)
            let width = { (text: String) in try fonts.shape(text, font: font).advance }
            let room = try texts(ours).map(width).max() ?? 0
            for text in texts(Array(addresses)) {
                #expect(try width(text) < room + 0.6, "\(text) in \(face.family)")
            }
        }
    }

    /// Every ward, of every time, with the units above it.
    private static func addresses() throws -> Set<[String: String]> {
        let table = root.appending(path: "Sources/CUnits/units.tsv")
        let lines = try String(contentsOf: table, encoding: .utf8).split(separator: "\n").dropFirst()
        let units = lines.map { $0.split(separator: "\t", omittingEmptySubsequences: false).map(String.init) }
        var addresses: Set<[String: String]> = []
        for time in "1234" {
            let standing = units.filter { $0[0].contains(time) }
            let byCode = Dictionary(standing.map { ($0[1], $0) }) { first, _ in first }
            for ward in standing where ward[1].count == 5 {
                var address: [String: String] = [:]
                var next: [String]? = ward
                while let unit = next {
                    let level = [2: "province", 3: "district", 5: "ward"][unit[1].count] ?? ""
                    address[level] = "\(words[unit[2]] ?? "") \(unit[3])"
                    next = byCode[unit[4]]
                }
                addresses.insert(address)
            }
        }
        return addresses
    }

    @Test("They are records: nothing in them is a problem", arguments: RecordKind.allCases)
    func printable(_ kind: RecordKind) throws {
        let places = try #require(SampleValues.longestDistrict.places)
        let values = kind.fieldNames.compactMap { name in
            (SampleValues.longestTexts[name] ?? places[name]).map { (name: name, value: $0) }
        }
        let rest = kind == .citizen ? [(name: "qr", value: personalCode)] : [(name: "qr", value: "MAU")]
        #expect(values.count == kind.fieldNames.count)
        _ = try Record(kind, named: values + rest, today: today())
    }

    @Test(
        "The fields that the project's templates leave empty are among them",
        arguments: Template.ids(in: templates))
    func known(_ id: String) throws {
        for field in try template(id).fields where field.initial.isEmpty {
            #expect(SampleValues.longestTexts[field.name] != nil, "\(field.name)")
        }
    }
}
