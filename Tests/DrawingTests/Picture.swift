import Foundation
import Testing

/// A PNG as another program reads it.
struct Picture {
    let width: Int
    let height: Int
    /// 2 is RGB, 3 a palette, as in the PNG specification, 11.2.2.
    let colourType: Int
    /// Three bytes for each pixel.
    private let pixels: [UInt8]

    /// Python's zlib does the unpacking, so neither libpng nor any line of ours has a part in it.
    init(_ png: [UInt8]) throws {
        let file = FileManager.default.temporaryDirectory.appending(path: "qrpress-\(UUID().uuidString).png")
        try Data(png).write(to: file)
        defer { try? FileManager.default.removeItem(at: file) }
        let python = Process()
        let output = Pipe()
        python.executableURL = URL(filePath: "/usr/bin/env")
        python.arguments = ["python3", "-c", Self.script, file.path]
        python.standardOutput = output
        try python.run()
        let bytes = [UInt8](output.fileHandleForReading.readDataToEndOfFile())
        python.waitUntilExit()
        try #require(python.terminationStatus == 0)
        let header = bytes.prefix(12)
        func number(_ place: Int) -> Int {
            header.dropFirst(place * 4).prefix(4).reduce(0) { $0 << 8 | Int($1) }
        }
        (width, height, colourType) = (number(0), number(1), number(2))
        pixels = Array(bytes.dropFirst(12))
        try #require(pixels.count == width * height * 3)
    }

    /// Red, green, blue.
    func pixel(_ x: Int, _ y: Int) -> [UInt8] {
        let place = (y * width + x) * 3
        return Array(pixels[place..<(place + 3)])
    }

    private static let script = """
        import struct, sys, zlib
        data = open(sys.argv[1], 'rb').read()
        assert data[:8] == b'\\x89PNG\\r\\n\\x1a\\n'
        place, chunks = 8, {}
        while place < len(data):
            size, kind = struct.unpack('>I4s', data[place:place + 8])
            body = data[place + 8:place + 8 + size]
            assert zlib.crc32(kind + body) == struct.unpack('>I', data[place + 8 + size:place + 12 + size])[0]
            chunks[kind] = chunks.get(kind, b'') + body
            place += size + 12
        width, height, depth, colour, _, _, interlace = struct.unpack('>IIBBBBB', chunks[b'IHDR'])
        assert depth == 8 and interlace == 0 and colour in (2, 3)
        n = 3 if colour == 2 else 1
        raw, last, out = zlib.decompress(chunks[b'IDAT']), bytearray(width * n), bytearray()
        assert len(raw) == height * (width * n + 1)
        for y in range(height):
            row = bytearray(raw[y * (width * n + 1):(y + 1) * (width * n + 1)])
            kind, row = row[0], row[1:]
            assert kind in (0, 2), kind
            if kind == 2:
                row = bytearray((a + b) & 255 for a, b in zip(row, last))
            last = row
            out += row
        if colour == 3:
            table = chunks[b'PLTE']
            out = b''.join(table[i * 3:i * 3 + 3] for i in out)
        sys.stdout.buffer.write(struct.pack('>III', width, height, colour) + bytes(out))
        """
}
