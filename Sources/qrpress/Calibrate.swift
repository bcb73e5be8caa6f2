import ArgumentParser
import Drawing
import Foundation
import Pages
import Press

struct Calibrate: ParsableCommand {
    static let configuration = CommandConfiguration(
        abstract: "Căn chỉnh máy in. Makes good where a printer puts ink beside its place.",
        discussion: """
            Bước 1: in tờ căn chỉnh, hai mặt. Step 1: print the calibration sheet on both sides:
              qrpress calibrate -o calibration.pdf

            Bước 2: đo như tờ giấy hướng dẫn (mm), lưu hồ sơ. Step 2: measure as the sheet says (mm), keep the profile:
              qrpress calibrate -o printer.yaml --measured "x=20.4,y=19.8,width=99.6,height=99.8,back-x=0.5,back-y=-0.3"

            Bước 3: in với hồ sơ đó. Step 3: print with it:
              qrpress render wallet-card residents.csv -o out --printer printer.yaml
            """)

    @Option(
        name: [.customShort("o"), .customLong("output")],
        help: .init(
            "Tệp PDF; với --measured là hồ sơ YAML. The PDF; with --measured the profile in YAML.",
            valueName: "file"))
    var output: String

    @Option(
        help: .init(
            "Các số đo: x, y, width, height, có thể thêm back-x, back-y. What was measured.",
            valueName: "x=…,y=…,width=…,height=…"))
    var measured: String?

    @Option(
        help: .init(
            "Cạnh mà tờ căn chỉnh đã được lật. The edge that the calibration sheet was turned over.",
            valueName: "edge"))
    var flip: Flip = .longEdge

    @Option(
        help: .init(
            "Độ phân giải của máy in, ghi vào hồ sơ. The printer's dots to the inch, kept in the profile.",
            valueName: "number"))
    var dpi = PrinterProfile.usualDPI

    @OptionGroup var home: Home
    @OptionGroup var date: RunDate

    func run() throws {
        if let measured {
            try OutputFile.write(Array(try profile(measured).yaml.utf8), to: output)
        } else {
            let fonts = try home.fonts()
            let day = try date.day
            let bytes: [UInt8]
            do throws(DrawingError) {
                bytes = try Calibration.pdf(fonts: fonts, date: day)
            } catch {
                throw Failure(.drawing(error))
            }
            try OutputFile.write(bytes, to: output)
        }
    }

    private func profile(_ text: String) throws -> PrinterProfile {
        let calibration: Calibration
        do throws(CalibrationError) {
            calibration = try Calibration(text)
        } catch {
            throw Failure(error)
        }
        do throws(PrinterProfileError) {
            return try calibration.profile(flip, dpi: dpi)
        } catch {
            throw Failure(error, of: "--measured")
        }
    }
}
