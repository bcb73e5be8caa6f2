import CDeflate

/// zlib streams by libdeflate.
///
/// One deflater serves one document; it is not for several threads.
final class Deflater {
    private let compressor: OpaquePointer?

    /// `level` is 1…12.
    init(level: Int32) { compressor = libdeflate_alloc_compressor(level) }

    deinit { libdeflate_free_compressor(compressor) }

    /// The bytes as a zlib stream (RFC 1950).
    func zlib(_ bytes: [UInt8]) -> [UInt8] { bytes.withUnsafeBytes { zlib($0) } }

    func zlib(_ bytes: UnsafeRawBufferPointer) -> [UInt8] {
        let room = libdeflate_zlib_compress_bound(compressor, bytes.count)
        return [UInt8](unsafeUninitializedCapacity: room) { buffer, count in
            // The bound is enough for any input, so zero, “it does not fit”, cannot be the answer.
            count = libdeflate_zlib_compress(
                compressor, bytes.baseAddress, bytes.count, buffer.baseAddress, room)
        }
    }
}
