import Foundation

/// Which face of a ``FontBook``: its place in the book.
package struct FontID: Sendable, Hashable {
    let index: Int
}

/// The fonts of one folder, the only ones that can ever be used.
package struct FontBook: Sendable {
    package let faces: [FontFace]
    let shapedTexts = ShapedTexts()

    /// Reads every `.ttf` and `.otf` of `folder`, in the order of the file names.
    ///
    /// Throws ``DrawingError/fonts(folder:reason:)`` when the folder cannot be read or holds no font.
    package init(folder: String) throws(DrawingError) {
        let names: [String]
        do {
            names = try FileManager.default.contentsOfDirectory(atPath: folder)
        } catch {
            throw .fonts(folder: folder, reason: "the folder cannot be read")
        }
        var faces: [FontFace] = []
        for name in names.sorted() where name.hasSuffix(".ttf") || name.hasSuffix(".otf") {
            faces.append(try FontFace(folder: folder, fileName: name))
        }
        if faces.isEmpty { throw .fonts(folder: folder, reason: "it holds no .ttf or .otf file") }
        self.faces = faces
    }

    package subscript(_ id: FontID) -> FontFace { faces[id.index] }

    /// The face with exactly this family and weight; another one is never put in its place.
    package func face(family: String, weight: Int) throws(DrawingError) -> FontID {
        guard let index = faces.firstIndex(where: { $0.family == family && $0.weight == weight }) else {
            throw .noSuchFace(
                family: family, weight: weight, available: faces.map { "\($0.family) \($0.weight)" })
        }
        return FontID(index: index)
    }
}
