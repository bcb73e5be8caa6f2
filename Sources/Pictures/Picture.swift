/// A picture in grey, as a reader of codes wants it.
package struct Picture: Sendable, Hashable {
    /// Pixels along a row, at least 1.
    package let width: Int
    /// Rows, at least 1.
    package let height: Int
    /// Row by row from the top left, `width * height` entries; 0 is black, 255 white.
    package let grey: [UInt8]

    /// The largest picture that is held: 100 million pixels, and as many bytes.
    ///
    /// An A0 poster at 250 dpi has them.
    package static let mostPixels = 100_000_000

    /// Is nil unless `grey` has exactly `width * height` entries and there is at least one.
    package init?(width: Int, height: Int, grey: [UInt8]) {
        guard width > 0, height > 0, width <= Self.mostPixels, height <= Self.mostPixels,
            grey.count == width * height
        else { return nil }
        self.width = width
        self.height = height
        self.grey = grey
    }
}
