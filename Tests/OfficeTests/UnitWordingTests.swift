import Foundation
import HTTPTypes
import HummingbirdTesting
import Judges
import NIOCore
import Office
import Pages
import Store
import Testing

@Suite("What a unit says and prints with")
struct UnitWordingTests {
    @Test("A unit's words are on its cards; where it has none, those of the unit above it")
    func wording() async throws {
        let office = try await TestOffice()
        try await office.store.keep(
            settings: ["hotline": "19001905"], of: "P", TestOffice.act(.keepSettings, "P"))
        try await office.store.keep(
            settings: ["hotline": "02363123456"], of: "W2", TestOffice.act(.keepSettings, "W2"))
        try await office.open { counter in
            for (who, hotline) in [("clerk W1", "19001905"), ("clerk W2", "02363123456")] {
                let print = try await counter.print(as: who)
                let document = try await counter.send(.get, print.document, as: who)
                let pdf = ForeignPDF(try office.scratch.file("card.pdf", document.body.readableBytesView))
                let words = try pdf.words().joined().map(\.text)
                #expect(words.contains(hotline), "\(who)")
            }
        }
    }

    @Test("A printer that is two millimetres off is made good, and one that nobody knows is refused")
    func printers() async throws {
        let office = try await TestOffice()
        let profile = try PrinterProfile(
            front: .init(x: 2, y: 0), back: .init(x: 0, y: 0), scale: .init(x: 100, y: 100))
        try await office.store.keep(
            printer: "quay-1", profile: Array(profile.yaml.utf8), of: "P", TestOffice.act(.keepPrinter, "P"))
        try await office.open { counter in
            func left(_ printer: String) async throws -> Double {
                let body = TestOffice.resident.replacing("{\"template\"", with: "{\(printer)\"template\"")
                let print = try await counter.send(.post, "/api/v1/prints", body).json(PrintBody.self)
                let document = try await counter.send(.get, print.document)
                let pdf = ForeignPDF(try office.scratch.file("card.pdf", document.body.readableBytesView))
                let word = try pdf.words().first?.first { $0.text == "Mẫu" }
                return try #require(word).x
            }
            let moved = try await left(#""printer": "quay-1", "#) - left("")
            // Two millimetres in points.
            #expect(abs(moved - 5.669) < 0.05)
            let body = TestOffice.resident.replacing(
                "{\"template\"", with: #"{"printer": "nobody", "template""#)
            #expect(try await counter.send(.post, "/api/v1/prints", body).problem == "printer.unknown")
        }
    }
}
