// swift-tools-version: 6.2
import PackageDescription

/// True when `Fuzz/run` builds: then our own code is watched by libFuzzer and the address sanitizer.
let isFuzzing = Context.environment["QRPRESS_FUZZ"] != nil

let strict: [SwiftSetting] =
    [
        .treatAllWarnings(as: .error),
        .enableUpcomingFeature("ExistentialAny"),
        .enableUpcomingFeature("InternalImportsByDefault"),
        .enableUpcomingFeature("MemberImportVisibility"),
    ] + (isFuzzing ? [.unsafeFlags(["-sanitize=fuzzer,address", "-O"])] : [])

/// A system C library as a module: its map, a shim for what Swift cannot call, and the Debian package that has it.
func library(_ name: String, path: String? = nil, pkgConfig: String, apt: String) -> Target {
    .systemLibrary(name: name, path: path, pkgConfig: pkgConfig, providers: [.apt([apt])])
}

/// A room of QRPress.
///
/// `uses` are its arrows to other rooms and must agree with the table in `ArchitectureTests`.
func module(
    _ name: String, path: String? = nil, uses: [Target.Dependency], resources: [Resource] = []
) -> Target {
    .target(name: name, dependencies: uses, path: path, resources: resources, swiftSettings: strict)
}

/// The tests of a room.
///
/// `cases` are folders of input and expected output that the tests read themselves.
func tests(of name: String, uses: [Target.Dependency] = [], cases: [String] = []) -> Target {
    .testTarget(
        name: "\(name)Tests", dependencies: [.byName(name: name)] + uses, exclude: cases,
        swiftSettings: strict)
}

