import Records

extension PosterForm {
    /// What people call a field, and what to write into it.
    static func label(_ name: String) -> (label: Wording, hint: Wording?) {
        switch name {
        case "name":
            (
                Wording(vi: "Tên địa điểm", en: "Name of the place"),
                Wording(vi: "hoặc tên đơn vị vận tải", en: "or of the transport company")
            )
        case "address":
            (Wording(vi: "Địa chỉ", en: "Address"), Wording(vi: "nếu muốn in", en: "if it is to be printed"))
        case "gate":
            (
                Wording(vi: "Cổng", en: "Gate"),
                Wording(
                    vi: "chỉ khi có nhiều cổng, ví dụ Cổng 1", en: "only if there are several, such as Gate 1"
                )
            )
        case "plate":
            (
                Wording(vi: "Biển số xe", en: "Number plate"),
                Wording(vi: "ví dụ 11B-00000", en: "such as 11B-00000")
            )
        case "route": (Wording(vi: "Tuyến", en: "Route"), Wording(vi: "nếu có", en: "if there is one"))
        case "direction":
            (
                Wording(vi: "Hướng đi", en: "Direction"),
                Wording(vi: "để trống, hoặc Lối vào, Lối ra", en: "empty, or Lối vào (in), Lối ra (out)")
            )
        default: (Wording(vi: "Đường dây nóng", en: "Hotline"), nil)
        }
    }
}
