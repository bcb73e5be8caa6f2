import Foundation
import Records
import Testing

@Suite("Columns found by their headers")
struct ColumnsTests {
    @Test(
        "Vietnamese and English headers match without case, accents and punctuation",
        arguments: [
            ("Họ và tên", "full_name"), ("HỌ TÊN", "full_name"), ("ho_va_ten", "full_name"),
            ("FullName", "full_name"), ("Ngày, tháng, năm sinh", "date_of_birth"),
            ("Ngày sinh (dd/mm/yyyy)", "date_of_birth"), ("Giới tính", "sex"), ("Số CCCD", "national_id"),
            ("CMND/CCCD", "national_id"), ("Số thẻ BHYT", "health_insurance_no"), ("SĐT", "phone"),
            ("Số điện thoại *", "phone"), ("Địa chỉ", "address"), ("Tổ dân phố", "group"),
            ("Phường/Xã", "ward"), ("Quận/Huyện", "district"), ("Tỉnh/Thành phố", "province"),
            ("Người khai hộ", "declared_by"), ("Mã số", "id"), ("  Hộ khẩu ", "household"),
            ("Ho\u{323} te\u{302}n", "full_name"),
        ])
    func citizenHeaders(_ header: String, _ field: String) throws {
        let others = ["full_name", "qr"].filter { $0 != field }
        #expect(try Columns(header: [header] + others, kind: .citizen).names.first == field)
    }

    @Test(
        "A venue has its own names",
        arguments: [
            ("Tên địa điểm", "name"), ("Loại hình", "type"), ("Chủ cơ sở", "owner"), ("Biển số xe", "plate"),
            ("Tuyến", "route"), ("Cổng", "gate"), ("Mã địa điểm", "id"),
        ])
    func venueHeaders(_ header: String, _ field: String) throws {
        let others = ["name", "qr"].filter { $0 != field }
        #expect(try Columns(header: [header] + others, kind: .venue).names.first == field)
    }

    @Test("Every field is found under its own name", arguments: RecordKind.allCases)
    func ownNames(_ kind: RecordKind) throws {
        let names = kind.fieldNames + ["qr"]
        #expect(try Columns(header: names, kind: kind).names == names)
    }

    @Test("A given name's column is not taken for the full name")
    func givenName() {
        #expect(throws: ColumnsError.self) { try Columns(header: ["Họ", "Tên", "Mã QR"], kind: .citizen) }
    }

    @Test("Missing and doubled columns are one error that lists the header seen")
    func columnsError() throws {
        let error = try #require(throws: ColumnsError.self) {
            try Columns(header: ["Ghi chú", "SĐT", "Điện thoại"], kind: .citizen)
        }
        #expect(error.missing == ["full_name", "qr"])
        #expect(error.doubled == ["phone"])
        #expect(error.message.vi.contains("“Ghi chú”, “SĐT”, “Điện thoại”"))
        #expect(error.message.vi.contains("họ và tên (full_name), mã QR (qr)"))
    }

    @Test("Unknown columns keep their headers in snake_case; none shadows another")
    func unknownColumns() throws {
        let header = ["Họ tên", "Ghi chú", "", "qr", "ghi-chú", "日本", "Đợt 2 (12/2021)"]
        let names = try Columns(header: header, kind: .citizen).names
        #expect(
            names == ["full_name", "ghi_chu", "column_3", "qr", "ghi_chu_2", "column_6", "dot_2_12_2021"])
    }

    @Test("A column is mapped to a field by its header; the usual names stay for the others")
    func map() throws {
        let header = ["STT", "Tên đầy đủ", "Họ tên", "Chuỗi mã"]
        let columns = try Columns(
            header: header, kind: .citizen, map: ["ten day du": "full_name", "Chuỗi mã": "qr"])
        #expect(columns.names == ["stt", "full_name", "ho_ten", "qr"])
    }

    @Test(
        "A column is mapped to a name that only the template knows, and is that, whatever its own name says")
    func mapToOther() throws {
        let header = ["STT", "Họ tên", "Số CCCD", "Mã QR"]
        let map = ["STT": "queue", "Số CCCD": "shelf"]
        let columns = try Columns(header: header, kind: .citizen, map: map, others: ["queue", "shelf"])
        #expect(columns.names == ["queue", "full_name", "shelf", "qr"])
        #expect(throws: ColumnsError.self) { try Columns(header: header, kind: .citizen, map: map) }
    }

    @Test("A map to what is not there is an error that names it and lists what is there")
    func badMap() throws {
        let header = ["Họ tên", "Mã QR"]
        let noColumn = try #require(throws: ColumnsError.self) {
            try Columns(header: header, kind: .citizen, map: ["Họ": "full_name"])
        }
        #expect(noColumn.message.vi.contains("“Họ”") && noColumn.message.vi.contains("“Họ tên”, “Mã QR”"))
        let noField = try #require(throws: ColumnsError.self) {
            try Columns(header: header, kind: .citizen, map: ["Họ tên": "ful_name"])
        }
        #expect(noField.message.en.contains("Near: full_name"))
    }

    @Test("A missing column shows the header most like it and how to map it")
    func nearestColumn() throws {
        let error = try #require(throws: ColumnsError.self) {
            try Columns(header: ["STT", "Họ và tên người dân", "Mã QR"], kind: .citizen)
        }
        #expect(error.message.vi.contains("--map \"Họ và tên người dân=full_name\""))
        let far = try #require(throws: ColumnsError.self) {
            try Columns(header: ["STT", "Ghi chú", "Mã QR"], kind: .citizen)
        }
        #expect(!far.message.vi.contains("--map"))
    }

    @Test("Beside a column for CCCD one for CMND is the old number; alone it is the number")
    func oldCards() throws {
        let both = ["Họ tên", "Số CMND", "Số CCCD", "Mã QR"]
        #expect(
            try Columns(header: both, kind: .citizen).names == ["full_name", "old_id", "national_id", "qr"])
        let one = ["Họ tên", "Số CMND", "Mã QR"]
        #expect(try Columns(header: one, kind: .citizen).names == ["full_name", "national_id", "qr"])
        #expect(throws: ColumnsError.self) {
            try Columns(header: ["Họ tên", "CCCD", "Căn cước", "Mã QR"], kind: .citizen)
        }
    }

    @Test("The score of a line counts the fields that it names")
    func score() {
        #expect(Columns.score(["DANH SÁCH CÔNG DÂN", "", ""], kind: .citizen) == 0)
        #expect(Columns.score(["STT", "Họ tên", "Ngày sinh", "Tên", "Mã QR"], kind: .citizen) == 3)
    }

    @Test("Every header in the documentation is found as its field", arguments: RecordKind.allCases)
    func documented(_ kind: RecordKind) throws {
        let text = try String(
            contentsOf: URL(filePath: example("../Documentation/Columns.md")), encoding: .utf8)
        let section = try #require(
            text.components(separatedBy: "\n## ").first {
                $0.hasPrefix(kind == .citizen ? "Residents" : "Venues")
            })
        let rows = section.split(separator: "\n").filter { $0.hasPrefix("| `") }
        #expect(rows.count == kind.fieldNames.count + (kind == .citizen ? 2 : 1))
        for row in rows {
            let cells = row.split(separator: "|").map { $0.matches(of: /`([^`]+)`/).map { String($0.1) } }
            let field = try #require(cells.first?.first)
            for header in try #require(cells.last) {
                let needed = (kind == .citizen ? ["full_name", "qr"] : ["name", "qr"]).filter { $0 != field }
                #expect(try Columns(header: [header] + needed, kind: kind).names[0] == field, "\(header)")
            }
        }
    }
}
