import ArgumentParser
import Records

/// How the program ends, after `sysexits.h`.
enum ExitStatus: Int32 {
    case usage = 64
    /// Some rows were rejected, or the table cannot be understood.
    case badData = 65
    case noInput = 66
    case bug = 70
    case cannotCreate = 73
    case inputOutput = 74
    /// Something that passes stood in the way: the same again later.
    case tryAgain = 75
    case configuration = 78
}

/// Why a command ends without doing all of its work, for the person at the keyboard.
struct Failure: Error {
    let status: ExitStatus
    let message: Wording

    init(_ status: ExitStatus, vi: String, en: String) {
        self.status = status
        message = Wording(vi: vi, en: en)
    }
}
