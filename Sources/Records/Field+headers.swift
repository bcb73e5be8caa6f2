extension Field {
    /// The headers that mean an old card where another column is for the new one.
    static let oldCardHeaders: Set = [
        "cmnd", "socmnd", "cmt", "socmt", "cmtnd", "socmtnd", "chungminhnhandan", "sochungminhnhandan",
    ]

    /// The headers under which the field is found in a table of this kind, as ``Swift/String/bareKey``.
    ///
    /// "Tên" alone is no citizen's full name: lists with one column for the family name and one for the given
    /// name have it. "Họ" and "Hộ" cannot be told apart, so neither is here.
    func headers(in kind: RecordKind) -> [String] {
        let own = rawValue.filter { $0 != "_" }
        return [own] + (kind == .citizen ? citizenHeaders : venueHeaders)
    }

    private var citizenHeaders: [String] {
        switch self {
        case .id: ["ma", "maso", "macongdan", "macudan", "manguoidan", "recordid"]
        case .fullName:
            [
                "name", "hoten", "hovaten", "hovatendaydu", "hotencongdan", "hotennguoidan",
                "tencongdan",
            ]
        case .dateOfBirth: ["dob", "birthdate", "birthday", "ngaysinh", "ngaythangnamsinh", "namsinh"]
        case .sex: ["gender", "gioitinh", "phai", "namnu"]
        case .nationalID:
            [
                "cmt", "socmt", "cmtnd", "socmtnd", "chungminhnhandan", "sochungminhnhandan", "nationalidno",
                "nationalidnumber", "idnumber", "idno", "idcard", "personalid", "passport",
                "passportno", "cccd", "socccd", "cmnd", "socmnd", "cmndcccd", "cccdcmnd", "socmndcccd",
                "socccdcmnd", "cancuoc", "socancuoc", "cancuoccongdan", "socancuoccongdan", "sodinhdanh",
                "sodinhdanhcanhan", "madinhdanh", "madinhdanhcanhan", "sogiayto", "hochieu", "sohochieu",
                "socccdcmndhochieu", "socmndcccdhochieu", "cccdcmndhochieu", "cmndcccdhochieu",
            ]
        case .oldID: ["cmndcu", "socmndcu", "cmtcu", "socmtcu", "cmnd9so", "socmnd9so", "oldidnumber"]
        case .scan:
            [
                "scanned", "scannedcode", "identitycode", "maquet", "chuoiquet", "maquetcccd", "quetcccd",
                "quetthe", "qrcccd", "maqrcccd", "maqrcancuoc", "maqrbhyt", "qrbhyt", "dulieuquet",
            ]
        case .healthInsuranceNo:
            [
                "healthinsurance", "healthinsurancenumber", "insuranceno", "insurancenumber", "bhyt",
                "sobhyt",
                "thebhyt", "sothebhyt", "mathebhyt", "masobhyt", "baohiemyte", "sobaohiemyte",
                "thebaohiemyte",
                "sothebaohiemyte", "mathebaohiemyte",
            ]
        case .household: ["householdid", "hogiadinh", "maho", "mahogiadinh", "hokhau", "sohokhau"]
        case .group:
            [
                "to", "todanpho", "tdp", "thon", "ap", "xom", "buon", "khupho", "tothon", "thonto", "thonxom",
                "thonap", "todanphothon", "thontodanpho", "tokhupho", "hamlet", "neighborhood",
                "neighbourhood",
            ]
        case .declaredBy: ["nguoikhaiho", "nguoikhaibaoho", "khaiho", "proxy"]
        case .qr: sharedHeaders + ["maqrcanhan", "personalqr"]
        default: sharedHeaders
        }
    }

    private var venueHeaders: [String] {
        switch self {
        case .id: ["ma", "maso", "madiadiem", "madonvi", "macoso", "venueid", "recordid"]
        case .name:
            [
                "venue", "venuename", "ten", "tendiadiem", "tendonvi", "tencoso", "tencosokinhdoanh",
                "tencongty",
                "tendoanhnghiep", "tencuahang", "diadiem", "donvi",
            ]
        case .type:
            [
                "venuetype", "category", "loai", "loaihinh", "loaidiadiem", "loaihinhdiadiem",
                "loaihinhkinhdoanh",
            ]
        case .owner:
            ["chucoso", "chusohuu", "nguoidaidien", "nguoiphutrach", "nguoiquanly", "representative"]
        case .plate:
            ["platenumber", "licenseplate", "licenceplate", "bienso", "biensoxe", "bienkiemsoat", "bks"]
        case .route: ["tuyen", "tuyenxe", "matuyen", "sotuyen"]
        case .gate: ["entrance", "cong", "cua", "loivao", "congcua"]
        case .qr: sharedHeaders + ["maqrdiadiem", "maqrdonvi", "venueqr"]
        default: sharedHeaders
        }
    }

    private var sharedHeaders: [String] {
        switch self {
        case .phone:
            [
                "phoneno", "phonenumber", "mobile", "tel", "telephone", "sdt", "dt", "sodt", "dienthoai",
                "sodienthoai", "didong", "dienthoaididong",
            ]
        case .address:
            [
                "diachi", "sonha", "diachicutru", "diachihientai", "noio", "noiohientai", "choohientai",
                "noicutru",
            ]
        case .ward: ["commune", "phuong", "xa", "phuongxa", "xaphuong", "phuongxathitran", "xaphuongthitran"]
        case .district:
            ["quan", "huyen", "quanhuyen", "huyenquan", "quanhuyenthixa", "quanhuyenthixathanhpho"]
        case .province: ["city", "tinh", "thanhpho", "tinhthanh", "tinhthanhpho", "tinhtp", "tp"]
        case .qr:
            [
                "qrcode", "qrpayload", "payload", "maqr", "maqrcode", "chuoiqr", "noidungqr", "noidungmaqr",
                "chuoimaqr",
            ]
        default: []
        }
    }
}
