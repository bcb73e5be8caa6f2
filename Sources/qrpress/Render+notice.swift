import Drawing
import Glibc
import Pages
import Press
import Records

extension Render {
    /// Prints a template that needs no record; false, and nothing is printed, for one that does.
    func printNotice() throws -> Bool {
        let press = try options.press(table.template)
        guard press.template.needsNoRecord else { return false }
        let isPicture = picture.format == .png
        let sheet = try options.home.sheet(isPicture ? "single" : sheets.sheet, for: press.template)
        let destination: Destination =
            output == "-" ? .stream { Terminal.write($0, to: STDOUT_FILENO) } : .folder(output)
        do {
            let notice = try Notice(press: press, sheet: sheet, arrangement: try sheets.arrangement)
            let files = try notice.print(to: destination, format: picture.value)
            if !quiet {
                for file in files {
                    Terminal.tell(Wording(vi: "Đã in \(output)/\(file)", en: "Printed \(output)/\(file)"))
                }
            }
        } catch let error as PressError {
            throw Failure(error)
        }
        return true
    }
}
