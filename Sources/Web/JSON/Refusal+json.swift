import Foundation
import Records

extension JSONScan.Fault {
    var refusal: Refusal {
        switch self {
        case .notUTF8: .malformed("Nội dung không phải mã UTF-8.", "The body is not UTF-8.")
        case .notJSON: .malformed("Nội dung không phải JSON.", "The body is not JSON.")
        case .tooDeep:
            .malformed("JSON lồng nhau quá sâu.", "The JSON is nested too deeply.")
        case .doubledKey(let key):
            .malformed("“\(shown(key))” có hai lần.", "“\(shown(key))” is there twice.")
        }
    }
}

extension DecodingError {
    var refusal: Refusal {
        switch self {
        case .keyNotFound(let key, let context):
            let place = place(context.codingPath + [key])
            return .malformed("Thiếu “\(place)”.", "“\(place)” is missing.")
        case .typeMismatch(let type, let context), .valueNotFound(let type, let context):
            let place = place(context.codingPath)
            let (vi, en) = kind(type)
            guard !place.isEmpty else {
                return .malformed("Nội dung phải là \(vi).", "The body has to be \(en).")
            }
            return .malformed("“\(place)” phải là \(vi).", "“\(place)” has to be \(en).")
        case .dataCorrupted(let context):
            let place = place(context.codingPath)
            guard !place.isEmpty else { return JSONScan.Fault.notJSON.refusal }
            return .malformed("“\(place)” không hợp lệ.", "“\(place)” is not valid.")
        @unknown default: return JSONScan.Fault.notJSON.refusal
        }
    }

    /// `record.phone`, `items[2].id`.
    private func place(_ path: [any CodingKey]) -> String {
        shown(
            path.reduce(into: "") { place, key in
                if let index = key.intValue {
                    place += "[\(index)]"
                } else {
                    place += (place.isEmpty ? "" : ".") + key.stringValue
                }
            })
    }

    private func kind(_ type: any Any.Type) -> (vi: String, en: String) {
        switch type {
        case is String.Type: ("chuỗi", "a string")
        case is Bool.Type: ("true hoặc false", "true or false")
        case is any BinaryInteger.Type: ("số nguyên", "a whole number")
        case is any BinaryFloatingPoint.Type: ("số", "a number")
        case is any JSONList.Type: ("danh sách", "a list")
        default: ("đối tượng", "an object")
        }
    }
}

private protocol JSONList {}
extension Array: JSONList {}

/// A key of the request, cut short: it can be anything.
private func shown(_ name: String) -> String {
    name.count <= 80 ? name : "\(name.prefix(80))…"
}
