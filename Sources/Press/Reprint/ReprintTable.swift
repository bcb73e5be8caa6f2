import Foundation
import Payloads
package import Records
import Symbols
import Tables

/// Codes that may be printed again as a table that `render` takes, once somebody has filled in what no code says.
///
/// The table has the form of a rejects file (``RejectsFile``): its last columns say what is still to be filled in, and
/// a spreadsheet runs none of its cells as a formula.
package struct ReprintTable: Sendable {
    package let kind: RecordKind
    /// How many rows there are; a code that was found twice has one.
    package private(set) var rowCount = 0
    /// Codes that were left out because they are in the table already.
    package private(set) var repeated = 0
    private let filling: [String: String]
    private let columns: [String]
    private var lines: [UInt8]
    private var fingerprints: Set<String> = []

    /// `filling` are the values, by field, that every row gets.
    package init(_ kind: RecordKind, filling: [String: String]) {
        self.kind = kind
        self.filling = filling
        let usual: Set<String> =
            switch kind {
            case .citizen: ["full_name", "address", "group", "ward", "district", "province"]
            case .venue: ["name", "type", "address", "ward", "district", "province", "gate"]
            }
        let fields = kind.fieldNames.filter { usual.contains($0) || filling[$0] != nil }
        columns = fields + ["qr"] + (kind == .citizen ? ["name_in_code"] : []) + ["file", "page"]
        lines =
            RejectsFile.byteOrderMark
            + RejectsFile.line(columns.map { Array($0.utf8) }, findings: RejectsFile.columns)
    }

    /// The column without which nothing is printed and that no code holds.
    package var neededColumn: String { kind == .citizen ? "full_name" : "name" }

    /// Whether that column is to be filled in by hand.
    package var isIncomplete: Bool { filling[neededColumn] == nil }

    /// Adds a code that may be printed on this kind of record; `file` is where it was found.
    package mutating func add(_ finding: Finding, file: String) {
        guard finding.reprint.kind == kind else { return }
        guard fingerprints.insert(finding.payload.fingerprint).inserted else {
            repeated += 1
            return
        }
        rowCount += 1
        let nameInCode = finding.payload.facts(masked: false).first { $0.name == "full_name" }?.value
        let cells = columns.map { column -> [UInt8] in
            switch column {
            case "qr": finding.payload.bytes
            case "name_in_code": Array((nameInCode ?? "").utf8)
            case "file": Array(URL(fileURLWithPath: file).lastPathComponent.utf8)
            case "page": Array("\(finding.symbol.page)".utf8)
            default: Array((filling[column] ?? "").utf8)
            }
        }
        lines += RejectsFile.line(cells, findings: findings(of: finding))
    }

    /// Gives the table its name.
    ///
    /// Throws ``PressError``; then there is no file.
    package func write(to path: String) throws(PressError) {
        let file = try PendingFile(path: path)
        try file.take(lines)
        try file.publish()
    }

    /// What is to be done about a row, in the last columns; empty if nothing is.
    private func findings(of finding: Finding) -> [String] {
        var words: [String] = []
        if isIncomplete {
            words.append(
                kind == .citizen
                    ? "Điền họ tên có dấu theo giấy tờ. / Fill in the full name with its marks, as on the papers."
                    : "Điền tên địa điểm. / Fill in the name of the venue.")
        }
        let isDoubtful = finding.reprint.code.hasPrefix("reprint.unknown")
        if isDoubtful { words.append("\(finding.reprint.reason.vi) / \(finding.reprint.reason.en)") }
        guard !words.isEmpty else { return ["", "", "", ""] }
        let fields = (isIncomplete ? [neededColumn] : []) + (isDoubtful ? ["qr"] : [])
        let codes = (isIncomplete ? ["name.empty"] : []) + (isDoubtful ? [finding.reprint.code] : [])
        return [
            "\(rowCount + 1)", fields.joined(separator: "; "), codes.joined(separator: "; "),
            words.joined(separator: " • "),
        ]
    }
}
