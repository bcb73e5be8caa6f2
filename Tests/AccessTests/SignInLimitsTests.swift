import Access
import Testing

@Suite("Limits of signing in")
struct SignInLimitsTests {
    private let limits = SignInLimits()
    private let start = ContinuousClock.now

    private func after(minutes: Double) -> ContinuousClock.Instant { start + .seconds(minutes * 60) }

    private func network(_ number: Int) -> Network {
        Network("10.\(number >> 16 & 255).\(number >> 8 & 255).\(number & 255)")
    }

    @Test("From one address an account can be tried ten times in 15 minutes")
    func pair() {
        var answers = (0..<10).map { _ in limits.take(login: "an", from: network(1), at: start) }
        #expect(answers == Array(repeating: .allowed, count: 10))
        #expect(limits.take(login: "an", from: network(1), at: start) == .wait(seconds: 90))
        answers = (1...100).map {
            limits.take(login: "an", from: network(1), at: after(minutes: Double($0) * 0.15))
        }
        #expect(answers.count { $0 == .allowed } == 10)
    }

    @Test("From one address all accounts together can be tried thirty times in 15 minutes")
    func address() {
        let answers = (0..<100).map { limits.take(login: "login\($0)", from: network(1), at: start) }
        #expect(answers.count { $0 == .allowed } == 30)
        #expect(answers.last == .wait(seconds: 30))
        #expect(limits.take(login: "login99", from: network(2), at: start) == .allowed)
    }

    @Test(
        "Ten thousand guesses from a thousand addresses get ten free tries; the rest meets the second factor or the delay"
    )
    func manyAddresses() {
        let answers = (0..<10_000).map { limits.take(login: "an", from: network($0 % 1_000), at: start) }
        #expect(answers.count { $0 == .allowed } == 10)
        #expect(answers.count { $0 == .guarded(delay: SignInLimits.delay) } == 9_990)
    }

    @Test(
        "Nobody can lock the owner out: not from far away, not from the same address, not while guesses go on"
    )
    func owner() {
        #expect(limits.take(login: "an", from: network(1), at: start) == .allowed)
        limits.succeeded(login: "an", from: network(1), at: start)
        for number in 2..<5_000 { _ = limits.take(login: "an", from: network(number), at: start) }
        for number in 0..<500 { _ = limits.take(login: "other\(number)", from: network(1), at: start) }
        for _ in 0..<10 { #expect(limits.take(login: "an", from: network(1), at: start) == .allowed) }
        #expect(limits.take(login: "an", from: network(1), at: start) == .wait(seconds: 90))
        // From a new address it is the second factor or the delay, never a refusal.
        #expect(
            limits.take(login: "an", from: network(9_999), at: start) == .guarded(delay: SignInLimits.delay))
    }

    @Test("A whole office behind one address can sign in in the morning")
    func office() {
        for number in 0..<500 {
            #expect(limits.take(login: "clerk\(number)", from: network(1), at: start) == .allowed)
            limits.succeeded(login: "clerk\(number)", from: network(1), at: start)
        }
    }

    @Test("Whoever signs in often and rightly is never slowed down")
    func often() {
        for _ in 0..<100 {
            #expect(limits.take(login: "an", from: network(1), at: start) == .allowed)
            limits.succeeded(login: "an", from: network(1), at: start)
        }
    }

    @Test("An address is known for 30 days")
    func memory() {
        limits.succeeded(login: "an", from: network(1), at: start)
        let days = { (count: Double) in after(minutes: count * 24 * 60) }
        for (day, isKnown) in [(29.0, true), (31, false)] {
            for number in 0..<100 { _ = limits.take(login: "x\(number)", from: network(1), at: days(day)) }
            #expect((limits.take(login: "an", from: network(1), at: days(day)) == .allowed) == isKnown)
        }
    }

    @Test("Logins of any length are as good as any other")
    func longLogin() {
        let login = String(repeating: "a\u{301}", count: 100_000)
        for _ in 0..<10 { #expect(limits.take(login: login, from: network(1), at: start) == .allowed) }
        #expect(limits.take(login: login, from: network(1), at: start) == .wait(seconds: 90))
    }

    @Test(
        "An address of IPv6 is its first 64 bits, a mapped one of IPv4 is that, and others stand for themselves"
    )
    func networks() {
        #expect(Network("2001:db8:1:2::1") == Network("2001:0db8:1:2:ffff::2"))
        #expect(Network("2001:db8:1:2::1") != Network("2001:db8:1:3::1"))
        #expect(Network("::ffff:192.0.2.1") == Network("192.0.2.1"))
        #expect(Network("::ffff:192.0.2.1") != Network("::ffff:192.0.2.2"))
        #expect(Network("192.0.2.1") != Network("192.0.2.2"))
        #expect(Network("fe80::1%eth0") == Network("fe80::2%eth1"))
        #expect(Network("unix:/a") != Network("unix:/b"))
    }
}
