import Foundation
import HTTPTypes
import HummingbirdTesting
import Judges
import NIOCore
import Office
import Store
import Testing

@Suite("One piece at a time")
struct PrintTests {
    @Test("A resident's print is told without the person, and its document decodes to that resident")
    func prints() async throws {
        let office = try await TestOffice()
        try await office.open { counter in
            let response = try await counter.send(.post, "/api/v1/prints", TestOffice.resident)
            #expect(response.status == .created)
            let text = String(buffer: response.body)
            #expect(!text.contains("Trần") && !text.contains("048203001234"))
            let print = try response.json(PrintBody.self)
            #expect(response.headers[.location] == "/api/v1/prints/\(print.id)")
            #expect(print.state == "printed" && print.copy == 1 && print.unit == "W1")

            let document = try await counter.send(.get, print.document)
            #expect(document.headers[.contentType] == "application/pdf")
            #expect(document.headers[.eTag] == "\"\(print.copies[0].sha256 ?? "")\"")
            let pdf = ForeignPDF(try office.scratch.file("card.pdf", document.body.readableBytesView))
            let picture = try pdf.raster(page: 1, dpi: 300, in: office.scratch)
            let found = try Readers.zxing(picture).map { String(decoding: $0.payload, as: UTF8.self) }
            #expect(found == [TestOffice.payload])

            let png = try await counter.send(.get, print.document, headers: [.accept: "image/png"])
            #expect(png.body.readableBytesView.starts(with: [0x89, 0x50, 0x4E, 0x47]))
            let part = try await counter.send(.get, print.document, headers: [.range: "bytes=-10"])
            #expect(part.status == .partialContent)
            #expect(part.body.readableBytesView.elementsEqual(document.body.readableBytesView.suffix(10)))
        }
    }

    @Test("The same key and body give the same answer and one print; another body is refused")
    func keys() async throws {
        let office = try await TestOffice()
        try await office.open { counter in
            let answers = try await withThrowingTaskGroup(of: String.self) { group in
                for _ in 0..<12 {
                    group.addTask {
                        let response = try await counter.send(
                            .post, "/api/v1/prints", TestOffice.resident, key: "k-1")
                        #expect(response.status == .created)
                        return String(buffer: response.body)
                    }
                }
                return try await group.reduce(into: Set<String>()) { $0.insert($1) }
            }
            #expect(answers.count == 1)
            let other = TestOffice.resident.replacing(
                "\"national_id\"", with: "\"group\": \"Tổ 5\", \"national_id\"")
            let refused = try await counter.send(.post, "/api/v1/prints", other, key: "k-1")
            #expect(refused.status == .unprocessableContent && refused.problem == "key.taken")
            // Another account's keys are its own.
            #expect(try await counter.print(as: "machine W1", key: "k-1").copy == 1)
        }
        let prints = try await office.store.prints(
            in: ["W1"], subject: nil, since: nil, before: nil, limit: 10)
        #expect(prints.map(\.copies.count) == [1, 1])
    }

    @Test("A reprint needs a reason, has the next number, and says so on the card")
    func reprints() async throws {
        let office = try await TestOffice()
        try await office.open { counter in
            let print = try await counter.print()
            let path = "/api/v1/prints/\(print.id)/reprints"
            #expect(try await counter.send(.post, path, #"{"reason": " "}"#).problem == "reason.missing")
            let body = #"{"reason": "thẻ bị ướt"}"#
            let again = try await counter.send(.post, path, body, key: "r-1")
            let second = try again.json(PrintBody.self)
            #expect(again.status == .created && second.copy == 2 && second.copies[1].reason == "thẻ bị ướt")
            #expect(try await counter.send(.post, path, body, key: "r-1").body == again.body)

            let document = try await counter.send(.get, print.document)
            let pdf = ForeignPDF(try office.scratch.file("second.pdf", document.body.readableBytesView))
            let words = try pdf.words().joined().map(\.text).joined(separator: " ")
            #expect(words.contains("Bản 2"))
            let first = try await counter.send(.get, "\(print.document)?copy=1")
            #expect(first.headers[.eTag] == "\"\(print.copies[0].sha256 ?? "")\"")
        }
    }

    @Test("What is void is not printed again, and not voided twice")
    func void() async throws {
        let office = try await TestOffice()
        try await office.open { counter in
            let print = try await counter.print()
            let path = "/api/v1/prints/\(print.id)"
            let body = #"{"reason": "nhập sai người"}"#
            #expect(try await counter.send(.post, "\(path)/hand-over", "{}").status == .ok)
            let voided = try await counter.send(.post, "\(path)/void", body)
            #expect(try voided.json(PrintBody.self).state == "void")
            for action in ["void", "reprints"] {
                let refused = try await counter.send(.post, "\(path)/\(action)", body)
                #expect(refused.status == .conflict && refused.problem == "print.state", "\(action)")
            }
        }
    }

    @Test("The quota of the day counts reprints, and leaves others alone")
    func quota() async throws {
        let office = try await TestOffice(quota: 2)
        try await office.open { counter in
            let print = try await counter.print()
            let reason = #"{"reason": "mất thẻ"}"#
            let path = "/api/v1/prints/\(print.id)/reprints"
            #expect(try await counter.send(.post, path, reason).status == .created)
            #expect(try await counter.send(.post, path, reason).problem == "quota.used")
            #expect(
                try await counter.send(.post, "/api/v1/prints", TestOffice.resident).problem == "quota.used")
            #expect(try await counter.print(as: "unit-admin W1").copy == 1)
        }
    }

    @Test(
        "A bad record is 422 with every problem at once, in the language asked for", arguments: ["vi", "en"])
    func problems(language: String) async throws {
        let office = try await TestOffice()
        try await office.open { counter in
            let body = """
                {"template": "wallet-card", "record": {"full_name": "Trần 😀 Mẫu", "date_of_birth": "31/02/2003",
                "phone": "12", "qr": "079190004321|LE THI KHAC|1990-08-15|0|1|<2<<<"}}
                """
            let response = try await counter.send(
                .post, "/api/v1/prints", body, headers: [.acceptLanguage: language])
            #expect(response.status == .unprocessableContent)
            #expect(response.headers[.contentLanguage] == language)
            let problem = try response.json(ProblemBody.self)
            #expect(problem.code == "record.rejected")
            let codes = Set(problem.problems?.map(\.code) ?? [])
            #expect(codes.isSuperset(of: ["name.symbol", "birth.impossible", "phone.format"]))
            // Nothing that was sent comes back: not the name, not the code.
            let text = String(buffer: response.body)
            #expect(!text.contains("KHAC") && !text.contains("079190004321"))
        }
        #expect(
            try await office.store.prints(in: ["W1"], subject: nil, since: nil, before: nil, limit: 9).isEmpty
        )
    }

    @Test(
        "What is not a print request says so",
        arguments: [
            ("{", 400), ("[]", 400), (#"{"record": {}}"#, 400),
            (#"{"template": "wallet-card", "record": {"qr": 1}}"#, 400),
            (#"{"template": "nothing", "record": {}}"#, 422),
            (#"{"template": "wallet-card", "record": {}, "settings": {"no_such": "x"}}"#, 422),
            (#"{"template": "wallet-card", "record": {}}"#, 422),
            (#"{"template": "wallet-card", "record": {}, "unit": "W2"}"#, 422),
        ])
    func malformed(body: String, status: Int) async throws {
        let office = try await TestOffice()
        try await office.open { counter in
            let response = try await counter.send(.post, "/api/v1/prints", body)
            #expect(response.status.code == status)
            #expect(response.headers[.contentType] == "application/problem+json")
        }
    }
}
