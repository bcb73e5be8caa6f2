import Foundation
import GRDB
import Records

/// The values of a row, taken in the order in which they were selected.
///
/// What is not of the type that is asked for is ``StoreError/damaged(_:)``, never a trap.
struct Fields {
    private let row: Row
    private var index = 0

    init(_ row: Row) { self.row = row }

    mutating func optional<Value: DatabaseValueConvertible>(_: Value.Type = Value.self) throws(StoreError)
        -> Value?
    {
        let value: DatabaseValue = row[index]
        index += 1
        if value.isNull { return nil }
        guard let read = Value.fromDatabaseValue(value) else { throw unreadable }
        return read
    }

    mutating func next<Value: DatabaseValueConvertible>(_ type: Value.Type = Value.self) throws(StoreError)
        -> Value
    {
        let value = try optional(type)
        return try present(value)
    }

    mutating func text() throws(StoreError) -> String { try next() }

    mutating func optionalBytes() throws(StoreError) -> [UInt8]? {
        try optional(Data.self).map { [UInt8]($0) }
    }

    mutating func bytes() throws(StoreError) -> [UInt8] {
        let value = try optionalBytes()
        return try present(value)
    }

    mutating func optionalDate() throws(StoreError) -> Date? {
        try optional(Int.self).map(Date.init(microseconds:))
    }

    mutating func date() throws(StoreError) -> Date {
        let value = try optionalDate()
        return try present(value)
    }

    mutating func id<Kind>() throws(StoreError) -> ID<Kind> {
        let text = try text()
        return try present(ID(text))
    }

    mutating func day() throws(StoreError) -> Day {
        let text = try text()
        return try present(Day(iso: text))
    }

    mutating func optionalDay() throws(StoreError) -> Day? {
        guard let text = try optional(String.self) else { return nil }
        return try present(Day(iso: text))
    }

    /// A list of texts in JSON; nil when there is none.
    mutating func texts() throws(StoreError) -> Set<String>? {
        guard let json = try optional(String.self) else { return nil }
        return try present(try? JSONDecoder().decode(Set<String>.self, from: Data(json.utf8)))
    }

    /// One of the words that the type knows.
    mutating func word<Word: RawRepresentable<String>>() throws(StoreError) -> Word {
        let text = try text()
        return try present(Word(rawValue: text))
    }

    private func present<Value>(_ value: Value?) throws(StoreError) -> Value {
        guard let value else { throw unreadable }
        return value
    }

    /// Names the column only: values may be somebody's.
    private var unreadable: StoreError {
        let names = Array(row.columnNames)
        let index = index - 1
        return .damaged(
            "unreadable value of \(names.indices.contains(index) ? names[index] : "column \(index)")")
    }
}
