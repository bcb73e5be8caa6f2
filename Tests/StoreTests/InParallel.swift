import Store

/// Does the same so often at the same time; answers in the order of the numbers from 0.
func inParallel<Value: Sendable>(
    _ count: Int, _ body: @escaping @Sendable (Int) async throws -> Value
) async throws -> [Value] {
    try await withThrowingTaskGroup(of: (Int, Value).self) { group in
        for number in 0..<count { group.addTask { try await (number, body(number)) } }
        var values: [(Int, Value)] = []
        for try await value in group { values.append(value) }
        return values.sorted { $0.0 < $1.0 }.map(\.1)
    }
}

extension AuditVerdict {
    var isWhole: Bool { if case .whole = self { true } else { false } }
}
