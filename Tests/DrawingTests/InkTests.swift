import Judges
import Drawing
import Testing

@Suite("Inks as SVG writes them")
struct InkTests {
    @Test(
        "Long and short numbers and two words are read",
        arguments: [
            ("#004d45", Ink(red: 0, green: 0x4D, blue: 0x45)), ("#FFfFfF", .white), ("#000000", .black),
            ("#0af", Ink(red: 0, green: 0xAA, blue: 0xFF)), ("#fff", .white), ("black", .black),
            ("white", .white),
        ])
    func read(_ text: String, _ ink: Ink) { #expect(Ink(svg: text) == ink) }

    @Test(
        "Nothing else is",
        arguments: [
            "", "#", "#0", "#00", "#0000", "#00000", "#0000000", "#00000000", "#ggg", "#gggggg", "000000",
            "red",
            "none", "Black", "rgb(0,0,0)", "url(#a)", "#+ab", "#-00", "#+12345", "#-00000", " #000", "#000 ",
            "#à00",
        ])
    func refused(_ text: String) { #expect(Ink(svg: text) == nil) }

    @Test("What was written is read again")
    func roundTrip() {
        var dice = Dice(state: 1)
        for _ in 0..<500 {
            let ink = Ink(
                red: .random(in: 0...255, using: &dice), green: .random(in: 0...255, using: &dice),
                blue: .random(in: 0...255, using: &dice))
            #expect(Ink(svg: ink.svg) == ink)
            #expect(ink.svg.utf8.count == 7)
        }
    }
}
