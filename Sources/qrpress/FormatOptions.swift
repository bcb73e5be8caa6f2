import ArgumentParser
import Press

/// What is made: documents or pictures.
struct FormatOptions: ParsableArguments {
    enum Name: String, ExpressibleByArgument, CaseIterable { case pdf, png }

    @Option(help: "pdf (mặc định, default) | png")
    var format: Name = .pdf

    @Option(help: .init("Độ phân giải của PNG, 72–1200. Pixels to the inch of a PNG.", valueName: "number"))
    var dpi = 300

    func validate() throws {
        guard (72...1200).contains(dpi) else {
            throw ValidationError("--dpi: 72–1200. Từ 72 đến 1200 điểm một inch.")
        }
    }

    var value: Format { format == .pdf ? .pdf : .png(dpi: dpi) }
}
