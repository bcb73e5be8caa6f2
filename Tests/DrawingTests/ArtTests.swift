import Drawing
import Foundation
import Testing

@Suite("Art and layers")
struct ArtTests {
    /// The colour of the middle of 20 × 10 mm with this art on it.
    private func middle(_ inside: String) throws -> [UInt8] {
        let paper = try size(20, 10)
        let xml =
            "<svg xmlns=\"http://www.w3.org/2000/svg\" xmlns:xlink=\"http://www.w3.org/1999/xlink\" "
            + "viewBox=\"0 0 20 10\">\(inside)</svg>"
        let art = try Art(xml: xml, size: paper)
        var document = try PNGDocument(size: paper, dpi: 127, fonts: try fonts())
        let png = try document.picture { canvas throws(DrawingError) in try canvas.draw(art) }
        return try Picture(png).pixel(50, 25)
    }

    @Test("A user unit is a millimetre")
    func scale() throws {
        #expect(
            try middle("<rect x=\"9.8\" y=\"4.8\" width=\"0.4\" height=\"0.4\" fill=\"#123456\"/>") == [
                0x12, 0x34, 0x56,
            ])
        #expect(try middle("<rect x=\"10.3\" y=\"0\" width=\"9\" height=\"9\"/>") == [255, 255, 255])
    }

    @Test("Nonsense is an error with librsvg's reason", arguments: ["", "nonsense", "<svg", "<html/>"])
    func nonsense(_ xml: String) throws {
        let paper = try size(10, 10)
        let error = #expect(throws: DrawingError.self) { try Art(xml: xml, size: paper) }
        guard case .svg("svg", let reason) = error else {
            Issue.record("\(String(describing: error))")
            return
        }
        #expect(!reason.isEmpty)
    }

    @Test("Nothing outside the drawing is ever read", arguments: ["href", "xlink:href"])
    func outside(_ attribute: String) throws {
        let folder = try TemporaryFolder()
        let paper = try size(20, 10)
        let cover = try rect(0, 0, 20, 10)
        var document = try PNGDocument(size: paper, dpi: 72, fonts: try fonts())
        let black = try document.picture { canvas throws(DrawingError) in canvas.fill(cover, with: .black) }
        try folder.write(black, to: "black.png")
        let place = "x=\"0\" y=\"0\" width=\"20\" height=\"10\""
        for address in ["file://\(folder.path)/black.png", "\(folder.path)/black.png"] {
            #expect(try middle("<image \(attribute)=\"\(address)\" \(place)/>") == [255, 255, 255])
        }
        // The same picture inside the drawing is found, and refused: the test can see what it looks for.
        let data = Data(black).base64EncodedString()
        #expect(throws: DrawingError.self) {
            try middle("<image \(attribute)=\"data:image/png;base64,\(data)\" \(place)/>")
        }
    }

    @Test("A layer of a PDF is drawn once a document and shown where it is asked for")
    func layerOnce() throws {
        let (paper, cover) = (try size(20, 10), try rect(0, 0, 20, 10))
        var times = 0
        let bytes = Bytes()
        var pdf = PDFDocument(DocumentTitle(title: "", created: "2021-12-20"), fonts: try fonts()) {
            bytes.take($0)
        }
        for key in [1, 2, 1, 2, 1] {
            try pdf.page(paper) { canvas throws(DrawingError) in
                try canvas.layer(key, bounds: cover) { canvas throws(DrawingError) in
                    times += 1
                    canvas.fill(cover, with: .black)
                }
            }
        }
        try pdf.finish()
        #expect(times == 2)
    }

    @Test("A layer that failed is drawn anew and not shown half done")
    func layerFails() throws {
        let (paper, cover) = (try size(20, 10), try rect(0, 0, 20, 10))
        let bytes = Bytes()
        var pdf = PDFDocument(DocumentTitle(title: "", created: "2021-12-20"), fonts: try fonts()) {
            bytes.take($0)
        }
        var times = 0
        for _ in 0..<2 {
            do throws(DrawingError) {
                try pdf.page(paper) { canvas throws(DrawingError) in
                    try canvas.layer("a", bounds: cover) { _ throws(DrawingError) in
                        times += 1
                        throw .png("mine")
                    }
                }
            } catch {
                #expect(error == .png("mine"))
            }
        }
        #expect(times == 2)
    }

    @Test("What is drawn inside a move lands there, and what comes after does not")
    func moved() throws {
        let (paper, spot) = (try size(20, 10), try rect(0, 0, 1, 1))
        var document = try PNGDocument(size: paper, dpi: 127, fonts: try fonts())
        let png = try document.picture { canvas throws(DrawingError) in
            canvas.moved(by: Point(x: .mm(10), y: .mm(5))) { canvas in canvas.fill(spot, with: .black) }
            canvas.fill(spot, with: Ink(red: 255, green: 0, blue: 0))
        }
        let picture = try Picture(png)
        #expect(picture.pixel(52, 27) == [0, 0, 0])
        #expect(picture.pixel(2, 2) == [255, 0, 0])
    }
}
