import Foundation
import Judges
import Testing

/// The way of an old poster: printed, photographed, read, printed again, and read by somebody else.
@Suite("From a photo to a fresh print")
struct ReprintCommandTests {
    private let paper: Paper
    private let scratch: Scratch

    init() throws {
        scratch = try Scratch()
        paper = Paper(scratch: scratch)
    }

    private func qrpress(_ arguments: String...) throws -> Tool.Answer {
        try Project.qrpress()(arguments, in: scratch.folder)
    }

    private func render(_ template: String, _ table: String, _ folder: String) throws -> String {
        let answer = try qrpress(
            "render", template, table, "-o", scratch.path(folder), "--home", Project.root, "--date",
            "2021-12-20")
        #expect(answer.status == 0, "\(answer.errors)")
        return scratch.path("\(folder)/\(template)-0001.pdf")
    }

    /// What two foreign readers find on a page, both sorted.
    private func readers(_ pdf: String, page: Int = 1) throws -> (zxing: [[UInt8]], zbar: [[UInt8]]) {
        let picture = try paper.page(pdf, page: page, dpi: 300)
        let order = { (a: [UInt8], b: [UInt8]) in a.lexicographicallyPrecedes(b) }
        return (
            try Readers.zxing(picture).map(\.payload).sorted(by: order), try paper.zbar(picture)
        )
    }

    @Test(
        "A photographed poster becomes a fresh one with the same payload, byte for byte",
        arguments: [
            "https://tokhaiyte.vn/?page=Group.checkin&groupId=000000000000000000abc123",
            "https://quanly.bluezone.gov.vn/qr/0123456789abcdef",
            "https://kbyt.khambenh.gov.vn/qr/00000000-0000-4000-8000-000000000001",
            "https://qr.pccovid.gov.vn/ZLLHAT", "https://a.vn/Điểm?tên=Chợ%20Mẫu&x='+\"1\"",
        ])
    func poster(_ payload: String) throws {
        let quoted = payload.replacing("\"", with: "\"\"")
        let old = try scratch.file("old.csv", "name,qr\nChợ Cũ,\"\(quoted)\"\n".utf8)
        let photo = try paper.photo(
            of: try paper.page(try render("venue-poster", old, "old"), dpi: 100), as: "photo.jpg")
        let read = try qrpress("read", photo, "--csv", "new.csv")
        #expect(read.status == 0, "\(read.errors)")
        #expect(read.text.contains(payload) && read.errors.contains("“name”"))
        #expect(read.errors.contains("qrpress render venue-poster new.csv -o out"))
        // Until the name is filled in, nothing is printed.
        let early = try qrpress(
            "render", "venue-poster", "new.csv", "-o", scratch.path("early"), "--home", Project.root)
        #expect(early.status == 65)
        try paper.fill("name", of: scratch.path("new.csv"), by: "qr", [payload: "Chợ Mới"])
        let found = try readers(try render("venue-poster", scratch.path("new.csv"), "new"))
        #expect(found.zxing == [Array(payload.utf8)] && found.zbar == [Array(payload.utf8)])
    }

