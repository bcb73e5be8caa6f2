import Drawing
import Pages
import Testing

@Suite("Calibration")
struct CalibrationTests {
    /// A printer that puts what it is sent at `q` on `a + k · q` of the face.
    private struct Printer {
        let (ax, ay): (Double, Double)
        let (kx, ky): (Double, Double)

        func ink(_ point: (x: Double, y: Double)) -> (x: Double, y: Double) {
            (ax + kx * point.x, ay + ky * point.y)
        }
    }

    /// Where a profile sends what belongs at a point of A4.
    private func sent(
        _ point: (x: Double, y: Double), _ offset: PrinterProfile.Pair, _ scale: PrinterProfile.Pair
    ) -> (x: Double, y: Double) {
        (
            105 + offset.x + scale.x / 100 * (point.x - 105),
            148.5 + offset.y + scale.y / 100 * (point.y - 148.5)
        )
    }

    @Test(
        "What is measured on a printer's sheet brings its fronts and backs to their places",
        arguments: Flip.allCases)
    func corrects(_ flip: Flip) throws {
        let front = Printer(ax: 0.7, ay: -0.4, kx: 0.996, ky: 1.003)
        let back = Printer(ax: -0.9, ay: 1.1, kx: 0.996, ky: 1.003)
        // What a person reads: A at 20, 20; and the back's target behind it, seen through the paper.
        let a = front.ink((20, 20))
        let behind: (x: Double, y: Double)
        switch flip {
        case .longEdge:
            let ink = back.ink((190, 20))
            behind = (210 - ink.x, ink.y)
        case .shortEdge:
            let ink = back.ink((20, 277))
            behind = (ink.x, 297 - ink.y)
        }
        let text =
            "x=\(a.x), y=\(a.y), width=99.6, height=100.3, back-x=\(behind.x - a.x), back-y=\(behind.y - a.y)"
        let profile = try Calibration(text).profile(flip)
        for point in [(x: 0.0, y: 0.0), (x: 105, y: 148.5), (x: 190, y: 277)] {
            let onFront = front.ink(sent(point, profile.front, profile.scale))
            #expect(abs(onFront.x - point.x) < 1e-9 && abs(onFront.y - point.y) < 1e-9)
            let onBack = back.ink(sent(point, profile.back, profile.scale))
            #expect(abs(onBack.x - point.x) < 1e-9 && abs(onBack.y - point.y) < 1e-9)
        }
    }

    @Test(
        "Numbers are read as people write them, and nothing else is a number",
        arguments: [
            ("20,4", 20.4), (" 19.8 ", 19.8), ("−0,3", -0.3), ("-1", -1), ("", nil), ("hai", nil),
            ("nan", nil),
            ("1,2,3", nil),
        ] as [(String, Double?)])
    func numbers(_ text: String, _ value: Double?) { #expect(Calibration.millimetres(text) == value) }

    @Test("What was measured is the same by name as in one text")
    func byName() throws {
        let named = try Calibration([("x", "20,4"), ("y", "19,8"), ("width", "99,6"), ("height", "99,8")])
        #expect(try named == Calibration("x=20.4,y=19.8,width=99.6,height=99.8"))
    }

    @Test("An exact printer needs nothing", arguments: Flip.allCases)
    func exact(_ flip: Flip) throws {
        let profile = try Calibration("x=20,y=20,width=100,height=100").profile(flip)
        #expect(profile == .exact)
    }

    @Test("Measures that cannot be read are told")
    func refused() throws {
        #expect(throws: CalibrationError.missing("height")) { try Calibration("x=20,y=20,width=100") }
        #expect(throws: CalibrationError.unknown("heigth")) { try Calibration("heigth=3") }
        #expect(throws: CalibrationError.twice("x")) { try Calibration("x=3,x=4") }
        #expect(throws: CalibrationError.notANumber("x=20mm")) { try Calibration("x=20mm") }
        #expect(throws: CalibrationError.notANumber("x")) { try Calibration("x") }
        #expect(throws: CalibrationError.self) { try Calibration("x=1,y=1,width=0,height=100") }
        #expect(throws: PrinterProfileError.self) {
            try Calibration("x=27,y=20,width=100,height=100").profile(.longEdge)
        }
        #expect(throws: PrinterProfileError.self) {
            try Calibration("x=20,y=20,width=96,height=100").profile(.longEdge)
        }
    }

    @Test(
        "The sheet has two faces with targets behind each other, two rulers of 100 mm, and all of it on the paper"
    )
    func sheet() throws {
        let faces = try Calibration.faces(fonts: fonts())
        #expect(faces.count == 2)
        let page = try #require(Rect(origin: .zero, size: faces[0].paper).grown(by: .mm(-5)))
        for face in faces {
            #expect(face.marks.allSatisfy { page.contains($0.start) && page.contains($0.end) })
            for (x, y) in [(20.0, 20.0), (190, 20), (20, 277), (190, 277)] {
                let cross = face.marks.filter { mark in
                    let (dx, dy) = ((mark.end.x - mark.start.x).mm, (mark.end.y - mark.start.y).mm)
                    let middle = ((mark.start.x + mark.end.x).mm / 2, (mark.start.y + mark.end.y).mm / 2)
                    return abs(dx + dy - 16) < 1e-9 && abs(middle.0 - x) + abs(middle.1 - y) < 1e-9
                }
                #expect(cross.count == 2)
            }
        }
        let long = faces[0].marks.filter { mark in
            abs((mark.end.x - mark.start.x).mm + (mark.end.y - mark.start.y).mm - 100) < 1e-9
        }
        #expect(long.count == 2)
        let right = faces[0].text.map { $0.origin.x + $0.size * $0.run.advance }.max() ?? .zero
        #expect(right < .mm(205))
    }
}
