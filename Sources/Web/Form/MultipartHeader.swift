import Foundation

/// What a part of a form says of itself.
struct MultipartHeader: Hashable {
    let name: String
    /// As the client's own computer calls it; never a name for a file of ours.
    ///
    /// Nil for a plain field.
    let filename: String?
    let contentType: String?

    /// Nil for what is no part of a form: no name, a field twice, or an encoding that RFC 7578 has done away with.
    init?(_ text: String) {
        var fields: [String: String] = [:]
        for line in text.split(separator: "\r\n", omittingEmptySubsequences: false) {
            let parts = line.split(separator: ":", maxSplits: 1, omittingEmptySubsequences: false)
            guard parts.count == 2, !parts[0].isEmpty, !parts[0].contains(where: \.isWhitespace) else {
                return nil
            }
            let value = parts[1].trimmingCharacters(in: .whitespaces)
            guard fields.updateValue(value, forKey: parts[0].lowercased()) == nil else { return nil }
        }
        let encoding = fields["content-transfer-encoding"]?.lowercased() ?? "binary"
        guard ["binary", "8bit", "7bit"].contains(encoding), let field = fields["content-disposition"],
            let parameters = HeaderParameters(field), parameters.value == "form-data",
            let name = parameters["name"], !name.isEmpty
        else { return nil }
        // Browsers and curl write a quote as %22 (HTML, 4.10.21.8) and leave every other % as it is.
        self.name = name.replacing("%22", with: "\"")
        filename = parameters["filename"]?.replacing("%22", with: "\"")
        contentType = fields["content-type"]
    }
}

/// A header with parameters: `form-data; name="file"`.
struct HeaderParameters: Hashable {
    /// What stands before the parameters, in small letters.
    let value: String
    private let parameters: [String: String]

    subscript(name: String) -> String? { parameters[name] }

    /// Nil when a parameter comes twice or cannot be read.
    init?(_ field: String) {
        var rest = Substring(field)
        value = Self.take(while: { $0 != ";" }, from: &rest).trimmingCharacters(in: .whitespaces).lowercased()
        var parameters: [String: String] = [:]
        while rest.popFirst() == ";" {
            let name = Self.take(while: { $0 != "=" && $0 != ";" }, from: &rest)
                .trimmingCharacters(in: .whitespaces).lowercased()
            if name.isEmpty, rest.isEmpty { break }
            guard !name.isEmpty, rest.popFirst() == "=" else { return nil }
            guard let value = rest.first == "\"" ? Self.quoted(&rest) : Self.token(&rest) else { return nil }
            guard parameters.updateValue(value, forKey: name) == nil else { return nil }
        }
        guard rest.isEmpty else { return nil }
        self.parameters = parameters
    }

    private static func take(while isPart: (Character) -> Bool, from rest: inout Substring) -> Substring {
        let part = rest.prefix(while: isPart)
        rest = rest[part.endIndex...]
        return part
    }

    private static func token(_ rest: inout Substring) -> String? {
        let token = take(while: { $0 != ";" }, from: &rest).trimmingCharacters(in: .whitespaces)
        return token.isEmpty ? nil : token
    }

    /// Only quotes and backslashes are escaped: some browsers send a whole path of Windows.
    private static func quoted(_ rest: inout Substring) -> String? {
        rest.removeFirst()
        var text = ""
        while let character = rest.popFirst() {
            switch character {
            case "\"":
                _ = take(while: { $0 == " " }, from: &rest)
                return text
            case "\\":
                if let next = rest.first, next == "\"" || next == "\\" {
                    rest.removeFirst(); text.append(next)
                } else {
                    text.append(character)
                }
            default: text.append(character)
            }
        }
        return nil
    }
}
