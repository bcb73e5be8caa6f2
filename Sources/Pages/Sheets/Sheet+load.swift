import Drawing
import Foundation
import Records

extension Template {
    /// The sheets of `catalogue`, and paper of the template's own size without and with marks.
    package func choice(of catalogue: [Sheet]) -> [Sheet] {
        catalogue + [.single(trim), .singleMarks(trim, bleed: bleed)]
    }
}

extension Sheet {
    private struct FileShape: Decodable {
        let id: String
        let title: Wording
        let paper: [Double]
        let cell: [Double]
        let columns: Int
        let rows: Int
        let first: [Double]
        let pitch: [Double]
        let marks: String
        let bleed: Double?
        let border: Double?
    }

    /// The sheets of `Templates/sheets.yaml`.
    ///
    /// Throws, with the sheet's name, when cells or their bleed overlap or leave the paper, and when marks have no room.
    package static func catalogue(in folder: String) throws(TemplateError) -> [Sheet] {
        let file = "sheets.yaml"
        guard let content = FileManager.default.contents(atPath: "\(folder)/\(file)") else {
            throw TemplateError(file: file, element: "file", reason: "the file cannot be read")
        }
        let shapes = try TemplateError.decoding(
            [FileShape].self, from: String(decoding: content, as: UTF8.self), file: file)
        var sheets: [Sheet] = []
        for shape in shapes {
            do throws(Reason) {
                sheets.append(try Sheet(shape))
            } catch {
                throw TemplateError(file: file, element: shape.id, reason: error.text)
            }
        }
        return sheets
    }

    private init(_ shape: FileShape) throws(Reason) {
        let lengths = [shape.paper, shape.cell, shape.first, shape.pitch]
        guard lengths.allSatisfy({ $0.count == 2 && $0.allSatisfy(\.isFinite) }) else {
            throw Reason("paper, cell, first and pitch are two numbers of millimetres each")
        }
        guard shape.pitch.allSatisfy({ $0 >= 0 }) else { throw Reason("the pitch may not be below zero") }
        guard (1...100).contains(shape.columns), (1...100).contains(shape.rows) else {
            throw Reason("columns and rows must be 1 to 100")
        }
        guard let paper = Size(width: .mm(shape.paper[0]), height: .mm(shape.paper[1])),
            let cell = Size(width: .mm(shape.cell[0]), height: .mm(shape.cell[1]))
        else { throw Reason("paper and cell must be above zero") }
        guard ["none", "crop"].contains(shape.marks) else { throw Reason("marks must be none or crop") }
        let cells = (0..<shape.rows * shape.columns).map { index in
            let (row, column) = index.quotientAndRemainder(dividingBy: shape.columns)
            return Rect(
                origin: Point(
                    x: .mm(shape.first[0] + shape.pitch[0] * Double(column)),
                    y: .mm(shape.first[1] + shape.pitch[1] * Double(row))), size: cell)
        }
        let (bleed, border) = (shape.bleed ?? 0, shape.border ?? 0)
        guard (0...20).contains(bleed), (0...20).contains(border) else {
            throw Reason("bleed and border are millimetres, 0 to 20")
        }
        self.init(
            id: shape.id, title: shape.title, paper: paper, cells: cells, columns: shape.columns,
            rows: shape.rows, bleed: .mm(bleed), border: .mm(border), marked: shape.marks == "crop")
        try checkFit()
    }

    private func checkFit() throws(Reason) {
        let page = Rect(origin: .zero, size: paper)
        for (index, cell) in cells.enumerated() {
            guard page.contains(cell) else { throw Reason("cell \(index + 1) leaves the paper") }
            guard let art = cell.grown(by: bleed), page.contains(art) else {
                throw Reason("the bleed of cell \(index + 1) leaves the paper")
            }
            // A neighbour to the right or below is the only one that a too small pitch can run into first.
            for other in [index + 1, index + columns] where other < cells.count {
                guard !cells[other].overlaps(cell) else {
                    throw Reason(
                        "cells \(index + 1) and \(other + 1) overlap: the pitch is smaller than the cell")
                }
                guard let beside = cells[other].grown(by: bleed), !beside.overlaps(art) else {
                    throw Reason(
                        "the bleed of cells \(index + 1) and \(other + 1) overlaps: leave a gutter of twice the bleed"
                    )
                }
            }
        }
        guard border == .zero || page.grown(by: -border * 2) != nil else {
            throw Reason("the border leaves nothing of the paper")
        }
        for mark in marks where !page.contains(mark.start) || !page.contains(mark.end) {
            let room = Self.reach(bleed: bleed, marked: true).mm
            throw Reason(
                "there is no room for crop marks: leave \(decimal(room, places: 0)) mm around the cells or say marks: none"
            )
        }
    }
}
