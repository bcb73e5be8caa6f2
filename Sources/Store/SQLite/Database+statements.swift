import Foundation
import GRDB

/// What a parameter of a statement can be: text, number, bytes or nothing.
typealias Parameter = (any DatabaseValueConvertible)?

extension Database {
    /// Runs a statement that changes something; answers how many rows it changed.
    @discardableResult
    func run(_ sql: String, _ parameters: [Parameter] = []) throws -> Int {
        try cachedStatement(sql: sql).execute(arguments: arguments(parameters))
        return changesCount
    }

    /// The rows of a query, each read by `read`.
    func all<Value>(
        _ sql: String, _ parameters: [Parameter] = [], _ read: (inout Fields) throws -> Value
    ) throws -> [Value] {
        let rows = try Row.fetchCursor(cachedStatement(sql: sql), arguments: arguments(parameters))
        var values: [Value] = []
        while let row = try rows.next() {
            var fields = Fields(row)
            try values.append(read(&fields))
        }
        return values
    }

    /// The first row of a query; nil when there is none.
    func first<Value>(
        _ sql: String, _ parameters: [Parameter] = [], _ read: (inout Fields) throws -> Value
    ) throws -> Value? {
        let rows = try Row.fetchCursor(cachedStatement(sql: sql), arguments: arguments(parameters))
        guard let row = try rows.next() else { return nil }
        var fields = Fields(row)
        return try read(&fields)
    }

    private func arguments(_ parameters: [Parameter]) throws -> StatementArguments {
        // SQLite's texts end at U+0000: what comes behind would be dropped in silence.
        for case let text as String in parameters where text.utf8.contains(0) {
            throw StoreError.invalid("a text holds the character U+0000")
        }
        return StatementArguments(parameters)
    }
}

extension [UInt8] {
    /// As SQLite takes bytes.
    var blob: Data { Data(self) }
}

extension Sequence<String> {
    /// One parameter for any number of texts, for `json_each`.
    var json: String {
        // Strings always have a JSON form.
        String(decoding: (try? JSONEncoder().encode(Array(self))) ?? Data("[]".utf8), as: UTF8.self)
    }
}
