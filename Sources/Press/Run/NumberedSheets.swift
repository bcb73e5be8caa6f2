import Pages
import Records
import Tables

/// Which sheets a document of a run has, by the numbers that stand on them.
package struct NumberedSheets: Sendable, Hashable {
    /// The first and the last number.
    package let numbers: ClosedRange<Int>
    /// Pages before the first of them: the separator that names a group.
    fileprivate let pagesBefore: Int
    fileprivate let pagesEach: Int

    /// The first page of the document, from 0, that has to be printed again when the sheets before this one are good.
    ///
    /// Nil for a sheet that the document does not have. The separator is printed again only with the first sheet.
    package func firstPage(fromSheet number: Int) -> Int? {
        guard numbers.contains(number) else { return nil }
        return number == numbers.lowerBound
            ? 0 : pagesBefore + (number - numbers.lowerBound) * pagesEach
    }
}

extension Order {
    /// The sheets of each document of a whole run of this order, in their order.
    package func numberedSheets(of report: Report) -> [NumberedSheets] {
        let isFramed = press.template.frame != nil
        let first = "-\(1.padded(to: 4)).pdf"
        var next = 1
        return report.files.map { file in
            let beginsGroup = arrangement.groupField != nil && file.name.hasSuffix(first)
            // The sheets of a list are numbered within their group.
            if beginsGroup, isFramed { next = 1 }
            let before = beginsGroup && !isFramed ? pagesOfSeparator : 0
            let count = max(1, (file.pages - before) / pagesOfSheet)
            defer { next += count }
            return NumberedSheets(
                numbers: next...(next + count - 1), pagesBefore: before, pagesEach: pagesOfSheet)
        }
    }
}

extension Report.File {
    /// How many pieces of this document lie on a page or behind it, by the manifest of the run; pages count from 0.
    package func pieces(fromPage page: Int, manifest path: String) throws(PressError) -> Int {
        try PressError.carrying { () throws(TableError) in
            let manifest = try CSVFile(path: path, encoding: .utf8)
            guard let files = manifest.header.firstIndex(of: "file"),
                let pages = manifest.header.firstIndex(of: "page")
            else { return 0 }
            var count = 0
            while let row = try manifest.next() {
                guard row.text(at: files) == name, let place = row.text(at: pages).flatMap({ Int($0) }) else {
                    continue
                }
                if place > page { count += 1 }
            }
            return count
        }
    }
}
