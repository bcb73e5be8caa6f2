import Foundation

/// A table as Python's csv module reads it: the truth that our own reader is held against.
package enum CSVTruth {
    /// The rows by column name.
    package static func rows(_ path: String) throws -> [[String: String]] {
        let script = """
            import csv, json, sys
            with open(sys.argv[1], encoding="utf-8-sig", newline="") as f:
                print(json.dumps(list(csv.DictReader(f))))
            """
        let answer = try Tool("python3")(["-c", script, path])
        return try JSONDecoder().decode([[String: String]].self, from: Data(answer.output))
    }
}
