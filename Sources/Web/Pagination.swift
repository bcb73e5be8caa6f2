import Foundation
import HTTPTypes
package import Hummingbird

/// Which part of a list is asked for: `?limit=1…200&cursor=…`.
package struct PageQuery: Sendable, Hashable {
    package static let usual = 50
    package static let most = 200

    /// Where the part begins, as it was given with the one before; nil for the beginning.
    package let cursor: String?
    package let limit: Int

    /// Throws a 400 for what is no limit or no cursor, or is given twice.
    package init(_ request: Request) throws(Refusal) {
        cursor = try Self.value("cursor", in: request)
        guard let text = try Self.value("limit", in: request) else {
            limit = Self.usual
            return
        }
        guard let number = Int(text), (1...Self.most).contains(number) else {
            throw .malformed("“limit” phải từ 1 đến \(Self.most).", "“limit” has to be 1 to \(Self.most).")
        }
        limit = number
    }

    /// The cursor as a value of the list, such as an ID.
    ///
    /// Throws a 400 when `read` knows no such value.
    package func cursor<Value>(as read: (String) -> Value?) throws(Refusal) -> Value? {
        guard let cursor else { return nil }
        guard let value = read(cursor) else { throw Self.badCursor }
        return value
    }

    /// How many to look for: the one beyond the limit tells whether there is a next part.
    package var reach: Int { limit + 1 }

    /// What is told of the first ``reach`` that were found.
    ///
    /// `cursor`: what the part after this item is asked for with.
    package func part<Found, Item>(
        of found: [Found], from cursor: (Found) -> String, as item: (Found) -> Item
    ) -> ListPart<Item> {
        let told = found.prefix(limit)
        return ListPart(told.map(item), next: found.count > limit ? told.last.map(cursor) : nil)
    }

    private static let badCursor = Refusal.malformed("“cursor” không đúng.", "“cursor” is not right.")

    private static func value(_ name: Substring, in request: Request) throws(Refusal) -> String? {
        let values = request.uri.queryParameters[values: name]
        guard values.count <= 1 else {
            throw .malformed("“\(name)” có hai lần.", "“\(name)” is there twice.")
        }
        guard let value = values.first else { return nil }
        guard (1...200).contains(value.utf8.count), value.utf8.allSatisfy({ $0 > 0x20 && $0 < 0x7F }) else {
            throw .malformed("“\(name)” không đúng.", "“\(name)” is not right.")
        }
        return String(value)
    }
}

/// A part of a list.
package struct ListPart<Item: Encodable & Sendable>: Encodable, Sendable {
    package let items: [Item]
    /// Where the next part begins; nil at the end.
    package let next: String?

    package init(_ items: [Item], next: String?) { (self.items, self.next) = (items, next) }

    private enum CodingKeys: CodingKey { case items, next }

    package func encode(to encoder: any Encoder) throws {
        var container = encoder.container(keyedBy: CodingKeys.self)
        try container.encode(items, forKey: .items)
        // Even nil: whoever reads it need not know that a key may be missing.
        try container.encode(next, forKey: .next)
    }

    /// The part as JSON, with the address of the next one in `Link`.
    package func response(to request: Request, limit: Int) throws -> Response {
        var response = try Response.json(self)
        if let next {
            let cursor = next.addingPercentEncoding(withAllowedCharacters: .alphanumerics) ?? ""
            response.headers[.named("Link")] =
                "<\(request.uri.path)?limit=\(limit)&cursor=\(cursor)>; rel=\"next\""
        }
        return response
    }
}
