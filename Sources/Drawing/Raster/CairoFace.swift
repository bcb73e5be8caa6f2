import CCairo
import CHarfBuzz
import Foundation

/// A font as cairo draws it, made from bytes in memory so that no system font can take its place.
///
/// @unchecked Sendable because cairo locks the FreeType face whenever it uses it, and nothing here changes after
/// `init`.
final class CairoFace: @unchecked Sendable {
    let pointer: OpaquePointer

    /// FreeType wants one thread at a time to make and close the faces of a library.
    private static let lock = NSLock()
    nonisolated(unsafe) private static let library: FT_Library? = {
        var library: FT_Library?
        return FT_Init_FreeType(&library) == 0 ? library : nil
    }()
    nonisolated(unsafe) private static let key = UnsafeMutablePointer<cairo_user_data_key_t>.allocate(
        capacity: 1)

    /// Is nil when FreeType does not take the bytes.
    ///
    /// Keeps a reference to `blob` for as long as cairo may draw.
    init?(blob: OpaquePointer) {
        var length: UInt32 = 0
        let start = UnsafeRawPointer(hb_blob_get_data(blob, &length))?.assumingMemoryBound(to: FT_Byte.self)
        var opened: FT_Face?
        let status = Self.lock.withLock {
            FT_New_Memory_Face(Self.library, start, FT_Long(length), 0, &opened)
        }
        guard status == 0, let face = opened else { return nil }
        pointer = cairo_ft_font_face_create_for_ft_face(face, Int32(FT_LOAD_NO_HINTING))
        // cairo's caches may hold the face longer than this object lives, so the bytes go when cairo lets go.
        let bond = Unmanaged.passRetained(Bond(face: face, blob: hb_blob_reference(blob)))
        cairo_font_face_set_user_data(pointer, Self.key, bond.toOpaque()) {
            if let bond = $0 { Unmanaged<Bond>.fromOpaque(bond).release() }
        }
    }

    deinit { cairo_font_face_destroy(pointer) }

    private final class Bond {
        let face: FT_Face
        let blob: OpaquePointer?

        init(face: FT_Face, blob: OpaquePointer?) {
            self.face = face
            self.blob = blob
        }

        deinit {
            _ = CairoFace.lock.withLock { FT_Done_Face(face) }
            hb_blob_destroy(blob)
        }
    }
}
