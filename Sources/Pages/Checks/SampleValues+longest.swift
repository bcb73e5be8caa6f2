extension SampleValues {
    /// For each field of records and templates, a value as wide as any that is really met.
    ///
    /// People, firms and numbers are made up. Where the lengths come from:
    ///
    /// | field | why so long |
    /// |---|---|
    /// | `full_name`, `owner`, `declared_by` | ten words, 46 letters; a passport's machine-readable line has room for 39 (ICAO Doc 9303-4) |
    /// | `name` | a full legal form, kind of trade and a name of its own, as firms are registered: 85 letters |
    /// | `address` | house, alley, street, quarter and hamlet: 70 letters, with the units below it 150 |
    /// | `national_id`, `old_id` | 12 digits (Thông tư 59/2021/TT-BCA) |
    /// | `health_insurance_no` | the 15 characters of cards before 2021 |
    /// | `phone` | with +84 and in groups; landlines have 11 digits |
    /// | `group`, `household` | as residents' lists write them in full |
    /// | `id` | 11 characters: ward, year and running number |
    /// | `plate` | a series of two letters and five digits |
    /// | `route`, `gate` | as on signs at stations and factories; a place has a gate, a vehicle a plate and a route |
    /// | `hotline` | a national landline number in groups |
    /// | `office`, `ward_office`, `portal`, `app`, `wording`, `legal_basis` | names and references as offices write them |
    /// | the others | as offices write them; a field that is not here is tried with the template's own words |
    package static let longestTexts = [
        "full_name": "Nguyễn Trường Phương Nghiêm Hoàng Khương Mẫu Thử",
        "owner": "Nguyễn Trường Phương Nghiêm Hoàng Khương Mẫu Thử",
        "declared_by": "Nguyễn Trường Phương Nghiêm Hoàng Khương Mẫu Thử",
        "date_of_birth": "28/08/2008",
        "sex": "Nam",
        "national_id": "048208000000",
        "old_id": "048208000000",
        "health_insurance_no": "GD4797900000008",
        "phone": "+84 900 000 008",
        "address": "Số 128/36/48A đường Nguyễn Thị Minh Khai, khu phố 3, thôn Phương Hoàng",
        "group": "Tổ dân phố số 12",
        "household": "Hộ số 128",
        "id": "HG21-004812",
        "name": "Công ty Trách nhiệm hữu hạn Một thành viên Thương mại và Dịch vụ Thử Nghiệm Hợp Giang",
        "type": "Cơ sở sản xuất, kinh doanh, dịch vụ ăn uống",
        "plate": "50LD-888.88",
        "route": "Bến xe Miền Đông mới – Bến xe khách Thượng Lý",
        "gate": "Cổng số 12 (Nguyễn Huệ)",
        "hotline": "0206 3800 000",
        "office": "UBND phường Văn Miếu - Quốc Tử Giám",
        "ward_office": "UBND xã, phường, thị trấn nơi cư trú",
        "portal": "tiemchungcovid19.gov.vn",
        "app": "Sổ sức khỏe điện tử",
        "wording": "Mã QR địa điểm",
        "version": "12.3",
        "direction": "Lối vào khu cách ly",
        "queue": "1234",
        "pick_up_place": "Bộ phận tiếp nhận và trả kết quả, quầy số 12",
        "pick_up_when": "Thứ Hai 27/12/2021, 8 giờ 30 – 11 giờ 30",
        "letter_number": "1234/CV-UBND",
        "place_date": "Phan Rang - Tháp Chàm, ngày 20 tháng 12 năm 2021",
        "scan_period": "từ ngày 01/12/2021 đến ngày 15/12/2021",
        "signer_title": "KT. CHỦ TỊCH, PHÓ CHỦ TỊCH",
        "signer_name": "Nguyễn Trường Phương Nghiêm Hoàng Khương Mẫu Thử",
        "legal_basis": "Quyết định số 3900/QĐ-UBND ngày 16/11/2021 của Ủy ban nhân dân Thành phố Hồ Chí Minh",
    ]

    /// What this set of values leaves empty, unless the template needs it: no vehicle has a gate, and no place a plate.
    var absent: Set<String> {
        switch self {
        case .longestWard: ["district", "plate", "route"]
        case .longestDistrict: ["plate", "route"]
        case .longestProvince: ["type", "gate"]
        case .fewest, .sample: []
        }
    }

    /// Three addresses that are real, one for each level.
    ///
    /// A test compares each name, and each two and three of one address, with all in the table of units: none is wider by more
    /// than a letter. Since 2025 there are wards without a district.
    package var places: [String: String]? {
        switch self {
        case .longestWard:
            ["ward": "Phường Văn Miếu - Quốc Tử Giám", "province": "Thành phố Hà Nội"]
        case .longestDistrict:
            [
                "ward": "Phường Thanh Sơn", "district": "Thành phố Phan Rang - Tháp Chàm",
                "province": "Tỉnh Ninh Thuận",
            ]
        case .longestProvince:
            [
                "ward": "Phường Tăng Nhơn Phú A", "district": "Thành phố Thủ Đức",
                "province": "Thành phố Hồ Chí Minh",
            ]
        case .fewest, .sample: nil
        }
    }
}
