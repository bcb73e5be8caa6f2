import Foundation
import Records
import Tables
import Testing

/// The day on which all tests take place.
func today() throws -> Day { try #require(Day(iso: "2021-12-20")) }

let personalCode = "048203001234|TRAN VAN MAU|2003-02-01|0|163170000000012345|<1<<0900000001<"

/// A citizen of these values; a name and a code are there unless they are given.
func citizen(_ values: KeyValuePairs<String, String>) throws -> Citizen {
    let defaults = [("full_name", "Trần Văn Mẫu"), ("qr", personalCode)]
    let given = values.map { ($0.key, $0.value) }
    let named = given + defaults.filter { name, _ in !given.contains { $0.0 == name } }
    let record = try Record(.citizen, named: named.map { (name: $0.0, value: $0.1) }, today: today())
    guard case .citizen(let citizen) = record else { throw Unexpected() }
    return citizen
}

/// The codes of what is odd about a citizen of these values, who is printed all the same.
func remarks(_ values: KeyValuePairs<String, String>) throws -> [String] {
    let defaults = [("full_name", "Trần Văn Mẫu"), ("qr", personalCode)]
    let given = values.map { ($0.key, $0.value) }
    let named = given + defaults.filter { name, _ in !given.contains { $0.0 == name } }
    return try Reading(.citizen, named: named.map { (name: $0.0, value: $0.1) }, today: today()).remarks.map(
        \.code)
}

/// A venue of these values; a name and a code are there unless they are given.
func venue(_ values: KeyValuePairs<String, String>) throws -> Venue {
    let defaults = [("name", "Quán Phở Mẫu"), ("qr", "https://qr.pccovid.gov.vn/ABCDEF")]
    let given = values.map { ($0.key, $0.value) }
    let named = given + defaults.filter { name, _ in !given.contains { $0.0 == name } }
    let record = try Record(.venue, named: named.map { (name: $0.0, value: $0.1) }, today: today())
    guard case .venue(let venue) = record else { throw Unexpected() }
    return venue
}

/// The codes of the problems that `make` throws; empty if it throws none.
func codes(_ make: () throws -> some Any) throws -> [String] {
    do {
        _ = try make()
        return []
    } catch let problems as Problems {
        return problems.all.map(\.code)
    }
}

/// The codes of a citizen's problems when one field has this value.
func codes(_ field: String, _ value: String) throws -> [String] {
    try codes { try citizen([field: value]) }
}

/// A file in the folder of examples at the root of the package.
func example(_ name: String) -> String {
    URL(filePath: #filePath).deletingLastPathComponent().deletingLastPathComponent()
        .deletingLastPathComponent()
        .appending(path: "Examples/\(name)").path
}

struct Unexpected: Error {}
