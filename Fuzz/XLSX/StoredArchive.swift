/// A ZIP archive of these entries, as they are.
///
/// Source: PKWARE's APPNOTE.TXT, 4.3.
func storedArchive(_ entries: [(key: String, value: [UInt8])]) -> [UInt8] {
    var (archive, directory): ([UInt8], [UInt8]) = ([], [])
    for (name, bytes) in entries {
        let place = archive.count
        // Version 2.0, no flags, stored, midnight of 1 January 1980.
        var facts = little(20, 2) + little(0, 2) + little(0, 2) + little(0, 2) + little(0x21, 2)
        facts += little(Int(checkSum(of: bytes)), 4) + little(bytes.count, 4) + little(bytes.count, 4)
        facts += little(name.utf8.count, 2) + little(0, 2)
        archive += Array("PK\u{3}\u{4}".utf8) + facts + Array(name.utf8) + bytes
        directory += Array("PK\u{1}\u{2}".utf8) + little(20, 2) + facts + [UInt8](repeating: 0, count: 10)
        directory += little(place, 4) + Array(name.utf8)
    }
    let count = little(entries.count, 2)
    return archive + directory + Array("PK\u{5}\u{6}".utf8) + little(0, 4) + count + count
        + little(directory.count, 4) + little(archive.count, 4) + little(0, 2)
}

private func little(_ number: Int, _ count: Int) -> [UInt8] {
    (0..<count).map { UInt8(truncatingIfNeeded: number >> (8 * $0)) }
}

/// CRC-32 as ZIP has it.
private func checkSum(of bytes: [UInt8]) -> UInt32 {
    ~bytes.reduce(~0) { sum, byte in
        (0..<8).reduce(sum ^ UInt32(byte)) { sum, _ in sum >> 1 ^ (sum & 1 == 0 ? 0 : 0xEDB8_8320) }
    }
}
