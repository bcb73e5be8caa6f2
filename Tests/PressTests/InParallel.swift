/// What `work` finds wrong with each of `items`, two at a time.
func inParallel<Item: Sendable>(
    _ items: [Item], _ work: @escaping @Sendable (Item) throws -> [String]
) async throws -> [String] {
    try await withThrowingTaskGroup(of: [String].self) { group in
        var (all, rest) = ([String](), items[...])
        for item in rest.prefix(2) { group.addTask { try work(item) } }
        rest = rest.dropFirst(2)
        while let found = try await group.next() {
            all += found
            if let item = rest.popFirst() { group.addTask { try work(item) } }
        }
        return all
    }
}
