import Records
import Store

/// How a print stands, in a word and a picture.
///
/// Templates ask for the picture by the truth of a name, as icons have their addresses when templates are read.
struct PrintState: Sendable {
    let title: String
    let isPrinted: Bool
    let isUnderWay: Bool
    let isFailed: Bool
    let isVoid: Bool
    let isHandedOver: Bool

    init(_ print: Print, _ words: (Wording) -> String) {
        let last = print.copies.last?.state
        isVoid = print.voided != nil
        isHandedOver = !isVoid && print.handedOver != nil
        isPrinted = !isVoid && !isHandedOver && last == .printed
        isFailed = !isVoid && !isHandedOver && last == .failed
        isUnderWay = !isVoid && !isHandedOver && !isPrinted && !isFailed
        let wording =
            if isVoid {
                Wording(vi: "Đã hủy", en: "Void")
            } else if isHandedOver {
                Wording(vi: "Đã trao", en: "Handed over")
            } else if isPrinted {
                Wording(vi: "Đã in", en: "Printed")
            } else if isFailed {
                Wording(vi: "Lỗi", en: "Failed")
            } else {
                Wording(vi: "Đang in", en: "Printing")
            }
        title = words(wording)
    }
}
