import Drawing
import Foundation
import Pages
import Pictures

/// One page of a document: what belongs on it, held against what is found there.
struct PageJudgement: Sendable {
    let file: String
    /// From 1.
    let page: Int
    let face: VerifiedFace
    /// The pieces of the sheet by their cell, from 0.
    let pieces: [Int: PlannedPiece]
    /// The SHA-256 of what the template prints beside the records' codes.
    let otherCodes: Set<String>
    /// Whether each place for another code has one: with fewer codes than places some may be empty.
    let demandsOtherCodes: Bool

    func place(cell: Int?) -> PaperPlace { PaperPlace(file: file, page: page, cell: cell.map { $0 + 1 }) }

    // MARK: Codes

    /// The places that must have a code and in which none of these stands.
    func missing(among codes: [CodeSearch.Code]) -> [VerifiedPlace] {
        face.places.filter { isDemanded($0) && $0.isEmpty(of: codes) }
    }

    private func isDemanded(_ place: VerifiedPlace) -> Bool {
        guard let piece = pieces[place.cell] else { return false }
        return switch place.expects {
        case .code: !piece.fingerprint.isEmpty
        case .otherCode: demandsOtherCodes
        case .name: false
        }
    }

    /// What these codes come to; what is missing is not told.
    func sightings(of codes: [CodeSearch.Code]) -> [Sighting] {
        codes.compactMap { code in
            let place = face.places.first { $0.isCode && $0.frame.contains(code.middle) }
            let cell = place?.cell ?? face.cell(at: code.middle)
            guard let place, let piece = pieces[place.cell] else {
                return .stray(self.place(cell: cell), fingerprint: code.fingerprint, line: nil)
            }
            let isRight =
                place.expects == .code
                ? code.fingerprint == piece.fingerprint : otherCodes.contains(code.fingerprint)
            guard isRight else {
                let owner = place.expects == .code ? piece.line : nil
                return .stray(self.place(cell: cell), fingerprint: code.fingerprint, line: owner)
            }
            return place.expects == .code ? .code(line: piece.line) : nil
        }
    }

    func unreadable(_ places: [VerifiedPlace]) -> [Sighting] {
        places.compactMap { place in
            pieces[place.cell].map { .unreadable(self.place(cell: place.cell), line: $0.line) }
        }
    }

    /// Whether the picture has the size of the paper at so many pixels to the inch, to a pixel and a half.
    func hasSize(_ picture: Picture, dpi: Double) -> Bool {
        let (width, height) = (face.paper.width.points * dpi / 72, face.paper.height.points * dpi / 72)
        return abs(Double(picture.width) - width) < 1.5 && abs(Double(picture.height) - height) < 1.5
    }

    // MARK: Names

    /// Whether the names of the pieces stand in their places.
    ///
    /// Spaces and the breaks between lines do not count, and letters are the same however their marks are encoded.
    func sightings(of words: [Word], whole: [Bool]) -> [Sighting] {
        face.places.compactMap { place in
            guard case .name(let slot) = place.expects, let piece = pieces[place.cell],
                piece.names.indices.contains(slot), !piece.names[slot].isEmpty
            else { return nil }
            let here = words.filter { place.frame.contains(Point(x: .pt($0.x), y: .pt($0.y))) }
            let (found, wanted) = (Self.letters(here.map(\.text).joined()), Self.letters(piece.names[slot]))
            let isRight = whole[slot] ? found == wanted : found.contains(wanted)
            return isRight
                ? .name(line: piece.line)
                : .wrongName(self.place(cell: place.cell), line: piece.line)
        }
    }

    private static func letters(_ text: String) -> String {
        // Characters of Swift compare by canonical equivalence; only the spaces have to go.
        String(text.unicodeScalars.filter { !$0.properties.isWhitespace }.map(Character.init))
    }
}

extension VerifiedPlace {
    /// Whether the middle of none of the codes lies in it.
    func isEmpty(of codes: [CodeSearch.Code]) -> Bool { !codes.contains { frame.contains($0.middle) } }
}
