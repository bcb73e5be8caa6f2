import Drawing
import Foundation
import Testing

@Suite("Deflated rows")
struct RowDeflaterTests {
    @Test("zlib makes of them what they were", arguments: Rows.all)
    private func whole(_ rows: Rows) throws {
        let stream = rows.bytes.withUnsafeBytes { RowDeflater.zlib($0) }
        #expect(try inflated(stream) == rows.bytes)
    }

    @Test("A run takes next to nothing")
    func run() {
        let stream = [UInt8](repeating: 0, count: 1_000_000).withUnsafeBytes { RowDeflater.zlib($0) }
        #expect(stream.count < 2_000)
    }

    @Test("What comes again is not written again")
    func again() {
        let noise = Rows.noise(1_000)
        let once = noise.withUnsafeBytes { RowDeflater.zlib($0) }
        let often = (0..<50).flatMap { _ in noise }.withUnsafeBytes { RowDeflater.zlib($0) }
        #expect(often.count < once.count + 1_000)
    }

    /// Bytes that reach into the corners of the format.
    private struct Rows: CustomTestStringConvertible, Sendable {
        let testDescription: String
        let bytes: [UInt8]

        init(_ name: String, _ bytes: [UInt8]) { (testDescription, self.bytes) = (name, bytes) }

        static let all = [
            Rows("nothing", []), Rows("one byte", [7]), Rows("two", [0, 0]), Rows("four", [0, 0, 0, 0]),
            Rows("noise of many blocks", noise(100_000)),
            Rows("every byte", (0...255).map { UInt8($0) }),
            Rows("frequencies for which Huffman's codes are too long", rare),
            Rows("the farthest place, and beyond it", far(32_768) + far(32_769)),
            Rows("every length", (1...600).flatMap { [UInt8](repeating: UInt8($0 % 3), count: $0) + [9] }),
            Rows("a row over and over", (0..<5_000).flatMap { _ in [2, 1, 2, 3, 250, 250, 250] }),
        ]

        /// No two bytes of this come in an order that repeats.
        static func noise(_ count: Int) -> [UInt8] {
            var state: UInt64 = 1
            return (0..<count).map { _ in
                state = state &* 6_364_136_223_846_793_005 &+ 1_442_695_040_888_963_407
                return UInt8(truncatingIfNeeded: state >> 56)
            }
        }

        /// Each byte as often as the two before it together, spread so that nothing comes again.
        private static var rare: [UInt8] {
            var (counts, bytes) = ([1, 1], [UInt8]())
            while counts.count < 19 { counts.append(counts.suffix(2).reduce(0, +)) }
            for (byte, count) in counts.enumerated() { bytes += repeatElement(UInt8(byte), count: count) }
            let keys = noise(bytes.count)
            return bytes.indices.sorted { (keys[$0], $0) < (keys[$1], $1) }.map { bytes[$0] }
        }

        /// Eight bytes that come again after so many.
        private static func far(_ distance: Int) -> [UInt8] {
            let mark = Array("farthest".utf8)
            return mark + noise(distance - mark.count) + mark
        }
    }

    /// What Python's zlib makes of a stream; it checks the sum at the end.
    private func inflated(_ stream: [UInt8]) throws -> [UInt8] {
        let (python, input, output) = (Process(), Pipe(), Pipe())
        python.executableURL = URL(filePath: "/usr/bin/env")
        python.arguments = [
            "python3", "-c",
            "import sys, zlib; sys.stdout.buffer.write(zlib.decompress(bytes.fromhex(sys.stdin.read())))",
        ]
        (python.standardInput, python.standardOutput) = (input, output)
        try python.run()
        let digits = stream.map { String(format: "%02x", $0) }.joined()
        try input.fileHandleForWriting.write(contentsOf: Data(digits.utf8))
        try input.fileHandleForWriting.close()
        let bytes = [UInt8](output.fileHandleForReading.readDataToEndOfFile())
        python.waitUntilExit()
        try #require(python.terminationStatus == 0)
        return bytes
    }
}