let package = Package(
    name: "qrpress",
    products: [.executable(name: "qrpress", targets: ["qrpress"])],
    dependencies: [
        .package(url: "https://github.com/apple/swift-argument-parser", from: "1.8.2"),
        .package(url: "https://github.com/apple/swift-crypto", from: "4.5.2"),
        .package(url: "https://github.com/hummingbird-project/hummingbird", from: "2.28.1"),
        .package(url: "https://github.com/groue/GRDB.swift", from: "7.10.0"),
        .package(url: "https://github.com/hummingbird-project/swift-mustache", from: "2.1.1"),
        .package(url: "https://github.com/apple/swift-configuration", from: "1.4.0"),
        .package(url: "https://github.com/jpsim/Yams", from: "6.2.2"),
    ],
    targets: [
        library("CCairo", pkgConfig: "cairo-ft", apt: "libcairo2-dev"),
        library("CHarfBuzz", pkgConfig: "harfbuzz-subset", apt: "libharfbuzz-dev"),
        library("CRsvg", pkgConfig: "librsvg-2.0", apt: "librsvg2-dev"),
        library("CDeflate", pkgConfig: "libdeflate", apt: "libdeflate-dev"),
        library("CQPDF", pkgConfig: "libqpdf", apt: "libqpdf-dev"),
        library("CExpat", pkgConfig: "expat", apt: "libexpat1-dev"),
        library("CSodium", pkgConfig: "libsodium", apt: "libsodium-dev"),
        library("CZip", pkgConfig: "libzip", apt: "libzip-dev"),
        .target(
            name: "CPNG", cSettings: isFuzzing ? [.unsafeFlags(["-fsanitize=fuzzer-no-link,address"])] : [],
            linkerSettings: [.linkedLibrary("png16")]),
        .target(name: "CJPEG", linkerSettings: [.linkedLibrary("jpeg")]),
        .target(name: "CSymbolReader", linkerSettings: [.linkedLibrary("ZXing"), .linkedLibrary("zbar")]),
        // The table goes into the program with #embed, so nothing lies beside it that can get lost.
        .target(name: "CUnits", exclude: ["NOTICE", "derive.py", "units.tsv"]),

        module("Tables", uses: ["CExpat", "CZip"]),
        module("Records", uses: ["Tables", "CUnits"]),
        module("Payloads", uses: ["Records", .product(name: "Crypto", package: "swift-crypto")]),
        module("Pictures", uses: ["CJPEG", "CPNG"]),
        module("Symbols", uses: ["CSymbolReader", "Pictures"]),
        module("Drawing", uses: ["CCairo", "CDeflate", "CExpat", "CHarfBuzz", "CQPDF", "CRsvg"]),
        module("Pages", uses: ["Records", "Symbols", "Drawing", .product(name: "Yams", package: "Yams")]),
        module("Press", uses: ["Tables", "Records", "Payloads", "Pictures", "Symbols", "Drawing", "Pages"]),
        module(
            "Store",
            uses: [
                "Records", .product(name: "GRDB", package: "GRDB.swift"),
                .product(name: "Crypto", package: "swift-crypto"),
            ]),
        module("Access", uses: ["CSodium", .product(name: "Crypto", package: "swift-crypto")]),
        module("Web", uses: ["Records", .product(name: "Hummingbird", package: "hummingbird")]),
        module(
            "Office",
            uses: [
                "Records", "Payloads", "Pictures", "Symbols", "Drawing", "Pages", "Press", "Store", "Access",
                "Web",
                .product(name: "Hummingbird", package: "hummingbird"),
                .product(name: "HummingbirdTLS", package: "hummingbird"),
                .product(name: "Mustache", package: "swift-mustache"),
                .product(name: "Crypto", package: "swift-crypto"),
            ], resources: [.embedInCode("openapi.yaml")]),
        .executableTarget(
            name: "qrpress",
            dependencies: [
                "Tables", "Records", "Payloads", "Pictures", "Symbols", "Drawing", "Pages", "Press", "Store",
                "Access",
                "Web", "Office",
                .product(name: "Configuration", package: "swift-configuration"),
                .product(name: "ArgumentParser", package: "swift-argument-parser"),
            ],
            swiftSettings: strict),

        library("CQRencode", path: "Tests/CQRencode", pkgConfig: "libqrencode", apt: "libqrencode-dev"),
        module("Judges", path: "Tests/Judges", uses: []),
        module("Transcripts", path: "Tests/Transcripts", uses: ["Records"]),
        tests(of: "Tables", uses: ["Judges"], cases: ["Fixtures"]),
        tests(of: "Records", uses: ["Judges", "Tables", "Transcripts"]),
        tests(of: "Payloads", uses: ["Records"]),
        tests(of: "Pictures", uses: ["Judges"]),
        tests(of: "Symbols", uses: ["CQRencode", "Judges", "Pictures"]),
        tests(of: "Drawing", uses: ["Judges"]),
        tests(of: "Pages", uses: ["Drawing", "Judges", "Records", "Symbols"], cases: ["Cases"]),
        tests(of: "Press", uses: ["Drawing", "Judges", "Pages", "Records", "Tables"]),
        tests(
            of: "Store", uses: ["Judges", "Records", .product(name: "Crypto", package: "swift-crypto")]),
        tests(of: "Access", uses: ["Judges", .product(name: "Crypto", package: "swift-crypto")]),
        tests(
            of: "Web", uses: ["Judges", "Records", .product(name: "Hummingbird", package: "hummingbird")]),
        tests(
            of: "Office",
            uses: [
                "Access", "Drawing", "Judges", "Pages", "Press", "Records", "Store", "Web",
                .product(name: "Hummingbird", package: "hummingbird"),
                .product(name: "HummingbirdTesting", package: "hummingbird"),
            ]),
        .testTarget(name: "ArchitectureTests", swiftSettings: strict),
        .testTarget(name: "CommandTests", dependencies: ["Judges", "qrpress"], swiftSettings: strict),
    ],
    swiftLanguageModes: [.v6],
    cxxLanguageStandard: .cxx17
)

if isFuzzing {
    let watched = LinkerSetting.unsafeFlags(["-sanitize=fuzzer,address", "-use-ld=lld"])

    /// A program that looks for input on which a room fails.
    func fuzzer(_ name: String, uses: [Target.Dependency]) -> Target {
        .executableTarget(
            name: "Fuzz\(name)", dependencies: ["Fuzzing"] + uses, path: "Fuzz/\(name)",
            swiftSettings: strict, linkerSettings: [watched])
    }

    package.targets += [
        .systemLibrary(name: "CFuzzer", path: "Fuzz/CFuzzer"),
        module("Fuzzing", path: "Fuzz/Fuzzing", uses: ["CFuzzer"]),
        module("TablePromises", path: "Fuzz/TablePromises", uses: ["Fuzzing", "Records", "Tables"]),
        fuzzer("CSV", uses: ["TablePromises", "Tables"]),
        fuzzer("XLSX", uses: ["TablePromises", "Tables"]),
        fuzzer("SVG", uses: ["Drawing", "Pages", "Records", "Symbols"]),
        fuzzer("Codes", uses: ["Payloads", "Records", "Transcripts"]),
    ]
}
