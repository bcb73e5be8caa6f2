import CFuzzer
import Glibc

/// A file that is only in memory, with a path by which it can be opened.
package struct MemoryFile {
    private let descriptor: Int32

    package init() {
        descriptor = memfd_create("fuzz", 0)
        promise(descriptor >= 0, "no file in memory: \(errno)")
    }

    package var path: String { "/proc/self/fd/\(descriptor)" }

    /// Makes these bytes the whole of the file.
    package func hold(_ bytes: [UInt8]) {
        let isHeld =
            ftruncate(descriptor, 0) == 0 && pwrite(descriptor, bytes, bytes.count, 0) == bytes.count
        promise(isHeld, "the file in memory takes nothing: \(errno)")
    }
}
