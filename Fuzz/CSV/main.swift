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
    guard let choice = bytes.first.map(Choice.init) else { return }
    source.hold(Array(bytes.dropFirst()))
    // Whatever it is, with lines of a title above the header or without.
    if let input = try? Input(path: source.path),
        let table = try? Table(input, options: choice.options, score: choice.promises.score),
        let rows = try? table.allRows()
    {
        choice.promises.check(rows, under: table.header)
    }
    // As CSV, a few bytes at a time too.
    guard let table = try? choice.file(), let rows = try? table.allRows() else { return }
    choice.promises.check(rows, under: table.header)
    let again = try? choice.file(chunkSize: choice.chunkSize).allRows()
    promise(again == rows, "the rows depend on how much is read at a time")
}
