import Foundation
import Glibc
import Judges
import Pictures
import Testing

@Suite("Files that are out to harm end in an error")
struct HostileFileTests {
    /// A PNG that Python's zlib wrote: a header with any size, then chunks.
    private func png(_ scratch: Scratch, width: Int, height: Int, chunks: String = "") throws -> String {
        let script = """
            import struct, sys, zlib
            def chunk(kind, data):
                return struct.pack(">I", len(data)) + kind + data + struct.pack(">I", zlib.crc32(kind + data))
            out = b"\\x89PNG\\r\\n\\x1a\\n" + chunk(b"IHDR", struct.pack(">IIBBBBB", \(width), \(height), 1, 0, 0, 0, 0))
            \(chunks)
            row = b"\\0" + b"\\xff" * ((\(width) + 7) // 8)
            out += chunk(b"IDAT", zlib.compress(row * min(\(height), 100))) + chunk(b"IEND", b"")
            open(sys.argv[1], "wb").write(out)
            """
        let path = scratch.path("a.png")
        let answer = try Tool("python3")(["-c", script, path])
        #expect(answer.status == 0, "\(answer.errors)")
        return path
    }

    @Test("A PNG that claims 100,000 × 100,000 pixels is too large, at once and without memory for them")
    func hugePNG() async throws {
        let scratch = try Scratch()
        let path = try png(scratch, width: 100_000, height: 100_000)
        await #expect(processExitsWith: .success) { [path = path as String] in
            let cost = Cost {
                #expect(throws: PictureError.tooLarge(width: 100_000, height: 100_000)) {
                    try PictureFile(path)
                }
            }
            #expect(cost.time < .seconds(1) && cost.memory < 64 << 20)
        }
        withExtendedLifetime(scratch) {}
    }

    @Test("A PNG of fewer rows than it claims is broken")
    func shortPNG() throws {
        let scratch = try Scratch()
        let path = try png(scratch, width: 1000, height: 10_000)
        #expect { try PictureFile(path) } throws: { Self.isBroken($0) }
    }

    @Test("Bombs of a gigabyte in texts and profiles are passed over", arguments: ["zTXt", "iCCP", "iTXt"])
    func bombs(kind: String) async throws {
        let scratch = try Scratch()
        let head = ["zTXt": "a\\0\\0", "iCCP": "a\\0\\0", "iTXt": "a\\0\\x01\\0\\0\\0"][kind, default: ""]
        let path = try png(
            scratch, width: 64, height: 64,
            chunks: """
                z = zlib.compressobj(9); zeros = bytes(1 << 20)
                bomb = b"".join(z.compress(zeros) for _ in range(1 << 10)) + z.flush()
                out += chunk(b"\(kind)", b"\(head)" + bomb)
                """)
        await #expect(processExitsWith: .success) { [path = path as String] in
            let cost = Cost { #expect((try? PictureFile(path))?.pageCount == 1) }
            #expect(cost.time < .seconds(1) && cost.memory < 64 << 20)
        }
        withExtendedLifetime(scratch) {}
    }

    @Test("A JPEG that claims 65,500 × 65,500 pixels is too large", arguments: ["", "-interlace JPEG"])
    func hugeJPEG(options: String) throws {
        let convert = Convert(scratch: try Scratch())
        let path = convert.scratch.path("a.jpg")
        _ = try Tool("convert")(
            ["-size", "64x64", "xc:gray"] + options.split(separator: " ").map(String.init) + [path])
        var file = try bytes(of: path)
        let frame = try #require(
            file.indices.first { file[$0] == 0xFF && [0xC0, 0xC2].contains(file[$0 + 1]) })
        file.replaceSubrange((frame + 5)..<(frame + 9), with: [0xFF, 0xDC, 0xFF, 0xDC])
        let huge = try convert.scratch.file("b.jpg", file)
        let time = processorTime {
            #expect(throws: PictureError.tooLarge(width: 65_500, height: 65_500)) { try PictureFile(huge) }
        }
        #expect(time < .seconds(1))
    }

    @Test("A picture that is cut off anywhere before its last tenth is broken", arguments: ["png", "jpg"])
    func cutOff(kind: String) throws {
        let convert = Convert(scratch: try Scratch())
        let whole = try bytes(of: try convert.make("a.\(kind)", "-size", "300x200", "plasma:red-blue"))
        for tenths in 1...9 {
            let path = try convert.scratch.file("cut", whole.prefix(whole.count * tenths / 10))
            #expect(throws: PictureError.self, "\(tenths) tenths") { try PictureFile(path) }
        }
    }

    @Test("Other formats are called by their names")
    func otherFormats() throws {
        let scratch = try Scratch()
        let cases: [(String, String?)] = [
            ("\0\0\0\u{18}ftypheic\0\0\0\0", "HEIC"), ("GIF89a", "GIF"), ("RIFF\0\0\0\0WEBPVP8 ", "WebP"),
            ("<svg/>", "SVG"), ("full_name,qr\n", nil), ("", nil),
        ]
        for (text, name) in cases {
            let path = try scratch.file("a", text.utf8)
            #expect(throws: PictureError.unknownFormat(looksLike: name)) { try PictureFile(path) }
        }
    }

    @Test("A missing file, a folder, a pipe and a device are no files")
    func noFile() throws {
        let scratch = try Scratch()
        #expect(throws: PictureError.cannotOpen(errno: ENOENT)) { try PictureFile(scratch.path("none")) }
        #expect(throws: PictureError.notAFile) { try PictureFile(scratch.folder) }
        #expect(mkfifo(scratch.path("pipe"), 0o600) == 0)
        for path in [scratch.path("pipe"), "/dev/zero"] {
            #expect(throws: PictureError.notAFile) { try PictureFile(path) }
        }
    }

    @Test("Two thousand damaged pictures are read or refused, and nothing worse")
    func damaged() throws {
        let convert = Convert(scratch: try Scratch())
        let originals = try [
            convert.make("a.png", "-size", "60x40", "plasma:red-blue", "-interlace", "PNG"),
            convert.make("b.png", "-size", "60x40", "plasma:red-blue", "-colors", "9"),
            convert.make("c.jpg", "-size", "60x40", "plasma:red-blue"),
            convert.make("d.jpg", "-size", "60x40", "plasma:red-blue", "-interlace", "JPEG"),
            convert.make("e.jpg", "-size", "60x40", "plasma:red-blue", "-colorspace", "CMYK"),
        ].map(bytes)
        var dice = Dice(state: 20_211_220)
        var (read, refused) = (0, 0)
        for round in 0..<2000 {
            var file = originals[round % originals.count]
            for _ in 0..<Int.random(in: 1...8, using: &dice) {
                let place = Int.random(in: 0..<file.count, using: &dice)
                switch Int.random(in: 0..<4, using: &dice) {
                case 0: file[place] = UInt8.random(in: 0...255, using: &dice)
                case 1: file[place] ^= 1 << UInt8.random(in: 0...7, using: &dice)
                case 2: file.removeSubrange(place..<min(place + 9, file.count))
                default: file.insert(contentsOf: [0xFF, 0xDA, 0xFF, 0xC4].shuffled(using: &dice), at: place)
                }
                if file.count < 10 { break }
            }
            let path = try convert.scratch.file("damaged", file)
            do throws(PictureError) {
                let picture = try PictureFile(path).picture()
                #expect(picture.grey.count == picture.width * picture.height)
                read += 1
            } catch {
                refused += 1
            }
        }
        #expect(read > 100 && refused > 100 && read + refused == 2000, "\(read) could be read")
    }

    private static func isBroken(_ error: any Error) -> Bool {
        if case PictureError.broken(let reason) = error { return !reason.isEmpty }
        return false
    }
}

/// What a piece of work takes in a process that does nothing else.
private struct Cost {
    let time: Duration
    /// By how much the most memory that the process ever held has grown, in bytes.
    let memory: Int

    init(_ work: () -> Void) {
        let before = Self.peak
        time = processorTime(of: work)
        memory = Self.peak - before
    }

    private static var peak: Int {
        let status = (try? String(contentsOfFile: "/proc/self/status", encoding: .utf8)) ?? ""
        let line = status.split(separator: "\n").first { $0.hasPrefix("VmHWM:") } ?? ""
        return 1024 * (Int(line.filter(\.isNumber)) ?? .max / 2048)
    }
}
