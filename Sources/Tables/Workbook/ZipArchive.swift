import CZip
import Glibc

/// A ZIP archive open for reading.
///
/// Several of its entries can be read at once, by one thread.
final class ZipArchive {
    /// The longest table of contents that is read, 1 MiB: an honest workbook has some dozens of entries.
    private static let directoryLimit = 1 << 20

    let path: String
    fileprivate let archive: OpaquePointer

    init(_ input: Input) throws(TableError) {
        path = input.path
        try Self.checkDirectory(of: input)
        let descriptor = try input.sharedDescriptor()
        var code: Int32 = 0
        guard let archive = zip_fdopen(descriptor, 0, &code) else {
            close(descriptor)
            var error = zip_error_t()
            zip_error_init_with_code(&error, code)
            defer { zip_error_fini(&error) }
            let reason = String(cString: zip_error_strerror(&error))
            throw .damaged(path: input.path, part: "ZIP", reason: reason)
        }
        self.archive = archive
    }

    deinit { zip_discard(archive) }

    func has(_ name: String) -> Bool { place(of: name) != nil }

    /// Begins to read an entry; nil if there is none of this name.
    ///
    /// Throws ``TableError/tooLarge(path:part:limit:)`` when it unpacks to more than `limit` bytes, or to more than
    /// 16 MiB and 100 times its packed size, as only a bomb does.
    func entry(_ name: String, limit: Int) throws(TableError) -> ZipEntry? {
        guard let place = place(of: name) else { return nil }
        return try ZipEntry(self, place: place, name: name, limit: limit)
    }

    /// The whole of a small entry.
    func bytes(of name: String, limit: Int) throws(TableError) -> [UInt8]? {
        guard let entry = try entry(name, limit: limit) else { return nil }
        var bytes: [UInt8] = []
        let room = UnsafeMutableRawBufferPointer.allocate(byteCount: 1 << 12, alignment: 1)
        defer { room.deallocate() }
        while true {
            let count = try entry.read(into: room)
            guard count > 0 else { return bytes }
            bytes += room.prefix(count)
        }
    }

    /// Names in any case of letters: so OPC compares the names of parts.
    private func place(of name: String) -> UInt64? {
        UInt64(exactly: zip_name_locate(archive, name, zip_flags_t(ZIP_FL_NOCASE)))
    }

    /// Looks at the end of the archive before libzip makes room for what is promised there.
    ///
    /// Source: PKWARE's APPNOTE.TXT, 4.3.14 to 4.3.16.
    private static func checkDirectory(of input: Input) throws(TableError) {
        // The end record has 22 bytes and a comment; 20 bytes before it may point to the one of Zip64.
        let length = 20 + 22 + 65_535
        let end = try input.bytes(at: max(0, try input.byteCount() - length), count: length)
        for place in end.indices.dropLast(21) where end[place] == UInt8(ascii: "P") {
            guard end[place...].starts(with: "PK\u{5}\u{6}".utf8) else { continue }
            var (count, size) = (end.number(at: place + 10, bytes: 2), end.number(at: place + 12, bytes: 4))
            if place >= 20, end[(place - 20)...].starts(with: "PK\u{6}\u{7}".utf8) {
                let record = Int(clamping: end.number(at: place - 12, bytes: 8))
                let bytes = try input.bytes(at: min(record, Int.max / 2), count: 48)
                if bytes.count == 48 {
                    (count, size) = (bytes.number(at: 32, bytes: 8), bytes.number(at: 40, bytes: 8))
                }
            }
            // No entry takes less than 46 bytes.
            guard size <= directoryLimit, count <= directoryLimit / 46 else {
                throw .tooLarge(path: input.path, part: "ZIP", limit: directoryLimit)
            }
        }
    }
}

/// One reading of an entry, unpacked piece by piece; its check sum is looked at when it ends.
final class ZipEntry {
    /// What a worksheet full of nothing but borders reaches is 40 times its packed size.
    private static let greatestRatio: UInt64 = 100
    /// Below 16 MiB no ratio is suspicious.
    private static let harmless: UInt64 = 16 << 20

    let path: String
    let name: String
    /// What the archive promises: how many bytes will be unpacked.
    private let size: UInt64
    private var count: UInt64 = 0
    private let file: OpaquePointer
    // The archive must outlive the file in it.
    private let archive: ZipArchive

    fileprivate init(_ archive: ZipArchive, place: UInt64, name: String, limit: Int) throws(TableError) {
        var status = zip_stat_t()
        zip_stat_init(&status)
        zip_stat_index(archive.archive, place, 0, &status)
        let ratioLimit = status.comp_size.multipliedReportingOverflow(by: Self.greatestRatio)
        let largest = min(
            UInt64(limit), ratioLimit.overflow ? .max : max(Self.harmless, ratioLimit.partialValue))
        guard status.size <= largest else {
            throw .tooLarge(path: archive.path, part: name, limit: Int(largest))
        }
        guard let file = zip_fopen_index(archive.archive, place, 0) else {
            let error = zip_get_error(archive.archive)
            let isLocked = [ZIP_ER_NOPASSWD, ZIP_ER_ENCRNOTSUPP].contains(zip_error_code_zip(error))
            if isLocked { throw .foreign(path: archive.path, kind: .protectedExcel) }
            let reason = String(cString: zip_error_strerror(error))
            throw .damaged(path: archive.path, part: name, reason: reason)
        }
        path = archive.path
        self.name = name
        size = status.size
        self.file = file
        self.archive = archive
    }

    deinit { zip_fclose(file) }

    /// Unpacks the next bytes; 0 at the end.
    func read(into room: UnsafeMutableRawBufferPointer) throws(TableError) -> Int {
        guard let start = room.baseAddress else { return 0 }
        let more = Int(zip_fread(file, start, UInt64(room.count)))
        guard more >= 0 else { throw damaged(String(cString: zip_file_strerror(file))) }
        count += UInt64(more)
        // Who lies about the size could go on for ever.
        guard count <= size else {
            throw damaged("it unpacks to more than the \(size) bytes that are promised")
        }
        return more
    }

    func damaged(_ reason: String) -> TableError { .damaged(path: path, part: name, reason: reason) }
}

extension [UInt8] {
    /// The number in so many bytes, the lowest first; there must be as many.
    fileprivate func number(at place: Int, bytes: Int) -> UInt64 {
        self[place..<(place + bytes)].reversed().reduce(0) { $0 << 8 | UInt64($1) }
    }
}
