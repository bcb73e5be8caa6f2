/// Python with pikepdf, Pillow and fontTools, from the environment that the Makefile makes.
package enum Python {
    /// Runs the script and answers what it prints.
    ///
    /// Throws ``Failed`` with what it complained of when it does not end well.
    package static func run(_ script: String, _ arguments: [String]) throws -> String {
        let answer = try Tool("\(Project.root)/.venv/bin/python3")(["-c", script] + arguments)
        guard answer.status == 0 else { throw Failed(reason: answer.errors) }
        return answer.text
    }

    package struct Failed: Error { let reason: String }
}
