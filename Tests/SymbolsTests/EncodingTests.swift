import Judges
import Symbols
import Testing

@Suite("Every symbol is libqrencode's, module by module")
struct EncodingTests {
    /// Whether both make the same symbol of a payload, or both none.
    private func agree(
        _ payload: [UInt8], _ correction: ErrorCorrection, smallestVersion: Int = 1
    ) -> Bool {
        let ours = try? Symbol(encoding: payload, correction: correction, smallestVersion: smallestVersion)
        let theirs = Libqrencode(payload, correction: correction, smallestVersion: smallestVersion)
        return ours?.version == theirs?.version && ours?.modules == theirs?.modules
    }

    @Test("For fifteen thousand mixtures of everything", arguments: 0..<30)
    func mixtures(_ seed: Int) {
        var dice = Dice(state: UInt64(seed))
        for number in 0..<500 {
            // Most are as long as codes in use, some reach over the largest symbol.
            let length = Int.random(in: 1...(number % 20 == 0 ? 3_500 : 200), using: &dice)
            let payload = Mixture.random(length: length, using: &dice)
            let correction = ErrorCorrection.allCases[number % 4]
            let smallest = number % 3 == 0 ? Int.random(in: 1...40, using: &dice) : 1
            #expect(
                agree(payload, correction, smallestVersion: smallest),
                "seed \(seed) number \(number) level \(correction.letter) from version \(smallest)")
        }
    }

    @Test("For every code in use, at every level and from every version", arguments: Vector.all)
    func codes(_ vector: Vector) {
        for correction in ErrorCorrection.allCases {
            for smallest in [1, 9, 10, 26, 27, 40] {
                #expect(agree(Array(vector.payload.utf8), correction, smallestVersion: smallest))
            }
        }
    }

    @Test("For ten thousand made-up identity codes and addresses", arguments: 0..<10)
    func inUse(_ seed: Int) {
        var dice = Dice(state: UInt64(seed))
        for number in 0..<1_000 {
            let payload = Array(Mixture.inUse(number, using: &dice).utf8)
            #expect(agree(payload, ErrorCorrection.allCases[number % 4]), "seed \(seed) number \(number)")
        }
    }

    @Test(
        "For what just fills a version, and for one character more", arguments: 1...40,
        ErrorCorrection.allCases)
    func boundaries(version: Int, correction: ErrorCorrection) throws {
        for kind in Mixture.Kind.allCases {
            var dice = Dice(state: UInt64(version))
            let long = kind.random(length: 7_100, using: &dice)
            func fits(_ count: Int) -> Bool {
                let segmentation = try? Segmentation(Array(long.prefix(count)), smallestVersion: version)
                return segmentation?.version(at: correction) == version
            }
            var (fitting, most) = (1, 7_100)
            while most - fitting > 1 {
                let middle = (fitting + most) / 2
                if fits(middle) { fitting = middle } else { most = middle }
            }
            for count in [fitting - 1, fitting, most] where count > 0 {
                #expect(
                    agree(Array(long.prefix(count)), correction, smallestVersion: version),
                    "\(count) of \(kind)")
            }
        }
    }

    @Test("For every byte alone, and for each beside digits and capitals")
    func bytes() {
        for byte in UInt8.min...UInt8.max {
            for payload in [[byte], Array("0123456789".utf8) + [byte], [byte] + Array("ABCDEFGHIJ".utf8)] {
                #expect(agree(payload, .medium), "byte \(byte)")
            }
        }
    }

    @Test("The version is known before the symbol is made")
    func version() throws {
        var dice = Dice(state: 7)
        for number in 0..<500 {
            let payload = Mixture.random(length: Int.random(in: 1...3_000, using: &dice), using: &dice)
            let smallest = number % 40 + 1
            let segmentation = try Segmentation(payload, smallestVersion: smallest)
            for correction in ErrorCorrection.allCases {
                let symbol = try? Symbol(encoding: payload, correction: correction, smallestVersion: smallest)
                #expect(segmentation.version(at: correction) == symbol?.version)
            }
        }
    }
}
