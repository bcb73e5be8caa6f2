/// What a document says about itself, twice and the same: as XMP and as an information dictionary.
///
/// Source: ISO 19005-2, 6.6; the two must agree.
enum PDFMetadata {
    private static let producer = "QRPress"

    static func packet(_ title: DocumentTitle) -> String {
        """
        <?xpacket begin="\u{FEFF}" id="W5M0MpCehiHzreSzNTczkc9d"?>
        <x:xmpmeta xmlns:x="adobe:ns:meta/">
        <rdf:RDF xmlns:rdf="http://www.w3.org/1999/02/22-rdf-syntax-ns#">
        <rdf:Description rdf:about="" xmlns:dc="http://purl.org/dc/elements/1.1/" xmlns:pdf="http://ns.adobe.com/pdf/1.3/" \
        xmlns:xmp="http://ns.adobe.com/xap/1.0/" xmlns:pdfaid="http://www.aiim.org/pdfa/ns/id/">
        <pdfaid:part>2</pdfaid:part>
        <pdfaid:conformance>B</pdfaid:conformance>
        <dc:format>application/pdf</dc:format>
        <dc:title><rdf:Alt><rdf:li xml:lang="x-default">\(escaped(title.title))</rdf:li></rdf:Alt></dc:title>
        <dc:language><rdf:Bag><rdf:li>vi-VN</rdf:li></rdf:Bag></dc:language>
        <pdf:Producer>\(producer)</pdf:Producer>
        <xmp:CreateDate>\(title.created)</xmp:CreateDate>
        </rdf:Description>
        </rdf:RDF>
        </x:xmpmeta>
        <?xpacket end="r"?>
        """
    }

    static func info(_ title: DocumentTitle) -> String {
        "<</Title\(PDFSyntax.text(title.title))/Producer(\(producer))/CreationDate(\(date(title.created)))>>"
    }

    /// `2021-12-20T00:00:00+07:00` as `D:20211220000000+07'00'`. 7.9.4
    private static func date(_ iso: String) -> String {
        let digits = iso.filter { $0.isASCII && $0.isNumber }
        let sign = iso.dropFirst(19).first == "-" ? "-" : "+"
        guard digits.count >= 18 else { return "D:\(digits)" }
        return
            "D:\(digits.prefix(14))\(sign)\(digits.dropFirst(14).prefix(2))'\(digits.dropFirst(16).prefix(2))'"
    }

    private static func escaped(_ text: String) -> String {
        text.replacing("&", with: "&amp;").replacing("<", with: "&lt;").replacing(">", with: "&gt;")
    }
}
