import CSymbolReader
import Glibc
package import Pictures

/// A foreign reader of QR codes.
///
/// It works in a process of its own, because it can neither be interrupted nor trusted with what a stranger sent.
package enum Reader: Sendable {
    case zxing, zbar

    /// What it finds in a picture, or that it gave up.
    package enum Answer: Sendable {
        case found([FoundSymbol])
        /// Its time or memory was over, or it crashed.
        case gaveUp
    }

    /// Looks at each of `frames` on its own, by default at the whole picture; places are in the whole picture.
    ///
    /// A code that stands alone in its frame is read where a reader would lose it among many. What lies outside of the
    /// picture is left out. `page` is only passed on.
    package func look(at picture: Picture, in frames: [Frame]? = nil, page: Int) -> Answer {
        let whole = [Frame(x: 0, y: 0, width: picture.width, height: picture.height)]
        let parts = (frames ?? whole).compactMap { $0.part(of: picture) }
        var count = 0
        var how = SYMBOL_LOOK_BROKEN
        let bytes = picture.grey.withUnsafeBufferPointer { pixels in
            parts.withUnsafeBufferPointer { parts in
                var seen = SymbolPicture(
                    pixels: pixels.baseAddress, width: UInt32(picture.width), height: UInt32(picture.height),
                    frames: parts.baseAddress, frame_count: parts.count)
                return symbol_reader_look(
                    self == .zxing ? SYMBOL_READER_ZXING : SYMBOL_READER_ZBAR, &seen,
                    Self.seconds(for: picture), &count, &how)
            }
        }
        defer { free(bytes) }
        guard how == SYMBOL_LOOK_DONE else { return .gaveUp }
        return .found(Self.symbols(in: UnsafeRawBufferPointer(start: bytes, count: count), page: page))
    }

    /// Ten times what an ordinary picture of the size takes.
    private static func seconds(for picture: Picture) -> UInt32 {
        2 + UInt32(picture.grey.count / 4_000_000)
    }

    /// Takes the readings apart; one that is cut off ends them.
    private static func symbols(in bytes: UnsafeRawBufferPointer, page: Int) -> [FoundSymbol] {
        let size = MemoryLayout<SymbolReading>.size
        var symbols: [FoundSymbol] = []
        var start = 0
        while bytes.count - start >= size {
            let reading = bytes.loadUnaligned(fromByteOffset: start, as: SymbolReading.self)
            let payload = start + size
            guard Int(reading.payload_count) <= bytes.count - payload else { break }
            start = payload + Int(reading.payload_count)
            symbols.append(FoundSymbol(reading, payload: Array(bytes[payload..<start]), page: page))
        }
        return symbols
    }
}

extension Reader {
    /// A part of a picture, in pixels from its top left.
    package struct Frame: Sendable, Hashable {
        package let x: Int
        package let y: Int
        package let width: Int
        package let height: Int

        package init(x: Int, y: Int, width: Int, height: Int) {
            self.x = x
            self.y = y
            self.width = width
            self.height = height
        }

        /// What of it lies within the picture; nil for nothing.
        fileprivate func part(of picture: Picture) -> SymbolFrame? {
            let (left, top) = (max(0, x), max(0, y))
            let (right, bottom) = (min(picture.width, x + width), min(picture.height, y + height))
            guard left < right, top < bottom else { return nil }
            return SymbolFrame(
                x: UInt32(left), y: UInt32(top), width: UInt32(right - left), height: UInt32(bottom - top))
        }
    }
}

extension FoundSymbol {
    fileprivate init(_ reading: SymbolReading, payload: [UInt8], page: Int) {
        self.payload = payload
        let level = ErrorCorrection.allCases.first { $0.letter.utf8.first == reading.level }
        correction = level
        version = level.flatMap {
            Symbol.version(dataCodewords: Int(reading.codewords), correction: $0)
        }
        let (x, y) = (reading.x, reading.y)
        corners = [(x.0, y.0), (x.1, y.1), (x.2, y.2), (x.3, y.3)].map { Corner(x: Int($0), y: Int($1)) }
        self.page = page
        var marks: Set<Mark> = []
        if reading.is_part != 0 { marks.insert(.part) }
        if reading.is_fnc1 != 0 { marks.insert(.industry) }
        if reading.encoding >= 0 { marks.insert(.encoding(Int(reading.encoding))) }
        self.marks = marks
    }
}
