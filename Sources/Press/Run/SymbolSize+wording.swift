package import Records

extension SymbolSize {
    /// What to say of a symbol that the printer is too coarse for.
    package func warning(dpi: Int) -> Wording {
        Wording(
            vi:
                "Ở \(dpi) dpi mỗi ô của mã chỉ có \(dotsPerModule) điểm in, cần ít nhất 4: dùng máy in mịn hơn.",
            en: "At \(dpi) dpi a module has only \(dotsPerModule) dots and needs 4: take a finer printer.")
    }
}
