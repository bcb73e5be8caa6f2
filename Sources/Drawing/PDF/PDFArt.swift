import CCairo
import CQPDF
import Glibc

/// The operators that draw an art, as cairo's PDF surface writes them, made fit for print.
///
/// cairo writes black as three inks and asks for a transparency group; here greys are grey, so black is black alone,
/// and there is no group. What needs more than paths and plain colours is refused.
enum PDFArt {
    /// Throws ``DrawingError/svg(element:reason:)`` when the art is transparent or has pictures, gradients or patterns.
    static func operators(
        size: Size, _ draw: (_ context: OpaquePointer) throws(DrawingError) -> Void
    ) throws(DrawingError) -> [UInt8] {
        let page = try Page(pdf: try pdf(size: size, draw))
        for kind in ["/XObject", "/Shading", "/Pattern", "/Font"] where page.has(kind) {
            throw .svg(
                element: "svg", reason: "the art needs \(kind): use opaque shapes in plain colours only")
        }
        guard page.isOpaque else {
            throw .svg(element: "svg", reason: "the art has opacity; use opaque colours only")
        }
        return grey(page.content)
    }

    /// The art as a PDF of one page.
    ///
    /// cairo turns the page itself, so the operators count from the lower left corner.
    private static func pdf(
        size: Size, _ draw: (_ context: OpaquePointer) throws(DrawingError) -> Void
    ) throws(DrawingError) -> [UInt8] {
        let bytes = Box()
        let surface: OpaquePointer = cairo_pdf_surface_create_for_stream(
            { context, bytes, count in
                guard let context else { return CAIRO_STATUS_WRITE_ERROR }
                Unmanaged<Box>.fromOpaque(context).takeUnretainedValue().value +=
                    UnsafeBufferPointer(start: bytes, count: Int(count))
                return CAIRO_STATUS_SUCCESS
            }, Unmanaged.passUnretained(bytes).toOpaque(), size.width.points, size.height.points)
        defer { cairo_surface_destroy(surface) }
        let context: OpaquePointer = cairo_create(surface)
        defer { cairo_destroy(context) }
        try draw(context)
        try DrawingError.check(cairo_status(context))
        cairo_surface_finish(surface)
        try DrawingError.check(cairo_surface_status(surface))
        return bytes.value
    }

    private final class Box {
        var value: [UInt8] = []
    }

    /// The operators with every colour of equal parts as a grey, and without the graphics states, which say no more
    /// than “opaque”.
    private static func grey(_ content: [UInt8]) -> [UInt8] {
        var out: [UInt8] = []
        var operands: [ArraySlice<UInt8>] = []
        for token in content.split(whereSeparator: { $0 == 0x20 || $0 == 0x0A || $0 == 0x0D }) {
            let first = token[token.startIndex]
            let isOperand =
                first == UInt8(ascii: "[") || first == UInt8(ascii: "/") || first == UInt8(ascii: "]")
                || first == UInt8(ascii: "-") || first == UInt8(ascii: ".") || (0x30...0x39).contains(first)
            guard !isOperand else {
                operands.append(token)
                continue
            }
            let name = String(decoding: token, as: UTF8.self)
            switch name {
            case "gs": break
            case "rg" where Set(operands.map { Array($0) }).count == 1:
                out += operands[0] + Array(" g\n".utf8)
            case "RG" where Set(operands.map { Array($0) }).count == 1:
                out += operands[0] + Array(" G\n".utf8)
            default: out += (operands + [token]).joined(separator: [0x20]) + [0x0A]
            }
            operands.removeAll(keepingCapacity: true)
        }
        return out
    }

    /// The first page of a PDF in memory, read by libqpdf.
    private struct Page {
        let content: [UInt8]
        let isOpaque: Bool
        private let resources: Set<String>

        init(pdf: [UInt8]) throws(DrawingError) {
            // libqpdf reads from the bytes whenever it needs them, so they stay put until the page is read.
            let page = pdf.withUnsafeBytes { Page(bytes: $0) }
            guard let page else {
                throw .svg(element: "svg", reason: "cairo's PDF of the art cannot be read")
            }
            self = page
        }

        private init?(bytes pdf: UnsafeRawBufferPointer) {
            var data: qpdf_data? = qpdf_init()
            defer { qpdf_cleanup(&data) }
            qpdf_set_suppress_warnings(data, QPDF_TRUE)
            let start = pdf.bindMemory(to: CChar.self).baseAddress
            guard qpdf_read_memory(data, "art", start, UInt64(pdf.count), nil) & Int32(QPDF_ERRORS) == 0
            else {
                return nil
            }
            let page = qpdf_get_page_n(data, 0)
            var bytes: UnsafeMutablePointer<UInt8>?
            var count = 0
            let read = qpdf_oh_get_page_content_data(data, page, &bytes, &count)
            defer { free(bytes) }
            guard read & Int32(QPDF_ERRORS) == 0 else { return nil }
            content = Array(UnsafeBufferPointer(start: bytes, count: count))
            let found = qpdf_oh_get_key(data, page, "/Resources")
            resources = Set(
                ["/XObject", "/Shading", "/Pattern", "/Font"].filter { qpdf_oh_has_key(data, found, $0) != 0 }
            )
            let states: UnsafePointer<CChar> = qpdf_oh_unparse_resolved(
                data, qpdf_oh_get_key(data, found, "/ExtGState"))
            isOpaque = Self.opaque(String(cString: states))
        }

        func has(_ kind: String) -> Bool { resources.contains(kind) }

        /// True when the states set nothing but an opacity of one.
        private static func opaque(_ states: String) -> Bool {
            let words = states.split { " <>\n".contains($0) }
            return zip(words, words.dropFirst()).allSatisfy { $0.0.uppercased() != "/CA" || $0.1 == "1" }
                && !words.contains("/SMask") && !words.contains("/BM")
        }
    }
}
