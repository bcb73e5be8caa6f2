import Foundation
import HTTPTypes
import HummingbirdTesting
import Judges
import NIOCore
import Testing

@Suite("A table as a batch")
struct BatchTests {
    private static let table = """
        full_name,date_of_birth,national_id,qr
        Trần Văn Mẫu,01/02/2003,048203001234,048203001234|TRAN VAN MAU|2003-02-01|0|163170000000012345|<1<<0900000001<
        Không Có Mã,01/02/2003,048203001235,
        """

    private static func form(_ table: String, _ fields: [String: String] = ["template": "wallet-card"])
        -> String
    {
        let parts = fields.sorted { $0.key < $1.key }.map { name, value in
            "--edge\r\nContent-Disposition: form-data; name=\"\(name)\"\r\n\r\n\(value)\r\n"
        }
        return parts.joined()
            + "--edge\r\nContent-Disposition: form-data; name=\"file\"; filename=\"danh sách.csv\"\r\n"
            + "Content-Type: text/csv\r\n\r\n\(table)\r\n--edge--\r\n"
    }

    private static let headers: HTTPFields = [.contentType: "multipart/form-data; boundary=edge"]

    @Test("Good rows are printed, bad ones come back, and the events end with the batch")
    func prints() async throws {
        let office = try await TestOffice()
        try await office.open { counter in
            let taken = try await counter.send(
                .post, "/api/v1/batches", Self.form(Self.table), key: "b-1", headers: Self.headers)
            #expect(taken.status == .accepted)
            let batch = try taken.json(BatchBody.self)
            #expect(batch.state == "waiting")
            let path = "/api/v1/batches/\(batch.id)"
            let end = try await counter.end(of: batch.id)
            #expect(end.state == "printed" && end.rows == 2 && end.printed == 1 && end.rejected == 1)
            #expect(end.documents == 1)

            let document = try await counter.send(.get, "\(path)/documents/1")
            let pdf = ForeignPDF(try office.scratch.file("sheet.pdf", document.body.readableBytesView))
            let picture = try pdf.raster(page: 1, dpi: 300, in: office.scratch)
            let found = try Readers.zxing(picture).map { String(decoding: $0.payload, as: UTF8.self) }
            #expect(found == [TestOffice.payload])
            let rejects = String(buffer: try await counter.send(.get, "\(path)/rejects").body)
            #expect(rejects.contains("Không Có Mã") && !rejects.contains("Trần Văn Mẫu"))
            let manifest = String(buffer: try await counter.send(.get, "\(path)/manifest").body)
            #expect(manifest.contains("wallet-card-0001.pdf"))
            #expect(try await counter.send(.get, "\(path)/documents/2").problem == "missing")

            let events = String(buffer: try await counter.send(.get, "\(path)/events").body)
            #expect(events.contains("event: end") && events.contains("\"state\":\"printed\""))
            // The same request again answers with the same batch, as it was taken in.
            let again = try await counter.send(
                .post, "/api/v1/batches", Self.form(Self.table), key: "b-1", headers: Self.headers)
            #expect(again.status == .accepted && again.body == taken.body)
            #expect(try await counter.send(.delete, path).problem == "batch.state")
        }
    }

    @Test(
        "What cannot be printed is said at once",
        arguments: [
            (["template": "nothing"], "template.unknown"),
            (["template": "wallet-card", "sheet": "a9"], "sheet.unknown"),
            (["template": "wallet-card", "group_by": "phone"], "sheet.unfit"), ([:], "request.malformed"),
        ])
    func refused(fields: [String: String], code: String) async throws {
        let office = try await TestOffice()
        try await office.open { counter in
            let response = try await counter.send(
                .post, "/api/v1/batches", Self.form(Self.table, fields), headers: Self.headers)
            #expect(response.problem == code)
        }
        #expect(try FileManager.default.contentsOfDirectory(atPath: office.scratch.path("batches")).isEmpty)
    }

    @Test("A table that cannot be read fails with a reason and stays alone")
    func unreadable() async throws {
        let office = try await TestOffice()
        try await office.open { counter in
            let taken = try await counter.send(
                .post, "/api/v1/batches", Self.form("a,b\n1,2\n"), headers: Self.headers)
            let batch = try taken.json(BatchBody.self)
            let end = try await counter.end(of: batch.id)
            #expect(end.state == "failed" && end.failure == "table.columns")
            #expect(
                try await counter.send(.get, "/api/v1/batches/\(batch.id)/rejects").problem == "batch.state")
        }
    }

    @Test("A volunteer sees only what they handed in themselves")
    func volunteers() async throws {
        let office = try await TestOffice()
        try await office.open { counter in
            let own = try await counter.send(
                .post, "/api/v1/batches", as: "volunteer W1", Self.form(Self.table), headers: Self.headers
            ).json(BatchBody.self)
            let others = try await counter.send(
                .post, "/api/v1/batches", Self.form(Self.table), headers: Self.headers
            ).json(BatchBody.self)
            #expect(try await counter.end(of: own.id, as: "volunteer W1").state == "printed")
            let foreign = try await counter.send(.get, "/api/v1/batches/\(others.id)", as: "volunteer W1")
            #expect(foreign.problem == "missing")
            let list = String(
                buffer: try await counter.send(.get, "/api/v1/batches", as: "volunteer W1").body)
            #expect(list.contains(own.id) && !list.contains(others.id))
        }
    }
}
