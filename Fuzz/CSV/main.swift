import Fuzzing
import TablePromises
import Tables

private let source = MemoryFile()

/// How a table is read, by one byte.
private struct Choice {
    let promises: TablePromises
    let options: Table.Options
    let chunkSize: Int

    init(_ byte: UInt8) {
        promises = byte & 8 == 0 ? citizens : venues
        // The last of the eight, like the first, leaves the encoding to be guessed.
        let encodings = [nil] + TextEncoding.allCases + [nil]
        options = Table.Options(
            encoding: encodings[Int(byte & 7)], capitals: byte & 128 == 0 ? [] : ["1", "full_name"])
        chunkSize = [1, 7, 64, 1_000][Int(byte >> 4 & 3)]
    }

    func file(chunkSize: Int = 65_536) throws -> CSVFile {
        try CSVFile(
            path: source.path, encoding: options.encoding, capitals: options.capitals,
            chunkSize: chunkSize)
    }
}

private let (citizens, venues) = (TablePromises(isVenues: false), TablePromises(isVenues: true))

// The first byte says how the rest is read.
fuzz { bytes in
    guard let first = bytes.first else { return }
    let choice = Choice(first)
    source.hold(Array(bytes.dropFirst()))
    if first & 64 == 0 {
        // As CSV, at once and a few bytes at a time.
        guard let rows = try? choice.file().allRows() else { return }
        let again = try? choice.file(chunkSize: choice.chunkSize).allRows()
        promise(again == rows, "the rows depend on how much is read at a time")
    } else if let input = try? Input(path: source.path),
        let table = try? Table(input, options: choice.options, score: choice.promises.score),
        let rows = try? table.allRows()
    {
        // Whatever it is, with lines of a title above the header or without.
        choice.promises.check(rows, under: table.header)
    }
}
