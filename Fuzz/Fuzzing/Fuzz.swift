import CFuzzer
import Glibc

/// Hands libFuzzer the test and the arguments of the program, and ends as it ends.
package func fuzz(_ test: @escaping ([UInt8]) -> Void) -> Never {
    Fuzz.test = test
    var count = CommandLine.argc
    var arguments: UnsafeMutablePointer<UnsafeMutablePointer<CChar>?>? = CommandLine.unsafeArgv
    exit(LLVMFuzzerRunDriver(&count, &arguments, testOneInput))
}

/// Makes what the program keeps to its end.
///
/// The address sanitizer does not know the pointers that Swift keeps in an enum, and would take them for lost.
package func kept<Value, Failure>(_ make: () throws(Failure) -> Value) throws(Failure) -> Value {
    __lsan_disable()
    defer { __lsan_enable() }
    return try make()
}

/// Stops with a message, which libFuzzer takes for a finding.
package func promise(_ holds: Bool, _ message: @autoclosure () -> String) {
    if !holds { fatalError(message()) }
}

private enum Fuzz {
    // libFuzzer calls from one thread only, and not before the test is set.
    nonisolated(unsafe) static var test: ([UInt8]) -> Void = { _ in }
}

/// By this name libFuzzer's own `main` knows the test; it is linked though ours takes its place.
@_cdecl("LLVMFuzzerTestOneInput")
public func testOneInput(_ start: UnsafePointer<UInt8>?, _ length: Int) -> CInt {
    Fuzz.test(Array(UnsafeBufferPointer(start: start, count: length)))
    return 0
}
