package import Drawing

extension Calibration {
    /// The two faces of the calibration sheet: targets in the corners of both, rulers and instructions on the front.
    package static func faces(fonts: FontBook) throws(DrawingError) -> [Imposition] {
        guard let paper = Size(width: .mm(Self.paper.width), height: .mm(Self.paper.height)) else {
            return []
        }
        var text: [PlacedRun] = []
        for line in instructions {
            text.append(
                try fonts.line(
                    line.text, size: .pt(line.points), weight: line.points > 10 ? 700 : 400,
                    at: Point(x: .mm(45), y: .mm(line.y))))
        }
        for (label, x, y) in [("A", 24.5, 17.0), ("100 mm", 152, 61), ("100 mm", 27, 199)] {
            text.append(try fonts.line(label, size: .pt(8), at: Point(x: .mm(x), y: .mm(y))))
        }
        let back = try fonts.line(
            "Mặt sau · Back", size: .pt(14), weight: 700, at: Point(x: .mm(45), y: .mm(80)))
        return [
            Imposition(
                paper: paper,
                marks: corners.flatMap { cross($0) + box($0) } + ruler(from: (50, 60), isLevel: true)
                    + ruler(from: (30, 95), isLevel: false), text: text),
            Imposition(paper: paper, marks: corners.flatMap { cross($0) + scale($0) }, text: [back]),
        ]
    }

    private typealias Place = (x: Double, y: Double)

    private static let instructions: [(text: String, points: Double, y: Double)] = [
        ("Tờ căn chỉnh máy in · Printer calibration", 14, 85),
        ("1. In hai mặt, đúng kích thước 100 %, không “vừa trang”.", 9, 97),
        ("Print on both sides at actual size, 100 %, not “fit to page”.", 9, 102),
        ("2. Đo từ mép trái và mép trên của giấy đến tâm dấu A: x, y (đúng là 20).", 9, 111),
        (
            "Measure from the left and upper edge of the paper to the middle of target A: x, y (20 if exact).",
            9, 116
        ),
        ("3. Đo thước ngang: width; thước dọc: height (đúng là 100).", 9, 125),
        ("Measure the level ruler: width; the upright ruler: height (100 if exact).", 9, 130),
        ("4. Soi giấy trước đèn từ mặt này: tâm dấu mặt sau lệch phải, lệch xuống so với dấu A", 9, 139),
        ("bao nhiêu: back-x, back-y (mỗi vạch 1 mm; lệch trái, lệch lên là số âm).", 9, 144),
        (
            "Hold the sheet to the light, this face to you: how far the middle of the target on the back lies",
            9, 149
        ),
        ("right of and below target A: back-x, back-y (a tick is 1 mm; left and up are below zero).", 9, 154),
        ("5. qrpress calibrate -o printer.yaml \\", 9, 166),
        ("    --measured \"x=20,y=20,width=100,height=100,back-x=0,back-y=0\"", 9, 171),
        ("6. qrpress render … --printer printer.yaml", 9, 180),
    ]

    /// The middles of the targets, A first; in the same places on both faces, so that they lie behind each other.
    private static var corners: [Place] {
        let (right, bottom) = (paper.width - target, paper.height - target)
        return [(target, target), (right, target), (target, bottom), (right, bottom)]
    }

    private static func line(_ start: Place, _ end: Place) -> Mark {
        Mark(from: Point(x: .mm(start.x), y: .mm(start.y)), to: Point(x: .mm(end.x), y: .mm(end.y)))
    }

    private static func cross(_ middle: Place) -> [Mark] {
        [
            line((middle.x - 8, middle.y), (middle.x + 8, middle.y)),
            line((middle.x, middle.y - 8), (middle.x, middle.y + 8)),
        ]
    }

    private static func box(_ middle: Place) -> [Mark] {
        let corners: [Place] = [
            (middle.x - 3, middle.y - 3), (middle.x + 3, middle.y - 3), (middle.x + 3, middle.y + 3),
            (middle.x - 3, middle.y + 3),
        ]
        return corners.indices.map { line(corners[$0], corners[($0 + 1) % 4]) }
    }

    /// Ticks at every millimetre of both lines of a cross, by which the light shows how far faces are apart.
    private static func scale(_ middle: Place) -> [Mark] {
        (-7...7).filter { $0 != 0 }.flatMap { at -> [Mark] in
            let way = Double(at)
            let half: Double = at % 5 == 0 ? 1.2 : 0.6
            return [
                line((middle.x + way, middle.y - half), (middle.x + way, middle.y + half)),
                line((middle.x - half, middle.y + way), (middle.x + half, middle.y + way)),
            ]
        }
    }

    private static func ruler(from start: Place, isLevel: Bool) -> [Mark] {
        func at(_ along: Double, _ across: Double) -> Place {
            isLevel ? (start.x + along, start.y - across) : (start.x - across, start.y + along)
        }
        let ticks = (0...100).map { tick -> Mark in
            let height: Double = tick % 10 == 0 ? 4 : tick % 5 == 0 ? 3 : 2
            return line(at(Double(tick), 0), at(Double(tick), height))
        }
        return [line(at(0, 0), at(100, 0))] + ticks
    }
}
