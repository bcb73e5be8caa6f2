import Drawing
import Pages
import Records

/// Where something that is verified stands: in which cell of a face, and where on the paper.
struct VerifiedPlace: Sendable, Hashable {
    /// From 0.
    let cell: Int
    let frame: Rect
    let expects: Expects

    enum Expects: Sendable, Hashable {
        /// The record's own code.
        case code
        /// What the template prints beside it, a guide link for example.
        case otherCode
        /// The text of the name slot with this number.
        case name(Int)
    }

    var isCode: Bool {
        if case .name = expects { false } else { true }
    }
}

/// What stands where on one face of a full sheet.
struct VerifiedFace: Sendable, Hashable {
    let paper: Size
    let places: [VerifiedPlace]
    /// The cells as they lie on this face, in their order, for what stands in none of the places.
    let cells: [Rect]

    var hasCodes: Bool { places.contains(where: \.isCode) }
    var hasNames: Bool { places.contains { !$0.isCode } }

    /// The cell that holds the point, from 0.
    func cell(at point: Point) -> Int? { cells.firstIndex { $0.contains(point) } }
}

/// A text slot that says the name of the record.
struct NameSlot: Sendable, Hashable {
    let slot: TextSlot
    /// Whether all of its text comes from the record, so that nothing else may stand in it.
    let isWhole: Bool

    /// What has to stand in it for a record; empty when nothing is printed.
    func text(for record: Record) -> String {
        let name = record.text(of: Self.field(of: record.kind), masked: true) ?? ""
        return isWhole ? slot.phrase.text { record.text(of: $0, masked: true) } ?? "" : name
    }

    static func field(of kind: RecordKind) -> String {
        switch kind {
        case .citizen: "full_name"
        case .venue: "name"
        }
    }
}

extension Template {
    /// The text slots that say the record's name, front first.
    var nameSlots: [NameSlot] {
        let own = Set(kind.fieldNames).subtracting(fields.map(\.name))
        // Masking may change any other field of a citizen.
        let plain = kind == .citizen ? [NameSlot.field(of: kind)] : own
        return sides.flatMap(\.slots).compactMap { slot in
            guard case .text(let slot) = slot, slot.phrase.fields.contains(NameSlot.field(of: kind)) else {
                return nil
            }
            return NameSlot(slot: slot, isWhole: plain.isSuperset(of: slot.phrase.fields))
        }
    }
}

extension Order {
    /// The faces of a full sheet as a printer gets them; of pictures one for each side of a piece.
    var verifiedFaces: [VerifiedFace] {
        let template = press.template
        let sides = template.sides.map {
            Page(side: $0.name, trim: template.trim, layer: $0.layer, items: [])
        }
        if case .png = format {
            return sides.map { face(Imposition($0), cells: 1) }
        }
        let pieces = Array(repeating: sides, count: sheet.cells.count)
        return sheet.impose(pieces, flip: arrangement.flip).map {
            face($0.corrected(by: profile, isFront: !$0.isBack), cells: sheet.cells.count)
        }
    }

    /// A list is one piece: it is moved, and its rows keep their distances.
    private var profile: PrinterProfile {
        guard press.template.frame != nil else { return arrangement.printer }
        return
            (try? PrinterProfile(
                front: arrangement.printer.front, back: arrangement.printer.back,
                scale: PrinterProfile.exact.scale)) ?? arrangement.printer
    }

    private func face(_ face: Imposition, cells: Int) -> VerifiedFace {
        // A folded cell holds two sides next to each other.
        let sidesInCell = max(1, face.places.count / cells)
        let slots = press.template.verifiedSlots
        var (places, frames) = ([VerifiedPlace](), [Rect]())
        for (index, place) in face.places.enumerated() {
            let cell = index / sidesInCell
            if index % sidesInCell == 0 {
                let trim = place.page.trim
                let size = Size(width: trim.width * Double(sidesInCell), height: trim.height) ?? trim
                frames.append(Rect(origin: place.origin, size: size))
            }
            places += slots[place.page.side, default: []].map {
                VerifiedPlace(cell: cell, frame: $0.frame.moved(by: place.origin), expects: $0.expects)
            }
        }
        return VerifiedFace(paper: face.paper, places: places, cells: frames)
    }
}

extension Template {
    /// The slots that are verified, by their side; names are numbered as ``nameSlots`` are.
    fileprivate var verifiedSlots: [String: [(frame: Rect, expects: VerifiedPlace.Expects)]] {
        var (slots, names) = ([String: [(frame: Rect, expects: VerifiedPlace.Expects)]](), 0)
        for side in sides {
            for slot in side.slots {
                switch slot {
                case .symbol(let slot):
                    let expects = slot.rule.content == nil ? VerifiedPlace.Expects.code : .otherCode
                    slots[side.name, default: []].append((slot.frame, expects))
                case .text(let slot) where slot.phrase.fields.contains(NameSlot.field(of: kind)):
                    slots[side.name, default: []].append((slot.frame, .name(names)))
                    names += 1
                case .text: break
                }
            }
        }
        return slots
    }
}
