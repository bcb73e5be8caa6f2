import Foundation
import Payloads
import Records
import Testing

@Suite("The examples in the repository")
struct ExamplesTests {
    @Test(
        "Every example's code is of its record's kind and its own person's",
        arguments: [
            ("residents.csv", RecordKind.citizen, PayloadKind.personal, 600),
            ("venues.csv", .venue, .venue, 120),
        ])
    func examples(_ name: String, _ kind: RecordKind, _ payloadKind: PayloadKind, _ count: Int) throws {
        let root = URL(filePath: #filePath).deletingLastPathComponent().deletingLastPathComponent()
            .deletingLastPathComponent()
        let text = try String(contentsOf: root.appending(path: "Examples/\(name)"), encoding: .utf8)
        // The examples have no quotes, so a line is split without a reader.
        let rows = text.split(whereSeparator: \.isNewline).map {
            $0.split(separator: ",", omittingEmptySubsequences: false).map(String.init)
        }
        let header = try #require(rows.first)
        var fingerprints: Set<String> = []
        for row in rows.dropFirst() {
            let named = zip(header, row).map { (name: $0, value: $1) }
            let record = try Record(kind, named: named, today: today())
            let payload = Payload(record.qr)
            #expect(payload.kind == payloadKind)
            #expect(payload.problems(against: record, accepting: [payloadKind]).isEmpty)
            fingerprints.insert(payload.fingerprint)
        }
        #expect(fingerprints.count == count)
    }
}
