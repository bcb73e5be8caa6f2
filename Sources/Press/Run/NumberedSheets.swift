import Pages

/// Which sheets a document of a run has, by the numbers that stand on them.
package struct NumberedSheets: Sendable, Hashable {
    /// The first and the last number; no sheet has one that another document's sheet has.
    package let numbers: ClosedRange<Int>
    /// Pages before the first of them: the separator that names a group.
    private let pagesBefore: Int
    private let pagesEach: Int

    /// The pages of the document, from 0, that have to be printed again when the sheets before this one are good.
    ///
    /// Nil for a sheet that the document does not have. The separator is printed again only with the first sheet.
    package func pages(fromSheet number: Int) -> PartialRangeFrom<Int>? {
        guard numbers.contains(number) else { return nil }
        return number == numbers.lowerBound ? 0... : (pagesBefore + (number - numbers.lowerBound) * pagesEach)...
    }
}

extension Order {
    /// The sheets of each document of a whole run of this order, in their order.
    package func numberedSheets(of report: Report) -> [NumberedSheets] {
        let first = "-" + 1.padded(to: 4) + ".pdf"
        var next = 1
        return report.files.compactMap { file in
            let isSeparated =
                arrangement.groupField != nil && press.template.frame == nil && file.name.hasSuffix(first)
            let before = isSeparated ? pagesOfSeparator : 0
            let count = (file.pages - before) / pagesOfSheet
            guard count > 0 else { return nil }
            defer { next += count }
            return NumberedSheets(
                numbers: next...(next + count - 1), pagesBefore: before, pagesEach: pagesOfSheet)
        }
    }
}
