import Records

/// Something that can be set of an office: by a flag, in the environment, or in a file; the first wins.
enum Setting: String, CaseIterable {
    case host, port, hostNames, origin, certificate, privateKey, proxies
    case jobs, requestsAtOnce, connections, connectionsPerAddress, requestsPerMinute, postersPerMinute
    case keepDocuments, mostTableBytes
    case locality

    enum Kind { case text, number, list }

    var kind: Kind {
        switch self {
        case .host, .origin, .certificate, .privateKey, .locality: .text
        case .hostNames, .proxies: .list
        case .port, .jobs, .requestsAtOnce, .connections, .connectionsPerAddress, .requestsPerMinute,
            .postersPerMinute,
            .keepDocuments, .mostTableBytes:
            .number
        }
    }

    /// What a number may be.
    var range: ClosedRange<Int> {
        switch self {
        case .port: 0...65_535
        case .jobs: 1...256
        case .keepDocuments: 1...31_536_000
        case .mostTableBytes: 1024...(1 << 30)
        default: 1...1_000_000
        }
    }

    /// As a flag is called: `keep-documents`.
    var flag: String { words.joined(separator: "-") }

    /// As the environment calls it: `QRPRESS_KEEP_DOCUMENTS`.
    var variable: String { "QRPRESS_" + words.joined(separator: "_").uppercased() }

    private var words: [String] {
        rawValue.reduce(into: [""]) { words, letter in
            if letter.isUppercase { words.append("") }
            words[words.count - 1] += letter.lowercased()
        }
    }

    var meaning: Wording {
        switch self {
        case .host: Wording(vi: "Địa chỉ để nghe", en: "The address to listen on")
        case .port: Wording(vi: "Cổng; 0 lấy cổng trống", en: "The port; 0 takes a free one")
        case .hostNames:
            Wording(
                vi: "Tên máy được trả lời; trống: mọi tên", en: "Host names that are answered; empty: any")
        case .origin:
            Wording(
                vi: "Địa chỉ mà trình duyệt thấy trước máy chủ trung gian",
                en: "What browsers see before a proxy, such as https://in.example.vn")
        case .certificate: Wording(vi: "Chứng thư TLS (PEM)", en: "The TLS certificate (PEM)")
        case .privateKey: Wording(vi: "Khóa riêng TLS (PEM)", en: "The TLS private key (PEM)")
        case .proxies:
            Wording(
                vi: "Máy trung gian được tin khi nói X-Forwarded-For",
                en: "Proxies whose X-Forwarded-For is believed, such as 127.0.0.1 or 10.0.0.0/8")
        case .jobs: Wording(vi: "Số bản vẽ cùng lúc", en: "How many pieces are drawn at once")
        case .requestsAtOnce:
            Wording(vi: "Số yêu cầu làm cùng lúc", en: "How many requests are worked on at once")
        case .connections: Wording(vi: "Số kết nối cùng lúc", en: "How many connections are open at once")
        case .connectionsPerAddress:
            Wording(vi: "Số kết nối của một địa chỉ", en: "How many of these one address may have")
        case .requestsPerMinute:
            Wording(
                vi: "Số yêu cầu mỗi phút của một tài khoản",
                en: "How many requests an account may send in a minute")
        case .postersPerMinute:
            Wording(
                vi: "Số áp phích không cần tài khoản mỗi phút của một địa chỉ",
                en: "How many posters an address may draw in a minute without an account")
        case .keepDocuments:
            Wording(
                vi: "Số giây giữ tài liệu và bảng sau khi in",
                en: "How many seconds documents and tables are kept after printing")
        case .mostTableBytes:
            Wording(vi: "Cỡ bảng lớn nhất, byte", en: "The largest table that is taken, in bytes")
        case .locality:
            Wording(vi: "Địa phương: templates localities", en: "The locality: templates localities")
        }
    }
}
