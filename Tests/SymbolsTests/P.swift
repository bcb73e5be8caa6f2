import Testing
@Test func placeholderSymbols() {}
