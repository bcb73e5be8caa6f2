package import Drawing
package import Pages
package import Records

extension Calibration {
    /// The calibration sheet as a PDF of two pages of A4.
    package static func pdf(fonts: FontBook, date: Day) throws(DrawingError) -> [UInt8] {
        let bytes = Bytes()
        let faces = try faces(fonts: fonts)
        guard let paper = faces.first?.paper else { return [] }
        let title = DocumentTitle(
            title: "Tờ căn chỉnh máy in", created: "\(date.iso)T00:00:00+07:00")
        var document = Document(
            title: title, sheet: .single(paper), fonts: fonts, sink: { bytes.take($0) })
        try document.add(faces)
        _ = try document.finish()
        return bytes.value
    }
}
