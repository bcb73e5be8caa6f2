import Access
import Testing

@Suite("Rate limits")
struct RateLimitTests {
    private let start = ContinuousClock.now

    private func after(_ seconds: Double) -> ContinuousClock.Instant { start + .seconds(seconds) }

    @Test("A bucket holds so many, then fills one by one, and never above")
    func bucket() {
        let limit = RateLimit<String>(3, per: .seconds(30))
        for _ in 0..<3 { #expect(limit.take("a", at: start) == .allowed) }
        #expect(limit.take("a", at: start) == .wait(seconds: 10))
        #expect(limit.take("a", at: after(0.5)) == .wait(seconds: 10))
        #expect(limit.take("a", at: after(9.5)) == .wait(seconds: 1))
        #expect(limit.take("a", at: after(10)) == .allowed)
        #expect(limit.take("a", at: after(10)) == .wait(seconds: 10))
        for _ in 0..<3 { #expect(limit.take("a", at: after(1_000)) == .allowed) }
        #expect(limit.take("a", at: after(1_000)) == .wait(seconds: 10))
    }

    @Test("Whoever waits as long as told is allowed, and no earlier", arguments: [1, 2, 3, 7, 10, 30, 59])
    func retryAfter(burst: Int) {
        let limit = RateLimit<Int>(burst, per: .seconds(900))
        for _ in 0..<burst { _ = limit.take(0, at: start) }
        guard case .wait(let seconds) = limit.take(0, at: start) else {
            Issue.record("allowed")
            return
        }
        #expect(limit.take(0, at: after(Double(seconds) - 1.001)) != .allowed)
        #expect(limit.take(0, at: after(Double(seconds))) == .allowed)
    }

    @Test("Asking in vain does not make the wait longer")
    func vain() {
        let limit = RateLimit<Int>(1, per: .seconds(10))
        #expect(limit.take(0, at: start) == .allowed)
        for second in 1..<10 {
            #expect(limit.take(0, at: after(Double(second))) == .wait(seconds: 10 - second))
        }
        #expect(limit.take(0, at: after(10)) == .allowed)
    }

    @Test("Keys do not meet")
    func keys() {
        let limit = RateLimit<String>(1, per: .seconds(10))
        #expect(limit.take("a", at: start) == .allowed)
        #expect(limit.take("b", at: start) == .allowed)
        #expect(limit.take("a", at: start) == .wait(seconds: 10))
    }

    @Test("What is given back can be taken again, but not more than the bucket holds")
    func giveBack() {
        let limit = RateLimit<Int>(2, per: .seconds(20))
        for _ in 0..<5 {
            #expect(limit.take(0, at: start) == .allowed)
            limit.giveBack(0)
        }
        for _ in 0..<5 { limit.giveBack(0) }
        for _ in 0..<2 { #expect(limit.take(0, at: start) == .allowed) }
        #expect(limit.take(0, at: start) != .allowed)
    }

    @Test("A clock that stands or goes back gives nothing away")
    func clock() {
        let limit = RateLimit<Int>(2, per: .seconds(20))
        for _ in 0..<2 { #expect(limit.take(0, at: after(100)) == .allowed) }
        #expect(limit.take(0, at: start) != .allowed)
        #expect(limit.take(0, at: after(100)) == .wait(seconds: 10))
    }

    @Test("With too many keys the fullest buckets are forgotten and the emptiest stays empty")
    func bounded() {
        let limit = RateLimit<Int>(3, per: .seconds(30), keys: 100)
        for _ in 0..<3 { #expect(limit.take(-1, at: start) == .allowed) }
        for key in 0..<10_000 { #expect(limit.take(key, at: start) == .allowed) }
        #expect(limit.take(-1, at: start) == .wait(seconds: 10))
    }

    @Test("From many threads no more are allowed than the bucket holds")
    func threads() async {
        let limit = RateLimit<Int>(50, per: .seconds(3_600))
        let allowed = await withTaskGroup(of: Bool.self) { group in
            for _ in 0..<500 { group.addTask { [start] in limit.take(0, at: start) == .allowed } }
            var allowed = 0
            for await answer in group where answer { allowed += 1 }
            return allowed
        }
        #expect(allowed == 50)
    }

    @Test("Bursts that cannot be are one", arguments: [0, -5])
    func noBurst(burst: Int) {
        let limit = RateLimit<Int>(burst, per: .seconds(10))
        #expect(limit.take(0, at: start) == .allowed)
        #expect(limit.take(0, at: start) == .wait(seconds: 10))
    }
}
