import Foundation
import HTTPTypes
package import Hummingbird
import NIOCore

/// The body of a request that is JSON: well-formed, no key twice, nested at most ``deepest`` times.
package struct JSONBody: Sendable {
    /// What was sent, to the byte.
    package let bytes: [UInt8]

    package static let mostBytes = 65_536
    package static let deepest = 32

    /// Takes the bytes as they are.
    package init(_ bytes: [UInt8]) throws(Refusal) {
        do throws(JSONScan.Fault) {
            try JSONScan.check(bytes, deepest: Self.deepest)
        } catch {
            throw error.refusal
        }
        self.bytes = bytes
    }

    /// Reads the body of a request.
    ///
    /// Throws a ``Refusal``: 415 for another content type, 413 above `limit` bytes, 400 for what is not JSON.
    package init(of request: Request, upTo limit: Int = mostBytes) async throws {
        guard request.isJSON else { throw Refusal.unsupportedMedia(["application/json"]) }
        try self.init(try await request.bytes(upTo: limit))
    }

    /// The value that is sent.
    ///
    /// Throws a 400 that says which key is missing or has another type than it should.
    package func decode<Value: Decodable>(_ type: Value.Type) throws(Refusal) -> Value {
        do {
            return try JSONDecoder().decode(type, from: Data(bytes))
        } catch let error as DecodingError {
            throw error.refusal
        } catch let refusal as Refusal {
            // A value that knows itself what is wrong with it.
            throw refusal
        } catch {
            throw JSONScan.Fault.notJSON.refusal
        }
    }
}

extension Request {
    /// The whole body.
    ///
    /// Throws a ``Refusal`` with 413 above `limit` bytes, at once when `Content-Length` says so.
    package func bytes(upTo limit: Int) async throws -> [UInt8] {
        if let length = headers[.contentLength].flatMap(Int.init), length > limit {
            throw Refusal.tooLarge(limit: limit)
        }
        do {
            return Array(buffer: try await body.collect(upTo: limit))
        } catch is NIOTooManyBytesError {
            throw Refusal.tooLarge(limit: limit)
        }
    }

    fileprivate var isJSON: Bool {
        // A packed body would be counted before it is unpacked.
        guard headers[.contentEncoding].map({ $0.lowercased() == "identity" }) ?? true else { return false }
        let parts = (headers[.contentType] ?? "").lowercased().split(separator: ";").map {
            $0.trimmingCharacters(in: .whitespaces)
        }
        return parts.first == "application/json"
            && parts.dropFirst().allSatisfy { ["charset=utf-8", "charset=\"utf-8\""].contains($0) }
    }
}
