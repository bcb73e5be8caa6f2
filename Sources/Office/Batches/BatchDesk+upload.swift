import Crypto
import Hummingbird
import Web

extension BatchDesk {
    /// Writes the table of a form to its place and makes it durable; answers the other fields and the table's SHA-256.
    ///
    /// Throws ``Refusal/noTable`` for a form without one.
    func take(
        _ request: Request, into folder: BatchFolder
    ) async throws -> (form: MultipartForm, hash: [UInt8]) {
        try await rooms.uploads.work {
            let upload = try UploadFile(path: folder.table)
            var hash = SHA256()
            var limits = MultipartForm.Limits()
            limits.fileBytes = rooms.settings.mostTableBytes
            let form = try await MultipartForm(of: request, file: "file", limits: limits) { bytes in
                bytes.withUnsafeReadableBytes { hash.update(bufferPointer: $0) }
                try await upload.write(bytes)
            }
            guard form.file != nil else { throw Refusal.noTable }
            try await upload.finish()
            return (form, Array(hash.finalize()))
        }
    }
}
