import Drawing
import Pages

/// A small list that is right, to be changed in a test: rows of 60 × 10 mm on paper of 100 × 120 mm.
struct ListDraft {
    var yaml = """
        id: draft
        title: {vi: "Nháp", en: "Draft"}
        description: {vi: "Một danh sách thử.", en: "A list to try."}
        record: citizen
        trim: [60, 10]
        frame: [100, 120]
        requires: [full_name]
        accepts: [personal]
        symbols: {}
        fields:
          office: {default: "", vi: "Nơi giao", en: "Office"}
        sheets: [list]
        sample: {full_name: "Nguyễn Thị Thử"}

        """
    var row = """
        <svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 60 10" font-family="Noto Sans" font-size="2.2">
        <path id="art" d="M0 9h60v1h-60z"/>
        <g id="name"><rect x="10" y="2" width="20" height="6"/><text>{full_name}</text></g>
        <g id="household"><rect x="30" y="2" width="5" height="6"/><text>{household}</text></g>
        <g id="birth"><rect x="40" y="2" width="15" height="6"/><text>{date_of_birth}</text></g>
        </svg>
        """
    var frame = """
        <svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 100 120" font-family="Noto Sans" font-size="3">
        <path id="field" d="M0 0h100v2h-100z"/>
        <text x="20" y="6">Danh sách</text>
        <g id="place"><rect x="20" y="8" width="60" height="6"/><text>[{group_name} ]{sheet}/{sheets}</text></g>
        <g id="header">
        <text x="20" y="18">Số</text>
        <g id="head-name"><text x="30" y="16">Tên</text><text x="30" y="19">Name</text></g>
        <text x="50" y="18">Hộ</text>
        <text x="60" y="18">Sinh</text>
        <text x="75" y="18">Ký</text>
        </g>
        <g id="number" data-valign="baseline">
        <rect x="20" y="22" width="8" height="6"/><text x="20" y="26">{row}.</text>
        </g>
        <g id="office"><rect x="20" y="112" width="60" height="6"/><text>{first}–{last} {count}[ {office}] {run}</text></g>
        </svg>
        """
    var sheets = """
        - id: list
          title: {vi: "Nháp", en: "Draft"}
          paper: [100, 120]
          cell: [60, 10]
          columns: 1
          rows: 8
          first: [20, 20]
          pitch: [60, 11]
          marks: none

        """
    var back: String?

    /// Replaces `old`, which must be in one of the files once, by `new`.
    func changing(_ old: String, to new: String) throws -> ListDraft {
        var draft = self
        var count = 0
        for file in [\ListDraft.yaml, \.row, \.frame, \.sheets] {
            count += draft[keyPath: file].ranges(of: old).count
            draft[keyPath: file] = draft[keyPath: file].replacing(old, with: new)
        }
        guard count == 1 else { throw Draft.NotThereOnce(text: old) }
        return draft
    }

    /// The template and its sheet as they come from a folder.
    func load() throws -> (Template, Sheet) {
        let folder = try TemporaryFolder()
        try folder.write(yaml, to: "draft/template.yaml")
        try folder.write(row, to: "draft/front.svg")
        if !frame.isEmpty { try folder.write(frame, to: "draft/frame.svg") }
        if let back { try folder.write(back, to: "draft/back.svg") }
        try folder.write(sheets, to: "sheets.yaml")
        let template = try Template(
            id: "draft", in: folder.path, fonts: try fonts(), kindsOfCode: ["personal", "venue"])
        guard let sheet = try Sheet.catalogue(in: folder.path).first else {
            throw Draft.NotThereOnce(text: "id: list")
        }
        return (template, sheet)
    }
}
