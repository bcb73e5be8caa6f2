import CJPEG
import CPNG

extension Picture {
    /// The most pixels that a JPEG may say it has; above ``mostPixels`` it is read smaller than it is.
    package static let mostJPEGPixels = 200_000_000

    /// A JPEG above is read at some eighths of its size: no code on paper needs more of a photo.
    static let enoughPixels = 24_000_000

    /// Reads a PNG.
    init(png file: OpenFile) throws(PictureError) {
        let (width, height) = try Self.size(most: Self.mostPixels) { cpng_size(file.stream, $0, $1, $2) }
        file.restart()
        try self.init(width: Int(width), height: Int(height)) {
            cpng_grey(file.stream, width, height, $0, $1)
        }
    }

    /// Reads a JPEG; how the camera was held does not matter to a code, so the picture is left as it lies in the file.
    init(jpeg file: OpenFile) throws(PictureError) {
        let (width, height) = try Self.size(most: Self.mostJPEGPixels) { cjpeg_size(file.stream, $0, $1, $2) }
        file.restart()
        let scales = (1...8 as ClosedRange<UInt32>).reversed()
        let pixels = Int(width) * Int(height)
        let eighths = scales.first { pixels * Int($0 * $0) / 64 <= Self.enoughPixels } ?? 1
        let (across, down) = (cjpeg_scaled(width, eighths), cjpeg_scaled(height, eighths))
        try self.init(width: Int(across), height: Int(down)) {
            cjpeg_grey(file.stream, eighths, across, down, $0, $1)
        }
    }

    private typealias Message = UnsafeMutablePointer<CChar>
    private typealias Length = UnsafeMutablePointer<UInt32>

    /// Asks a library for the size, and judges it.
    private static func size(
        most: Int, _ ask: (Length, Length, Message) -> Int32
    ) throws(PictureError) -> (width: UInt32, height: UInt32) {
        var (width, height): (UInt32, UInt32) = (0, 0)
        var message = [CChar](repeating: 0, count: 200)
        guard ask(&width, &height, &message) == 0 else { throw .broken(reason: Self.text(message)) }
        guard width > 0, height > 0 else { throw .broken(reason: "no pixels") }
        guard Int(width) * Int(height) <= most else {
            throw .tooLarge(width: Int(width), height: Int(height))
        }
        return (width, height)
    }

    /// Lets a library write the pixels.
    private init(
        width: Int, height: Int, _ read: (UnsafeMutablePointer<UInt8>, Message) -> Int32
    ) throws(PictureError) {
        var message = [CChar](repeating: 0, count: 200)
        var isWhole = false
        let grey = [UInt8](unsafeUninitializedCapacity: width * height) { pixels, count in
            guard let start = pixels.baseAddress else { return }
            isWhole = read(start, &message) == 0
            count = isWhole ? width * height : 0
        }
        guard isWhole, let picture = Picture(width: width, height: height, grey: grey) else {
            throw .broken(reason: Self.text(message))
        }
        self = picture
    }

    private static func text(_ message: [CChar]) -> String {
        String(decoding: message.prefix { $0 != 0 }.map { UInt8(bitPattern: $0) }, as: UTF8.self)
    }
}
