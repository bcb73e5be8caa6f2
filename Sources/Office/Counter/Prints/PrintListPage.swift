import Store
import Web

/// The list or what a search has found.
struct PrintListPage: Sendable {
    struct Choice: Sendable {
        let name: String
        let title: String
        let isCurrent: Bool
    }

    let days: [Choice]
    /// The name of the days, and in words.
    let day: String
    let title: String
    let rows: [PrintRow]
    let isEmpty: Bool
    /// Whether there are any that wait for their people.
    let hasWaiting: Bool
    /// What the forms carry so that each is done once.
    let key = RequestKey.newText
    /// Behind which print this page begins; nil for the latest.
    var cursor: String?
    /// Behind which print the next page begins; nil at the end.
    var next: String?
    var isSearch = false
    var text = ""
    var isUnsearchable = false
    var isCut = false
    let mostFound = PrintSearch.mostFound
    let mostOpened = PrintSearch.mostOpened
    /// How many were noted as handed over, and how many were not.
    var handedOver: String?
    var unchanged: String?
    var nothingChosen = false

    init(_ days: PrintDays, to clerk: Clerk, rows: [PrintRow]) {
        self.days = PrintDays.allCases.map {
            Choice(name: $0.rawValue, title: clerk.language.text($0.title), isCurrent: $0 == days)
        }
        day = days.rawValue
        title = clerk.language.text(days.title)
        self.rows = rows
        isEmpty = rows.isEmpty
        hasWaiting = rows.contains(where: \.isWaiting)
    }
}
