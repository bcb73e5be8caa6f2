import Drawing
import Pages
import Records
import Testing

/// A template in which the checks find nothing, to be spoiled piece by piece.
enum CheckedDraft {
    static let svg = """
        <svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 90 54">
        <rect id="field" x="4" y="4" width="82" height="6" fill="#00423b"/>
        <text id="title" x="6" y="8.4" font-family="Be Vietnam Pro" font-weight="700" font-size="3.6" fill="#ffffff">THẺ MẪU</text>
        <g id="name" data-min-size="2.3" data-lines="3">
        <rect x="5" y="13" width="45" height="14"/>
        <text font-family="Be Vietnam Pro" font-weight="700" font-size="3.6">{full_name}</text>
        </g>
        <g id="phone" data-min-size="2.3" data-lines="2"><rect x="5" y="29" width="45" height="8"/>
        <text id="call" font-family="Noto Sans" font-size="2.5">Gọi {hotline}[, {phone}]</text></g>
        <text id="fixed" x="5" y="48" font-family="Noto Sans" font-size="2.5">Mang theo người</text>
        <g id="marks">
        <g id="status-green"><rect id="mark-1" x="54" y="44" width="12" height="6" fill="#00b386"/>
        <path id="icon-1" d="M55 47l1 1l2 -2" fill="none" stroke="#ffffff" stroke-width="0.4"/>
        <text id="word-1" x="59" y="48" font-family="Noto Sans" font-weight="700" font-size="2.5">XANH</text></g>
        <g id="status-red"><rect id="mark-2" x="72" y="44" width="12" height="6" fill="#a01020"/>
        <path id="icon-2" d="M73 46l2 2" fill="none" stroke="#ffffff" stroke-width="0.4"/>
        <text id="word-2" x="77" y="48" font-family="Noto Sans" font-weight="700" font-size="2.5" fill="#ffffff">ĐỎ</text></g>
        </g>
        <rect id="qr" x="54" y="12" width="30" height="30"/>
        </svg>
        """

    /// The draft with `old`, which must be there once, replaced by `new`.
    static func changing(_ old: String, to new: String) throws -> Draft {
        var draft = Draft()
        draft.svg = svg
        draft = try draft.changing("trim: [60, 40]", to: "trim: [90, 54]")
        return old.isEmpty ? draft : try draft.changing(old, to: new)
    }
}

extension Draft {
    func flaws() throws -> [Flaw] {
        try load().flaws(sheets: Sheet.catalogue(in: templates), fonts: fonts())
    }
}
