import Foundation
import Glibc

/// A client that says exactly what it is told to say, at the pace it is told.
final class RawClient: Sendable {
    private let socket: CInt

    struct Failure: Error { let code: CInt }

    init(port: Int, receiveBuffer: CInt? = nil) throws {
        socket = Glibc.socket(AF_INET, CInt(SOCK_STREAM.rawValue), 0)
        if var size = receiveBuffer {
            setsockopt(socket, SOL_SOCKET, SO_RCVBUF, &size, socklen_t(MemoryLayout<CInt>.size))
        }
        // What hangs fails instead.
        var patience = timeval(tv_sec: 20, tv_usec: 0)
        setsockopt(socket, SOL_SOCKET, SO_RCVTIMEO, &patience, socklen_t(MemoryLayout<timeval>.size))
        var address = sockaddr_in()
        address.sin_family = sa_family_t(AF_INET)
        address.sin_port = in_port_t(port).bigEndian
        address.sin_addr.s_addr = in_addr_t(0x7F00_0001).bigEndian
        let status = withUnsafePointer(to: &address) {
            $0.withMemoryRebound(to: sockaddr.self, capacity: 1) {
                connect(socket, $0, socklen_t(MemoryLayout<sockaddr_in>.size))
            }
        }
        guard status == 0 else { throw Failure(code: errno) }
    }

    deinit { close(socket) }

    /// False when the other side is gone.
    @discardableResult func say(_ text: String) -> Bool {
        let bytes = Array(text.utf8)
        var place = 0
        while place < bytes.count {
            let sent = bytes[place...].withUnsafeBytes {
                send(socket, $0.baseAddress, $0.count, CInt(MSG_NOSIGNAL))
            }
            guard sent > 0 else { return false }
            place += sent
        }
        return true
    }

    /// Up to `count` bytes; empty at the end or when the other side has broken off, nil when nothing comes.
    func hear(upTo count: Int = 65_536) -> [UInt8]? {
        var bytes = [UInt8](repeating: 0, count: count)
        let read = recv(socket, &bytes, count, 0)
        if read < 0 { return errno == EAGAIN ? nil : [] }
        return Array(bytes.prefix(read))
    }

    /// Everything until the other side closes; nil when it does not.
    func hearAll() -> String? {
        var all: [UInt8] = []
        while let bytes = hear() {
            guard !bytes.isEmpty else { return String(decoding: all, as: UTF8.self) }
            all += bytes
        }
        return nil
    }

    /// What is said until the text has come, or until nothing more comes.
    func hear(until text: String) -> String {
        var all: [UInt8] = []
        while !String(decoding: all, as: UTF8.self).contains(text), let bytes = hear(), !bytes.isEmpty {
            all += bytes
        }
        return String(decoding: all, as: UTF8.self)
    }
}
