import CDeflate

/// zlib streams by libdeflate.
///
/// One deflater serves one document; it is not for several threads.
final class Deflater {
    /// 1…12.
    ///
    /// Above 9 a page takes twice the time and loses one byte in a hundred.
    private static let level: Int32 = 9

    private let compressor: OpaquePointer?

    init() { compressor = libdeflate_alloc_compressor(Self.level) }

    deinit { libdeflate_free_compressor(compressor) }

    /// The bytes as a zlib stream (RFC 1950).
    func zlib(_ bytes: [UInt8]) -> [UInt8] {
        let room = libdeflate_zlib_compress_bound(compressor, bytes.count)
        return [UInt8](unsafeUninitializedCapacity: room) { buffer, count in
            // The bound is enough for any input, so zero, “it does not fit”, cannot be the answer.
            count = libdeflate_zlib_compress(compressor, bytes, bytes.count, buffer.baseAddress, room)
        }
    }
}
