import Drawing
import Pages
import Testing

@Suite("Prescribed sizes")
struct SizeRuleTests {
    @Test("Each rule allows its own sizes")
    func allows() {
        #expect(SizeRule.personal.allows(side: .mm(50)) && !SizeRule.personal.allows(side: .mm(49.9)))
        #expect(SizeRule.venue.allows(side: .mm(150)) && !SizeRule.venue.allows(side: .mm(149)))
        // Diagonals of 35 and 60 mm are sides of 24.75 and 42.43 mm.
        #expect(!SizeRule.certificate.allows(side: .mm(24.7)) && SizeRule.certificate.allows(side: .mm(24.8)))
        #expect(SizeRule.certificate.allows(side: .mm(42.4)) && !SizeRule.certificate.allows(side: .mm(42.5)))
    }

    @Test("The wallet card is below the 5 cm of Hà Nội; lanyard card and poster keep their rules")
    func templates() throws {
        #expect(try template("wallet-card").brokenSizeRules == [.personal])
        #expect(try template("lanyard-card").brokenSizeRules.isEmpty)
        #expect(try template("venue-poster").brokenSizeRules.isEmpty)
        #expect(try Draft().load().brokenSizeRules.isEmpty)
    }
}
