import Foundation
import Store
import Testing

extension SampleOffice {
    static let everywhere: Set<String> = ["P", "W0", "W1", "W2"]

    @discardableResult
    func begin(
        _ print: Print, key: RequestKey? = nil, quota: Int? = nil, since day: Date = .sample
    ) async throws -> Begun<Print> {
        let act = Act(.print, at: print.created, by: print.account, unit: print.unit, subject: print.id.text)
        return try await store.begin(print, key: key, quota: quota, since: day, act)
    }

    @discardableResult
    func beginCopy(
        of print: Print, at second: Int, in scope: Set<String> = everywhere, key: RequestKey? = nil,
        quota: Int? = nil
    ) async throws -> Begun<Print> {
        let copy = Copy(number: 0, account: clerk.id, decided: .sample(second), reason: "mất thẻ")
        return try await store.beginCopy(
            copy, of: print.id, in: scope, key: key, quota: quota, since: .sample,
            .sample(.reprint, at: second, by: clerk.id, reason: "mất thẻ", subject: print.id.text))
    }

    @discardableResult
    func void(
        _ print: Print, at second: Int, in scope: Set<String> = everywhere, key: RequestKey? = nil
    ) async throws -> Begun<Print> {
        try await store.void(
            print.id, in: scope, key: key, at: .sample(second),
            .sample(.void, at: second, by: clerk.id, reason: "sai tên", subject: print.id.text))
    }

    @discardableResult
    func handOver(
        _ print: Print, at second: Int, in scope: Set<String> = everywhere, key: RequestKey? = nil
    ) async throws -> Begun<Print> {
        try await store.handOver(
            print.id, in: scope, key: key, at: .sample(second),
            .sample(.handOver, at: second, by: clerk.id, subject: print.id.text))
    }

    /// A print whose first copy is on paper.
    func printed(_ print: Print, at second: Int) async throws -> Print {
        try await begin(print)
        let copy = try #require(print.copies.last)
        try await store.finish(copy.ending(.printed, at: second), of: print.id)
        return try #require(await store.print(print.id, in: Self.everywhere))
    }

    func find(_ print: Print) async throws -> Print? { try await store.print(print.id, in: Self.everywhere) }

    func list(
        in scope: Set<String> = everywhere, subject: String? = nil, since: Date? = nil,
        before: ID<Print>? = nil, limit: Int = 100
    ) async throws -> [ID<Print>] {
        try await store.prints(in: scope, subject: subject, since: since, before: before, limit: limit).map(
            \.id)
    }

    /// What the trail holds, the oldest first.
    func trail() async throws -> [Act] {
        try await store.audit(in: Self.everywhere, before: nil, limit: 10_000).reversed().map(\.act)
    }
}
