import CQPDF

/// The last pages of a PDF as a PDF of its own, drawn by nobody anew: what is on them is what was on them.
package enum PDFExcerpt {
    /// The pages from one on, counted from 0; its structure for readers on screens, which is that of the whole, is left out.
    ///
    /// Throws ``DrawingError/pdf(_:)`` for a file that cannot be read or has no such page.
    package static func pages(_ range: PartialRangeFrom<Int>, of path: String) throws(DrawingError) -> [UInt8]
    {
        var data: qpdf_data? = qpdf_init()
        defer { qpdf_cleanup(&data) }
        qpdf_set_suppress_warnings(data, QPDF_TRUE)
        try check(qpdf_read(data, path, nil))
        guard range.lowerBound >= 0, range.lowerBound < qpdf_get_num_pages(data) else {
            throw .pdf("there is no page \(range.lowerBound + 1)")
        }
        for _ in 0..<range.lowerBound { try check(qpdf_remove_page(data, qpdf_get_page_n(data, 0))) }
        let root = qpdf_get_root(data)
        for key in ["/StructTreeRoot", "/MarkInfo"] { qpdf_oh_remove_key(data, root, key) }
        try check(qpdf_init_write_memory(data))
        qpdf_set_deterministic_ID(data, QPDF_TRUE)
        try check(qpdf_write(data))
        let bytes: UnsafePointer<UInt8>? = qpdf_get_buffer(data)
        return Array(UnsafeBufferPointer(start: bytes, count: qpdf_get_buffer_length(data)))
    }

    private static func check(_ status: Int32) throws(DrawingError) {
        guard status & Int32(QPDF_ERRORS) == 0 else { throw .pdf("libqpdf stopped with \(status)") }
    }
}
