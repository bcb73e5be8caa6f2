package import Drawing
import Records

extension Sheet {
    /// The frame for the pieces of one sheet, which lie in the first cells.
    package func fill(
        _ frame: Frame, _ folio: Folio, settings: Settings, fonts: FontBook
    ) throws(FrameError) -> FilledFrame {
        let above = try frame.above.items(fonts) { folio.text(of: $0) ?? settings.text(of: $0) }
        let below = try frame.below.items(fonts) { folio.text(of: $0) ?? settings.text(of: $0) }
        var beside: [[PageItem]] = []
        for (row, cell) in zip(folio.rows, cells) {
            let shift = Point(x: cell.left - cells[0].left, y: cell.top - cells[0].top)
            let slots = frame.beside.map { $0.moved(by: shift) }
            beside.append(
                try slots.items(fonts) {
                    $0 == Folio.row ? "\(row)" : folio.text(of: $0) ?? settings.text(of: $0)
                })
        }
        let page = Page(side: "frame", trim: frame.paper, layer: frame.layer, items: above + below)
        let heads = frame.heads.map { PageItem.text(slot: Frame.header, lines: $0) }
        return FilledFrame(page: page, above: above.count, heads: heads, beside: beside)
    }

    /// The faces with the frame around the pieces of the front.
    package func framed(_ faces: [Imposition], _ frame: FilledFrame) -> [Imposition] {
        guard let front = faces.first else { return faces }
        return [front.adding(frame)] + faces.dropFirst()
    }
}

extension [TextSlot] {
    /// The texts of those slots that have one.
    fileprivate func items(
        _ fonts: FontBook, _ value: (String) -> String?
    ) throws(FrameError) -> [PageItem] {
        var items: [PageItem] = []
        for slot in self {
            guard let text = slot.phrase.text(value) else { continue }
            do throws(TextError) {
                items.append(.text(slot: slot.id, lines: try slot.set(text, with: fonts)))
            } catch {
                throw FrameError(field: slot.phrase.fields.first ?? slot.id)
            }
        }
        return items
    }
}

extension TextSlot {
    fileprivate func moved(by shift: Point) -> TextSlot {
        if let turn {
            return TextSlot(id: id, label: label, box: box, turn: turn.moved(by: shift), phrase: phrase)
        }
        let alignment: TextBox.Alignment =
            if case .baseline(let y) = box.alignment { .baseline(y + shift.y) } else { box.alignment }
        let moved = TextBox(
            frame: box.frame.moved(by: shift), style: box.style, smallest: box.smallest,
            lineHeight: box.lineHeight, mostLines: box.mostLines, alignment: alignment)
        return TextSlot(id: id, label: label, box: moved, turn: nil, phrase: phrase)
    }
}

extension Settings {
    /// The text of a field where no record is meant: the run's.
    fileprivate func text(of field: String) -> String? {
        if field == Template.printDate { return date.printed }
        return values[field].flatMap { $0.isEmpty ? nil : $0 }
    }
}
