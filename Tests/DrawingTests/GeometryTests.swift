import Drawing
import Testing

@Suite("Lengths, sizes and places")
struct GeometryTests {
    @Test("An inch is 72 points and 25.4 mm")
    func units() {
        #expect(Length.mm(25.4).points == 72)
        #expect(Length.pt(72).mm == 25.4)
        #expect(Length.zero.points == 0)
        #expect(Length(points: 3) == .pt(3))
    }

    @Test("Lengths add, take away, scale and compare as numbers do")
    func arithmetic() {
        let (two, six) = (Length.pt(2), Length.pt(6))
        #expect(six + two == .pt(8))
        #expect(six - two == .pt(4))
        #expect(six * 1.5 == .pt(9))
        #expect(1.5 * six == .pt(9))
        #expect(six / 4 == .pt(1.5))
        #expect(six / two == 3)
        #expect(-six == .pt(-6))
        #expect(two < six && !(six < two) && max(two, six) == six)
    }

    @Test(
        "There is no size that is not finite and above zero",
        arguments: [0, -1, -0.0, .nan, .infinity, -.infinity] as [Double])
    func noSuchSize(_ bad: Double) {
        #expect(Size(width: .pt(bad), height: .pt(1)) == nil)
        #expect(Size(width: .pt(1), height: .pt(bad)) == nil)
        #expect(Size(width: .pt(1), height: .pt(1)) != nil)
    }

    @Test("A rectangle knows its edges and its centre")
    func edges() throws {
        let box = try rect(10, 20, 30, 40)
        #expect(box.left == .mm(10) && box.top == .mm(20))
        #expect(abs(box.right.mm - 40) < 1e-9 && abs(box.bottom.mm - 60) < 1e-9)
        #expect(abs(box.centre.x.mm - 25) < 1e-9 && abs(box.centre.y.mm - 40) < 1e-9)
        #expect(box.moved(by: Point(x: .mm(-10), y: .mm(5))).origin == Point(x: .zero, y: .mm(20) + .mm(5)))
    }

    @Test("The square in the middle has the same centre, whatever its side")
    func centredSquare() throws {
        let box = try rect(10, 20, 30, 40)
        for side in [1, 30, 100.0] {
            let square = try #require(box.centredSquare(side: .mm(side)))
            #expect(square.size.width == .mm(side) && square.size.height == .mm(side))
            #expect(abs(square.centre.x.mm - box.centre.x.mm) < 1e-9)
            #expect(abs(square.centre.y.mm - box.centre.y.mm) < 1e-9)
        }
        #expect(box.centredSquare(side: .zero) == nil)
        #expect(box.centredSquare(side: .mm(-1)) == nil)
    }

    @Test("A rectangle holds what lies inside, with a hundredth of a millimetre of grace")
    func containing() throws {
        let box = try rect(0, 0, 10, 10)
        #expect(box.contains(box))
        #expect(box.contains(try rect(-0.009, 0, 10, 10)))
        for outside in [
            try rect(-0.02, 0, 5, 5), try rect(6, 0, 5, 5), try rect(0, -1, 5, 5), try rect(0, 6, 5, 5),
        ] {
            #expect(!box.contains(outside))
        }
        #expect(box.contains(Point(x: .mm(10.009), y: .mm(5))))
        #expect(!box.contains(Point(x: .mm(10.02), y: .mm(5))))
        #expect(!box.contains(Point(x: .pt(.nan), y: .mm(5))))
        #expect(!box.contains(Point(x: .mm(5), y: .pt(.infinity))))
    }

    @Test("Neighbours that touch do not overlap")
    func overlapping() throws {
        let box = try rect(0, 0, 10, 10)
        #expect(!box.overlaps(try rect(10, 0, 10, 10)))
        #expect(!box.overlaps(try rect(0, 9.995, 10, 10)))
        #expect(box.overlaps(try rect(9.9, 9.9, 10, 10)))
        #expect(box.overlaps(try rect(4, 4, 1, 1)))
        #expect(!box.overlaps(try rect(-20, 0, 5, 5)))
    }

    @Test("A bitmap has as many rows of whole bytes as its square")
    func bitmap() {
        #expect(Bitmap(side: 2, rows: [0x80, 0xC0]) != nil)
        #expect(Bitmap(side: 9, rows: [UInt8](repeating: 0, count: 18)) != nil)
        #expect(Bitmap(side: 9, rows: [UInt8](repeating: 0, count: 17)) == nil)
        #expect(Bitmap(side: 2, rows: [0x80]) == nil)
        #expect(Bitmap(side: 0, rows: []) == nil)
        #expect(Bitmap(side: -1, rows: [0x80]) == nil)
    }
}
