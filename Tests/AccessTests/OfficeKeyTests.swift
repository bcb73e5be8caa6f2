import Access
import Crypto
import Foundation
import Judges
import Testing

@Suite("The key of an office")
struct OfficeKeyTests {
    private let scratch: Scratch
    private let path: String

    init() throws {
        scratch = try Scratch()
        path = scratch.path("office.key")
    }

    @Test("It is made with 64 digits that only the owner may read, and nothing else stays in the folder")
    func made() throws {
        let key = try OfficeKey.make(at: path)
        let text = try String(contentsOfFile: path, encoding: .utf8)
        #expect(text.wholeMatch(of: /[0-9a-f]{64}\n/) != nil)
        let attributes = try FileManager.default.attributesOfItem(atPath: path)
        #expect((attributes[.posixPermissions] as? Int) == 0o600)
        #expect(try FileManager.default.contentsOfDirectory(atPath: scratch.folder) == ["office.key"])
        #expect(try OfficeKey.make(at: path).chain == key.chain)
        #expect(try OfficeKey(at: path).chain == key.chain)
    }

    @Test("Another office has another key")
    func distinct() throws {
        #expect(try OfficeKey.make(at: path).chain != OfficeKey.make(at: scratch.path("other.key")).chain)
    }

    @Test("However many make it at once, all end with the same key", arguments: 0..<100)
    func together(round: Int) async throws {
        let chains = try await withThrowingTaskGroup(of: SymmetricKey.self) { group in
            for _ in 0..<8 { group.addTask { [path] in try OfficeKey.make(at: path).chain } }
            var chains: [SymmetricKey] = []
            for try await chain in group { chains.append(chain) }
            return chains
        }
        let kept = try OfficeKey(at: path).chain
        #expect(chains.count == 8 && chains.allSatisfy { $0 == kept })
        #expect(try FileManager.default.contentsOfDirectory(atPath: scratch.folder) == ["office.key"])
    }

    @Test(
        "A file that others may read or write is refused, and says its mode",
        arguments: [0o640, 0o604, 0o620, 0o644])
    func openToOthers(mode: Int) throws {
        _ = try OfficeKey.make(at: path)
        try FileManager.default.setAttributes([.posixPermissions: mode], ofItemAtPath: path)
        #expect(throws: AccessError.keyOpenToOthers(path: path, mode: UInt32(mode))) {
            try OfficeKey(at: path)
        }
        #expect(throws: AccessError.keyOpenToOthers(path: path, mode: UInt32(mode))) {
            try OfficeKey.make(at: path)
        }
    }

    @Test("A link is not followed, not even to a good key")
    func link() throws {
        let target = scratch.path("target.key")
        _ = try OfficeKey.make(at: target)
        try FileManager.default.createSymbolicLink(atPath: path, withDestinationPath: target)
        #expect(throws: AccessError.keyDamaged(path: path)) { try OfficeKey.make(at: path) }
        try FileManager.default.removeItem(atPath: target)
        #expect(throws: AccessError.keyDamaged(path: path)) { try OfficeKey.make(at: path) }
        #expect(!FileManager.default.fileExists(atPath: target))
    }

    @Test(
        "What is not 64 digits is damaged and stays as it is",
        arguments: [
            "", "\n", "00", String(repeating: "0", count: 62), String(repeating: "0", count: 66),
            String(repeating: "0", count: 63) + "g", String(repeating: "0", count: 64) + "\n\n",
            String(repeating: "0", count: 64) + "\n0", String(repeating: "é", count: 32),
        ])
    func damaged(text: String) throws {
        let made = FileManager.default.createFile(
            atPath: path, contents: Data(text.utf8), attributes: [.posixPermissions: 0o600])
        try #require(made)
        #expect(throws: AccessError.keyDamaged(path: path)) { try OfficeKey.make(at: path) }
        #expect(try String(contentsOfFile: path, encoding: .utf8) == text)
    }

    @Test("No file, no folder to make it in, and a folder in its place are told apart")
    func missing() throws {
        #expect(throws: AccessError.noKey(path: path)) { try OfficeKey(at: path) }
        let nowhere = scratch.path("none/office.key")
        #expect(throws: AccessError.keyNotMade(path: nowhere, errno: ENOENT)) {
            try OfficeKey.make(at: nowhere)
        }
        #expect(throws: AccessError.keyDamaged(path: scratch.folder)) { try OfficeKey(at: scratch.folder) }
    }
}
