/// One reading of an input, from its start to its end.
final class InputFile {
    private let input: Input
    private var position = 0

    init(_ input: Input) { self.input = input }

    var path: String { input.path }

    /// Reads into `storage` from `offset`, at most `limit` bytes; 0 at the end of the file.
    func read(into storage: inout [UInt8], at offset: Int, limit: Int) throws(TableError) -> Int {
        let count = try storage.withUnsafeMutableBytes { bytes in
            Result { () throws(TableError) in
                try input.read(
                    into: UnsafeMutableRawBufferPointer(rebasing: bytes[offset...].prefix(limit)),
                    at: position)
            }
        }.get()
        position += count
        return count
    }
}
