import Testing
@Test func placeholderPress() {}
