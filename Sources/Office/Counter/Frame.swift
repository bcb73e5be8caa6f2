import Foundation
import Records
import Store
import Web

/// What surrounds every page: who is signed in, where they may go, and what has just happened.
struct Frame: Sendable {
    struct Way: Sendable {
        let href: String
        let title: String
        let isCurrent: Bool
    }

    let language: String
    /// The other language, for the switch.
    let otherLanguage: String
    /// Where the visitor is, to come back to.
    let place: String
    let isSignedIn: Bool
    let name: String
    let unit: String
    let ways: [Way]
    /// What forms carry; empty without a session.
    let formToken: String
    let notice: String?
    let isBadNews: Bool
}

/// A page with what surrounds it, as templates see it.
struct Framed<Page: Sendable>: Sendable {
    let frame: Frame
    let page: Page
}

/// Where people go, in the order of the navigation.
enum Section: String, Sendable, CaseIterable {
    case cards, prints, batches, poster, printers, dashboard, settings, accounts, audit, help

    var path: String { "/\(rawValue)" }

    /// Nil for what everybody may see.
    var right: Right? {
        switch self {
        case .cards, .prints: .print
        case .batches: .batches
        case .poster, .help: nil
        case .printers: .printers
        case .dashboard: .figures
        case .settings: .settings
        case .accounts: .accounts
        case .audit: .audit
        }
    }

    var title: Wording {
        switch self {
        case .cards: Wording(vi: "In thẻ", en: "Print a card")
        case .prints: Wording(vi: "Đã in", en: "Printed")
        case .batches: Wording(vi: "In hàng loạt", en: "Bulk")
        case .poster: Wording(vi: "Biển địa điểm", en: "Venue poster")
        case .printers: Wording(vi: "Máy in", en: "Printers")
        case .dashboard: Wording(vi: "Số liệu", en: "Figures")
        case .settings: Wording(vi: "Thiết lập", en: "Settings")
        case .accounts: Wording(vi: "Tài khoản", en: "Accounts")
        case .audit: Wording(vi: "Nhật ký", en: "Audit")
        case .help: Wording(vi: "Hướng dẫn", en: "Help")
        }
    }

    /// Where somebody begins.
    static func home(for rights: Set<Right>) -> Section {
        allCases.first { $0.right.map(rights.contains) ?? false } ?? .help
    }
}

extension Frame {
    init(_ visitor: Visitor, in section: Section?, notice: Notice? = nil) {
        let language = visitor.language
        self.language = language.rawValue
        otherLanguage = (language == .vi ? Language.en : .vi).rawValue
        place = visitor.place
        isSignedIn = visitor.caller != nil
        name = visitor.caller?.account.name ?? ""
        unit = visitor.caller.flatMap { $0.tree.units[$0.account.unit]?.name } ?? ""
        ways = Section.allCases.filter { $0.right.map(visitor.may) ?? true }.map {
            Way(
                href: $0.path, title: language.text($0.title), isCurrent: $0 == section)
        }
        formToken = visitor.caller?.session?.formToken ?? ""
        self.notice = notice.map { language.text($0.wording) }
        isBadNews = notice?.isBadNews ?? false
    }
}