    @Test("A photographed sheet of ten cards becomes the same ten cards")
    func cards() throws {
        let lines = try String(contentsOfFile: "\(Project.root)/Examples/residents.csv", encoding: .utf8)
            .split(whereSeparator: \.isNewline).prefix(11)
        let old = try scratch.file("old.csv", lines.joined(separator: "\n").utf8)
        let cells = lines.dropFirst().map { $0.split(separator: ",", omittingEmptySubsequences: false) }
        let names = Dictionary(cells.map { (String($0[11]), String($0[1])) }) { first, _ in first }
        let photo = try paper.photo(
            of: try paper.page(try render("wallet-card", old, "old"), dpi: 200), as: "photo.jpg")
        let read = try qrpress("read", photo, "--csv", "new.csv")
        #expect(read.status == 0, "\(read.errors)")
        for cell in cells { #expect(!read.text.contains(cell[4]), "a whole number was shown") }
        try paper.fill("full_name", of: scratch.path("new.csv"), by: "qr", names)
        let new = try render("wallet-card", scratch.path("new.csv"), "new")
        let payloads = names.keys.map { Array($0.utf8) }.sorted { $0.lexicographicallyPrecedes($1) }
        let found = try readers(new)
        #expect(payloads.count == 10 && found.zxing == payloads && found.zbar == payloads)
        // What the code says of its person is on the card again.
        let words = try ForeignPDF(new).words()[0].map(\.text)
        #expect(words.contains { $0.hasSuffix(cells[0][4].suffix(6)) } && words.contains("**/**/2012"))
    }

    @Test("With --set the table is complete at once; a code that is there twice is printed once")
    func filled() throws {
        let code = try paper.code("https://tokhaiyte.vn/?page=Group.checkin&groupId=1", as: "a.png")
        let read = try qrpress(
            "read", code, code, "--csv", "new.csv", "--set", "name=Chợ Mẫu", "--set", "owner=Lê Văn A")
        #expect(read.status == 0 && read.errors.contains("1 mã trùng") && !read.errors.contains("Điền"))
        let pdf = try render("venue-poster", scratch.path("new.csv"), "new")
        #expect(try ForeignPDF(pdf).words().count == 1)
        #expect(try String(contentsOfFile: scratch.path("new.csv"), encoding: .utf8).contains("Lê Văn A"))
    }

    @Test("Codes of people and of places go into two tables, cards into none")
    func kinds() throws {
        let person = "048203001234|TRAN VAN MAU|2003-02-01|0|163170000000012345|<1<<0900000001<"
        let card = "048203001234||Trần Văn Mẫu|01022003|Nam|Tổ 5, Hòa Thuận Tây, Hải Châu, Đà Nẵng|22062021"
        let files = [
            try paper.code(person, as: "a.png"),
            try paper.code("https://qr.pccovid.gov.vn/ZLLHAT", as: "b.png"),
            try paper.code(card, as: "c.png"),
        ]
        let read = try Project.qrpress()(["read"] + files + ["--csv", "all.csv"], in: scratch.folder)
        #expect(read.status == 0 && read.errors.contains("1 mã không được in lại"), "\(read.errors)")
        let list = try FileManager.default.contentsOfDirectory(atPath: scratch.folder)
        #expect(Set(list.filter { $0.hasSuffix(".csv") }) == ["all-citizen.csv", "all-venue.csv"])
        let people = try String(contentsOfFile: scratch.path("all-citizen.csv"), encoding: .utf8)
        let places = try String(contentsOfFile: scratch.path("all-venue.csv"), encoding: .utf8)
        #expect(people.contains(person) && people.contains("TRAN VAN MAU") && !people.contains("Trần"))
        #expect(places.contains("https://qr.pccovid.gov.vn/ZLLHAT") && !places.contains("Trần"))
    }

    @Test("An identity card is read, masked, and never becomes a row", arguments: [true, false])
    func identityCard(isMasked: Bool) throws {
        let card = "079190004321|025123456|Nguyễn Thị Thử Nghiệm|15081990|Nữ|Số 12 Đường Mẫu, Quận 1|10042021"
        let file = try paper.code(card, as: "a.png")
        let options = isMasked ? [] : ["--set", "mask=no"]
        let read = try Project.qrpress()(["read", file, "--csv", "new.csv"] + options, in: scratch.folder)
        #expect(read.status == 65 && read.text.contains("KHÔNG, NO") && read.text.contains("CCCD"))
        #expect(
            read.text.contains("079190004321") == !isMasked && read.text.contains("15/08/1990") == !isMasked)
        #expect(read.text.contains("******004321") == isMasked && read.text.contains(card) == !isMasked)
        #expect(!read.errors.contains("079190004321"))
        #expect(!FileManager.default.fileExists(atPath: scratch.path("new.csv")))
    }

    @Test("A table that is there is never written over, and nothing is read")
    func existing() throws {
        let file = try paper.code("https://qr.pccovid.gov.vn/ZLLHAT", as: "a.png")
        let table = try scratch.file("new.csv", "name\nChợ Mẫu\n".utf8)
        let read = try qrpress("read", file, "--csv", table)
        #expect(read.status == 73 && read.errors.contains("new.csv") && read.output.isEmpty)
        #expect(try String(contentsOfFile: table, encoding: .utf8) == "name\nChợ Mẫu\n")
        #expect(try qrpress("read", file, "--csv", "none/new.csv").status == 73)
    }

    @Test("A table that cannot be written whole leaves nothing behind")
    func full() throws {
        let file = try paper.code("https://qr.pccovid.gov.vn/ZLLHAT", as: "a.png")
        let program = try Project.qrpress().path
        // A limit of no bytes stands for the full disk.
        let read = try Tool("sh")([
            "-c",
            "cd \"$3\" && (trap '' XFSZ; ulimit -f 0; exec \"$1\" read \"$2\" --csv new.csv) 2>&1 | cat",
            "sh", program, file, scratch.folder,
        ])
        #expect(read.text.contains("Không ghi được new.csv"), "\(read.text)")
        let list = try FileManager.default.contentsOfDirectory(atPath: scratch.folder)
        #expect(!list.contains { $0.hasPrefix("new.csv") })
    }
}
