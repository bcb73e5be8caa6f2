import Access
import Foundation
import HTTPTypes
import HummingbirdTesting
import Judges
import NIOCore
import Office
import Store
import Testing

@Suite("What survives a crash")
struct RecoveryTests {
    @Test("A copy that was decided and not drawn is drawn at the next start, the same as it would have been")
    func finishes() async throws {
        let office = try await TestOffice()
        try await office.open { counter in
            let print = try await counter.print()
            guard let id = ID<Print>(print.id), let kept = try await office.store.print(id, in: ["W1"]) else {
                Issue.record("the print is not kept")
                return
            }
            // The same decision, as a program leaves it that is killed before it draws.
            let twin = Print(
                id: ID(at: kept.created), unit: "W1", account: kept.account, template: kept.template,
                created: kept.created, minimum: [], subject: "",
                copies: [Copy(number: 1, account: kept.account, decided: kept.created)])
            let opened = try office.key.seal.open(kept.minimum, about: kept.id.text)
            let sealed = Print(
                id: twin.id, unit: "W1", account: kept.account, template: kept.template,
                created: kept.created,
                minimum: try office.key.seal.close(opened, about: twin.id.text), subject: kept.subject,
                copies: twin.copies)
            _ = try await office.store.begin(
                sealed, key: nil, quota: nil, since: .distantPast, TestOffice.act(.print, "W1"))
        }
        // The office opens again and finishes it.
        try await office.open { counter in
            while try await !office.store.unfinishedPrints().isEmpty {
                try await Task.sleep(for: .milliseconds(10))
            }
            let prints = try await office.store.prints(
                in: ["W1"], subject: nil, since: nil, before: nil, limit: 9)
            #expect(prints.count == 2)
            #expect(Set(prints.map { $0.copies[0].document }).count == 1)
        }
    }

    @Test("A document that is lost is drawn again, byte for byte")
    func redraws() async throws {
        let office = try await TestOffice()
        try await office.open { counter in
            let print = try await counter.print()
            let before = try await counter.send(.get, print.document).body
            try FileManager.default.removeItem(atPath: office.scratch.path("documents/\(print.id)-1.pdf"))
            #expect(try await counter.send(.get, print.document).body == before)
        }
    }

    @Test("After its time a document is gone, and a reprint draws it again from what is sealed")
    func purges() async throws {
        let clock = StandingClock()
        let office = try await TestOffice(clock: clock, change: { $0.keepDocuments = 0.5 })
        let folder = office.scratch.path("documents")
        try await office.open { counter in
            let print = try await counter.print()
            clock.advance(by: 0.5)
            #expect(try await counter.send(.get, print.document).status == .ok)
            clock.advance(by: 0.1)
            // Whether or not it lies there still.
            #expect(try await counter.send(.get, print.document).problem == "document.purged")
            while try !FileManager.default.contentsOfDirectory(atPath: folder).isEmpty {
                try await Task.sleep(for: .milliseconds(50))
            }
            #expect(try await counter.send(.get, print.document).problem == "document.purged")
            let again = try await counter.send(
                .post, "/api/v1/prints/\(print.id)/reprints", #"{"reason": "mất thẻ"}"#)
            #expect(again.status == .created)
        }
        guard case .whole = try await office.store.verifyAudit() else {
            Issue.record("the audit trail is broken")
            return
        }
    }

    @Test("Nothing of a person is in the database as it is")
    func sealed() async throws {
        let office = try await TestOffice()
        try await office.open { counter in _ = try await counter.print() }
        for name in ["office.sqlite", "office.sqlite-wal"] {
            let bytes = FileManager.default.contents(atPath: office.scratch.path(name)) ?? Data()
            for text in ["Trần Văn Mẫu", "TRAN VAN MAU", "048203001234", "163170000000012345"] {
                #expect(bytes.range(of: Data(text.utf8)) == nil, "\(name)")
            }
        }
    }
}
