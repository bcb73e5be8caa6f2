import Drawing
import Foundation
import Pages
import Records
import Testing

/// Every folder of `Cases` is a record and what its pages must be.
///
/// `RECORD=1 swift test --filter CaseTests` writes what they are now, and fails; look at every change before it is
/// committed.
@Suite("Recorded pages")
struct CaseTests {
    static let isRecording = ProcessInfo.processInfo.environment["RECORD"] == "1"

    @Test("There are cases for every template")
    func allTemplates() throws {
        let ids = try Case.names.map { try Case($0).order.template }
        #expect(Set(ids) == Set(Template.ids(in: templates)))
        #expect(ids.count >= 17)
    }

    @Test("The pages are those that were recorded", arguments: Case.names)
    func pages(_ name: String) throws {
        let proof = try Case(name).proof()
        if Self.isRecording {
            try Case.record(proof, as: name)
            Issue.record("recorded; run again without RECORD")
            return
        }
        let old = try Case.recorded(name)
        #expect(old.keys.sorted() == proof.keys.sorted(), "the sides are others")
        for (file, bytes) in proof.sorted(by: { $0.key > $1.key }) where old[file] != bytes {
            let actual = try Case.keep(bytes, as: "\(name)/\(file)")
            let difference =
                try file == "page.txt"
                ? Case.difference(old[file], bytes) : Case.picture(ofDifference: old[file], actual)
            Issue.record("\(name)/\(file): \(difference)\nactual: \(actual)")
        }
    }
}
