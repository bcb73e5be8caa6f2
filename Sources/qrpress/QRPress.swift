import ArgumentParser
import Glibc

@main
struct QRPress: AsyncParsableCommand {
    static let version = "0.1.0"

    static let configuration = CommandConfiguration(
        commandName: "qrpress",
        abstract: "In thẻ và áp phích mã QR từ bảng tính. Prints QR cards and posters from a table.",
        discussion: """
            VÍ DỤ / EXAMPLES
              In thẻ ví cho cả danh sách, 10 thẻ một tờ A4. Wallet cards, ten to an A4 sheet:
                qrpress render wallet-card Examples/residents.csv -o Output/cards

              Xem trước mọi lỗi của bảng, không in gì. Everything wrong with a table, without printing:
                qrpress check wallet-card Examples/residents.csv

              Kiểm tra thẻ đã in: mã và tên nào của ai. Proves that every card carries its own code and name:
                qrpress verify Output/cards --data Examples/residents.csv

              In áp phích điểm quét. Door posters:
                qrpress render venue-poster Examples/venues.csv -o Output/posters

              Đọc mã trên áp phích cũ để in lại. The code of an old poster, to be printed afresh:
                qrpress read ap-phich.jpg --csv venues.csv

              Xem trước mẫu. A picture of a template, before any ink:
                qrpress templates preview wallet-card -o card.png
            """,
        version: version,
        subcommands: [
            Render.self, Check.self, PlanCommand.self, Collect.self, Verify.self, Read.self, Templates.self,
            Calibrate.self, Serve.self, Users.self, Units.self, Printers.self, Tokens.self, Audit.self,
            Backup.self,
            Restore.self,
            ConfigCommand.self,
        ])

    /// Runs a command and ends with its status; what went wrong is told on standard error, Vietnamese first.
    static func main() async {
        // A reader that goes away is an error to report, not a signal to die from.
        signal(SIGPIPE, SIG_IGN)
        // So is a file that grows beyond what it may.
        signal(SIGXFSZ, SIG_IGN)
        Terminal.occupyStandardDescriptors()
        do {
            var command = try parseAsRoot()
            if var asynchronous = command as? any AsyncParsableCommand {
                try await asynchronous.run()
            } else {
                try command.run()
            }
        } catch let failure as Failure {
            Terminal.tell(failure.message)
            exit(withError: ExitCode(failure.status.rawValue))
        } catch {
            exit(withError: error)
        }
    }
}
