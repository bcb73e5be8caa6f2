import Foundation
import Pages
import Press
import Records

/// The words that say to another `render` what these options say to this one; what is at its default is not said.
extension SheetOptions {
    var arguments: [String] {
        var words: [String] = []
        if let sheet { words += ["--sheet", sheet] }
        if flip != .longEdge { words += ["--flip", flip.rawValue] }
        if fold { words.append("--fold") }
        if startCell != 1 { words += ["--start-cell", "\(startCell)"] }
        if order != .rows { words += ["--order", order.rawValue] }
        if let groupBy { words += ["--group-by", groupBy] }
        if let printer { words += ["--printer", printer] }
        if let printerDPI { words += ["--printer-dpi", "\(printerDPI)"] }
        return words
    }
}

extension RunOptions {
    /// Without the number of threads, which is each machine's own.
    var arguments: [String] {
        var words: [String] = []
        if maxSheets != Order.usualSheets { words += ["--max-sheets", "\(maxSheets)"] }
        if let sort { words += ["--sort", sort] }
        return words
    }
}

extension FormatOptions {
    var arguments: [String] { format == .pdf ? [] : ["--format", format.rawValue, "--dpi", "\(dpi)"] }
}

extension PressOptions {
    /// With the date, so that every shard has the same; without the home, which is each machine's own.
    var arguments: [String] {
        get throws {
            var words = ["--date", try date.day.iso] + changes.flatMap { ["--set", $0] }
            if let locality { words += ["--locality", locality] }
            if ink != .colour { words += ["--ink", ink.rawValue] }
            return words
        }
    }
}
