import Fuzzing
import Payloads
import Records
import Transcripts

/// The day on which everything takes place.
let today = Day(iso: "2021-12-20")

fuzz { bytes in
    let payload = Payload(bytes)
    promise(payload.bytes == bytes, "a payload is not what came")
    let readings = [PersonalCode(bytes) != nil, IdentityCard(bytes) != nil, InsuranceCard(bytes) != nil]
    promise(readings.count { $0 } < 2, "a code is two of the three")
    if let code = IdentityCode(bytes) {
        promise(code.transcript == code.source, "a code was not read exactly")
        promise([.personal, .identityCard, .insuranceCard].contains(payload.kind), "a code lost its kind")
    }
    // The same bytes as a row brings them: as a scan and as a code to print, and their parts as the fields beside.
    guard let today, let text = String(validating: bytes, as: UTF8.self) else { return }
    let parts = text.split(separator: "|", omittingEmptySubsequences: false).map(String.init)
    for kind in RecordKind.allCases {
        let fields = zip(kind.fieldNames.filter { !["qr", "scan"].contains($0) }, parts)
        let named = fields.map { (name: $0, value: $1) } + [("scan", text)]
        for row in [named, named + [("qr", text)]] {
            // What the tables of units answered is kept for the next row.
            let reading = kept { try? Reading(kind, named: row, today: today) }
            guard let record = reading?.record else { continue }
            _ = Payload(record.qr).problems(against: record, accepting: Set(PayloadKind.allCases))
        }
    }
}
