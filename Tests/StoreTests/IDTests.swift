import Foundation
import Judges
import Store
import Testing

@Suite struct IDTests {
    @Test("Python reads an id as a UUID of version 7 with the moment in front")
    func foreign() throws {
        let id = ID<Print>(at: Date(microseconds: 1_790_787_600_123_000))
        let script =
            "import sys, uuid; u = uuid.UUID(sys.argv[1]); print(u.version, u.variant, u.int >> 80, u)"
        let answer = try Tool("python3")(["-c", script, id.text])
        #expect(answer.text == "7 specified in RFC 4122 1790787600123 \(id.text)\n")
    }

    @Test("Later ids sort behind earlier ones")
    func order() {
        let ids = (0..<100).map { ID<Print>(at: .sample($0)) }
        #expect(ids.shuffled().sorted() == ids)
    }

    @Test("The first id of a moment divides what was made before it from what comes")
    func first() {
        let first = ID<Print>(firstAt: .sample(50))
        #expect(ID(first.text) == first)
        for second in 0..<100 { #expect((ID(at: .sample(second)) < first) == (second < 50)) }
    }

    @Test(
        "What is not a UUID in lower case is no id",
        arguments: [
            "", "0199", "01999999-9999-7999-8999-99999999999", "01999999-9999-7999-8999-99999999999G",
            "01999999-9999-7999-8999-9999999999AB", "01999999-9999-7999-8999-9999999999ab ",
            "../../../etc/passwd", "01999999_9999_7999_8999_9999999999ab",
        ])
    func refused(text: String) {
        #expect(ID<Print>(text) == nil)
    }

    @Test("Every moment has a number of microseconds, and comes back from it")
    func moments() {
        for moment in [Date.distantPast, .distantFuture, .sample, Date(timeIntervalSince1970: -1.5)] {
            #expect(Date(microseconds: moment.microseconds) == moment)
        }
        for odd in [Double.infinity, -.infinity, .nan, 1e300] {
            _ = Date(timeIntervalSince1970: odd).microseconds
        }
        for microseconds in 1_790_787_600_000_000..<1_790_787_600_001_000 {
            #expect(Date(microseconds: microseconds).microseconds == microseconds)
        }
    }
}
