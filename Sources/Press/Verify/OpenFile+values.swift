import Tables

/// A file as a row of values of the same size.
///
/// Throws ``TableError/noRoom(errno:)``, as do all temporary files.
extension OpenFile {
    static func made(byteCount: Int = 0) throws(TableError) -> OpenFile {
        try TableError.carrying { () throws(Errno) in
            let file = try OpenFile.temporary()
            // What was never written reads as zeros.
            if byteCount > 0 { try file.setByteCount(byteCount) }
            return file
        }
    }

    /// The value with this number, from 0, in the place of `empty`.
    func value<Value: BitwiseCopyable>(_ empty: Value, number: Int) throws(TableError) -> Value {
        var value = empty
        try TableError.carrying { () throws(Errno) in
            try withUnsafeMutableBytes(of: &value) { room in
                Result { () throws(Errno) in try fill(room, at: number * MemoryLayout<Value>.stride) }
            }.get()
        }
        return value
    }

    func set<Value: BitwiseCopyable>(_ value: Value, number: Int) throws(TableError) {
        try TableError.carrying { () throws(Errno) in
            try withUnsafeBytes(of: value) { bytes in
                Result { () throws(Errno) in try write(bytes, at: number * MemoryLayout<Value>.stride) }
            }.get()
        }
    }

    func bytes(at place: Int, count: Int) throws(TableError) -> [UInt8] {
        var bytes = [UInt8](repeating: 0, count: count)
        try TableError.carrying { () throws(Errno) in
            try bytes.withUnsafeMutableBytes { room in
                Result { () throws(Errno) in try fill(room, at: place) }
            }.get()
        }
        return bytes
    }

    func set(_ bytes: [UInt8], at place: Int) throws(TableError) {
        try TableError.carrying { () throws(Errno) in
            try bytes.withUnsafeBytes { bytes in
                Result { () throws(Errno) in try write(bytes, at: place) }
            }.get()
        }
    }
}

extension TableError {
    fileprivate static func carrying<Value>(
        _ body: () throws(Errno) -> Value
    ) throws(TableError) -> Value {
        do throws(Errno) { return try body() } catch { throw .noRoom(errno: error.code) }
    }
}
