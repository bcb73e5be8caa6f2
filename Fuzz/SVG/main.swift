import Drawing
import Fuzzing
import Pages

private let workshop = kept { Workshop() }

fuzz { bytes in
    if let element = try? SVGElement(parsing: bytes) {
        let again = try? SVGElement(parsing: Array(element.xml.utf8))
        promise(again?.xml == element.xml, "what is written is not read as the same again")
    }
    let model = workshop.model(for: bytes)
    guard let side = try? workshop.read(bytes, as: model) else { return }
    let pages = try? workshop.pages(of: side, as: model)
    for page in pages ?? [] { _ = page.dump(fonts: workshop.fonts) }
}
