import Payloads
import Records
import Testing

/// The day on which all tests take place.
func today() throws -> Day { try #require(Day(iso: "2021-12-20")) }

/// A citizen with this code; the other values are Trần Văn Mẫu's unless they are given.
func citizen(_ code: String, _ values: KeyValuePairs<String, String> = [:]) throws -> Record {
    let given = values.map { (name: $0.key, value: $0.value) }
    let defaults = [
        (name: "full_name", value: "Trần Văn Mẫu"), (name: "national_id", value: "048203001234"),
        (name: "date_of_birth", value: "01/02/2003"),
    ].filter { entry in !given.contains { $0.name == entry.name } }
    return try Record(.citizen, named: given + defaults + [(name: "qr", value: code)], today: today())
}

/// A venue with this code.
func venue(_ code: String) throws -> Record {
    try Record(.venue, named: [(name: "name", value: "Quán Mẫu"), (name: "qr", value: code)], today: today())
}

/// The problems of a record with its own code.
func problems(_ record: Record, accepting kinds: Set<PayloadKind> = [.personal]) -> [Problem] {
    Payload(record.qr).problems(against: record, accepting: kinds)
}
