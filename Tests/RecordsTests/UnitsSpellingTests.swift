import Records
import Testing

@Suite("How units are written")
struct UnitsSpellingTests {
    struct Case: Sendable, CustomTestStringConvertible {
        let ward: String?
        let district: String?
        let province: String?
        let path: String

        init(_ ward: String?, _ district: String?, _ province: String?, _ path: String) {
            self.ward = ward
            self.district = district
            self.province = province
            self.path = path
        }

        var testDescription: String { [ward, district, province].map { $0 ?? "–" }.joined(separator: " | ") }
    }

    static let benNghe = "Phường Bến Nghé, Quận 1, Thành phố Hồ Chí Minh"

    static let cases = [
        // Kinds, in full, short and not at all.
        Case("Phường Bến Nghé", "Quận 1", "Thành phố Hồ Chí Minh", benNghe),
        Case("P. Bến Nghé", "Q. 1", "TP. Hồ Chí Minh", benNghe),
        Case("P.Bến Nghé", "Q.1", "TP.HCM", benNghe),
        Case("P Bến Nghé", "Q1", "Tp HCM", benNghe), Case("Bến Nghé", "1", "TPHCM", benNghe),
        Case("bến nghé", "quận 01", "T.P Hồ Chí Minh", benNghe),
        Case("BẾN NGHÉ", "Quận Một", "Sài Gòn", benNghe),
        Case("phuong ben nghe", "quan 1", "ho chi minh", benNghe),
        Case("TT. Cát Bà", "H. Cát Hải", "Hải Phòng", "Thị trấn Cát Bà, Huyện Cát Hải, Thành phố Hải Phòng"),
        Case("TT Cát Bà", "Cát Hải", "TP Hải Phòng", "Thị trấn Cát Bà, Huyện Cát Hải, Thành phố Hải Phòng"),
        Case("X. Trà Mai", "H Nam Trà My", "T. Quảng Nam", "Xã Trà Mai, Huyện Nam Trà My, Tỉnh Quảng Nam"),
        Case(nil, "TX. Sa Pa", "Lào Cai", "Thị xã Sa Pa, Tỉnh Lào Cai"),
        Case("ĐK. Phú Quốc", nil, "An Giang", "Đặc khu Phú Quốc, Tỉnh An Giang"),
        Case(nil, nil, "Thủ đô Hà Nội", "Thành phố Hà Nội"),
        // Codes.
        Case("26740", "760", "79", benNghe),
        Case("1", "1", "1", "Phường Phúc Xá, Quận Ba Đình, Thành phố Hà Nội"),
        Case("00001", "001", "001", "Phường Phúc Xá, Quận Ba Đình, Thành phố Hà Nội"),
        Case(nil, nil, "079", "Thành phố Hồ Chí Minh"),
        // Numbers.
        Case("Phường 01", "Quận 3", "TP.HCM", "Phường 1, Quận 3, Thành phố Hồ Chí Minh"),
        Case("F1", "Q3", "HCM", "Phường 1, Quận 3, Thành phố Hồ Chí Minh"),
        Case("P1", "Q3", "HCM", "Phường 1, Quận 3, Thành phố Hồ Chí Minh"),
        Case("P.01", "Q. Ba", "HCM", "Phường 1, Quận 3, Thành phố Hồ Chí Minh"),
        Case("Xã Hòa Tú II", "Mỹ Xuyên", "Sóc Trăng", "Xã Hòa Tú 2, Huyện Mỹ Xuyên, Tỉnh Sóc Trăng"),
        Case(
            "Phường Hải Châu 1", "Hải Châu", "Đà Nẵng", "Phường Hải Châu I, Quận Hải Châu, Thành phố Đà Nẵng"),
        // Both places of the tone, and marks taken apart.
        Case(
            "Hoà Thuận Tây", "Hải Châu", "Đà Nẵng", "Phường Hòa Thuận Tây, Quận Hải Châu, Thành phố Đà Nẵng"),
        Case(
            "Hòa Thuận Tây", "Hải Châu", "Đà Nẵng", "Phường Hòa Thuận Tây, Quận Hải Châu, Thành phố Đà Nẵng"),
        Case(nil, "Thuỷ Nguyên", "Hải Phòng", "Thành phố Thủy Nguyên, Thành phố Hải Phòng"),
        Case(nil, nil, "Bi\u{300}nh Đi\u{323}nh", "Tỉnh Bình Định"),
        Case(nil, nil, "Ðà Nẵng", "Thành phố Đà Nẵng"),
        // Signs and other ways of the highlands.
        Case("Ea H'leo", "Ea H’leo", "Đắk Lắk", "Xã Ea H'leo, Huyện Ea H'leo, Tỉnh Đắk Lắk"),
        Case("Ea Hleo", "Ea H Leo", "Đăk Lăk", "Xã Ea H'leo, Huyện Ea H'leo, Tỉnh Đắk Lắk"),
        Case(nil, nil, "Dak Lak", "Tỉnh Đắk Lắk"), Case(nil, nil, "Daklak", "Tỉnh Đắk Lắk"),
        Case(nil, nil, "Đắc Lắc", "Tỉnh Đắk Lắk"), Case(nil, nil, "KonTum", "Tỉnh Kon Tum"),
        Case(nil, "Phan Rang Tháp Chàm", "Ninh Thuận", "Thành phố Phan Rang - Tháp Chàm, Tỉnh Ninh Thuận"),
        Case(nil, nil, "Bà Rịa – Vũng Tàu", "Tỉnh Bà Rịa - Vũng Tàu"),
        Case(nil, nil, "BR-VT", "Tỉnh Bà Rịa - Vũng Tàu"), Case(nil, nil, "BRVT", "Tỉnh Bà Rịa - Vũng Tàu"),
        // Named as in 2022; the path is that of 2025.
        Case("Phú Hội", "Huế", "Thừa Thiên - Huế", "Phường Phú Hội, Quận Thuận Hóa, Thành phố Huế"),
        Case("Phú Hội", "TP Huế", "TT Huế", "Phường Phú Hội, Quận Thuận Hóa, Thành phố Huế"),
        Case("Phường Đúc", "TP. Huế", "T.T. Huế", "Phường Phường Đúc, Quận Thuận Hóa, Thành phố Huế"),
        // Two levels, before and after their wards became phường.
        Case("Phường Sài Gòn", nil, "TP. Hồ Chí Minh", "Phường Sài Gòn, Thành phố Hồ Chí Minh"),
        Case("Phường Tân Định", nil, "TP.HCM", "Phường Tân Định, Thành phố Hồ Chí Minh"),
        Case("Hòa Cường", "", "Đà Nẵng", "Phường Hòa Cường, Thành phố Đà Nẵng"),
        Case("Xã Nhơn Trạch", nil, "Tỉnh Đồng Nai", "Xã Nhơn Trạch, Tỉnh Đồng Nai"),
        Case("Phường Nhơn Trạch", nil, "Thành phố Đồng Nai", "Phường Nhơn Trạch, Thành phố Đồng Nai"),
        Case("Nhơn Trạch", nil, "Đồng Nai", "Phường Nhơn Trạch, Thành phố Đồng Nai"),
        // Parts of an address.
        Case("Phường Bến Nghé", "Quận 1", nil, benNghe), Case("Phường Bến Nghé", nil, "TP.HCM", benNghe),
        Case("Phường Bến Nghé", nil, nil, benNghe),
        Case(nil, "Nam Trà My", nil, "Huyện Nam Trà My, Tỉnh Quảng Nam"),
        Case(nil, nil, "Lào Cai", "Tỉnh Lào Cai"),
        // Abolished between 2022 and 2025.
        Case(
            "Nguyễn Trung Trực", "Ba Đình", "Hà Nội",
            "Phường Nguyễn Trung Trực, Quận Ba Đình, Thành phố Hà Nội"),
        Case(nil, "Huyện Chơn Thành", "Bình Phước", "Huyện Chơn Thành, Tỉnh Bình Phước"),
        // One of two siblings has no accent, and the address is written with accents.
        Case("Sa Pa", "Thị xã Sa Pa", "Lào Cai", "Phường Sa Pa, Thị xã Sa Pa, Tỉnh Lào Cai"),
    ]

    @Test("A unit is known as it is usually written", arguments: cases)
    func known(_ written: Case) throws {
        let verdict = AdministrativeUnits.shared.find(
            ward: written.ward, district: written.district, province: written.province)
        guard case .known(let unit)? = verdict else {
            Issue.record("\(verdict as Any)")
            return
        }
        #expect(unit.path == written.path)
    }

    @Test("Where nothing is written, nothing is said", arguments: [nil, "", "  ", "-", "…"])
    func nothing(_ text: String?) {
        #expect(AdministrativeUnits.shared.find(ward: text, district: text, province: text) == nil)
    }
}
