import Access
import ArgumentParser
import Foundation
import Glibc
import Store

struct Backup: AsyncParsableCommand {
    static let configuration = CommandConfiguration(
        abstract: "Sao lưu trong lúc văn phòng đang chạy. Backs up an office while it runs.",
        discussion: """
            Tệp sao lưu không mở được nếu thiếu khóa office.key; cất khóa ở nơi khác. Documents and uploaded tables are not in it: \
            cards are drawn again from what is kept. Without office.key nothing of it can be read; keep the key elsewhere.

            VÍ DỤ / EXAMPLE
              qrpress backup -o /mnt/usb/office-2026-11-22.sqlite
              cp office/office.key /mnt/khac/office.key
            """)

    @Option(
        name: [.customShort("o"), .customLong("output")],
        help: .init("Tệp sao lưu, chưa có. The file, which must not be there yet.", valueName: "file"))
    var output: String
    @OptionGroup var state: StateOptions

    func run() async throws {
        let office = try state.open()
        do throws(StoreError) {
            try await office.store.backup(to: output)
            // A backup that cannot be read back is none.
            try SQLiteStore.check(output)
        } catch .taken {
            throw Failure(
                .cannotCreate, vi: "\(output) đã có; không ghi đè bản sao lưu.",
                en: "\(output) is there already; a backup is never written over.")
        } catch {
            throw Failure(error, in: output)
        }
        Terminal.tell("Đã sao lưu / backed up: \(output)")
        Terminal.tell("Cất riêng khóa / keep the key elsewhere: \(state.path)/office.key")
    }
}

struct Restore: AsyncParsableCommand {
    static let configuration = CommandConfiguration(
        abstract: "Khôi phục văn phòng từ bản sao lưu. Brings an office back from a backup.",
        discussion: """
            VÍ DỤ / EXAMPLE
              qrpress restore /mnt/usb/office-2026-11-22.sqlite --key /mnt/khac/office.key --state office
            """)

    @Argument(help: .init("Bản sao lưu. The backup.", valueName: "file")) var file: String
    @Option(help: .init("Khóa của văn phòng. The key of the office.", valueName: "office.key")) var key:
        String
    @OptionGroup var state: StateOptions

    func run() async throws {
        umask(0o077)
        guard FileManager.default.fileExists(atPath: file) else {
            throw Failure(.noInput, vi: "Không có tệp \(file).", en: "There is no file \(file).")
        }
        let (database, keyFile) = ("\(state.path)/office.sqlite", "\(state.path)/office.key")
        for path in [database, keyFile] where FileManager.default.fileExists(atPath: path) {
            throw Failure(
                .cannotCreate, vi: "\(path) đã có. Khôi phục vào thư mục trống, với --state.",
                en: "\(path) is there already. Restore into an empty folder, with --state.")
        }
        do {
            try SQLiteStore.check(file)
            let secret = try OfficeKey(at: key)
            try await prove(secret)
            try FileManager.default.createDirectory(atPath: state.path, withIntermediateDirectories: true)
            try FileManager.default.copyItem(atPath: key, toPath: keyFile)
            chmod(keyFile, 0o600)
            let store = try SQLiteStore(path: file, chainKey: secret.chain)
            try await store.backup(to: database)
        } catch let error as StoreError {
            throw Failure(error, in: file)
        } catch let error as AccessError {
            throw Failure(error)
        } catch let error as CocoaError {
            throw Failure(
                .cannotCreate, vi: "Không ghi được \(state.path): \(error.code.rawValue).",
                en: "\(state.path) cannot be written: \(error.code.rawValue).")
        }
        Terminal.tell("Đã khôi phục / restored: \(state.path)")
    }

    /// Throws a ``Failure`` when the backup was not made with this key, or its audit trail is broken.
    private func prove(_ key: OfficeKey) async throws {
        let store = try SQLiteStore(path: file, chainKey: key.chain)
        guard case .whole(let entries, _) = try await store.verifyAudit() else {
            throw Failure(
                .badData, vi: "Khóa này không phải của bản sao lưu, hoặc nhật ký kiểm tra bị sửa.",
                en: "The key is not that of the backup, or its audit trail was changed.")
        }
        Terminal.tell("Nhật ký / audit trail: \(entries)")
    }
}
