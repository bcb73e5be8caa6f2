import Drawing
import Pages

/// A small template that is right, to be changed in a test.
struct Draft {
    var yaml = """
        id: draft
        title: {vi: "Nháp", en: "Draft"}
        description: {vi: "Một mẫu thử.", en: "A template to try."}
        record: citizen
        trim: [60, 40]
        bleed: 0
        corner: 0
        requires: [full_name]
        accepts: [personal]
        symbols:
          qr:
            size: 30
            measured: box
            correction: [medium, quartile]
            module: 0.4
            label: {vi: "Mã của {full_name}", en: "Code of {full_name}"}
        fields:
          hotline: {default: "1022", vi: "Đường dây nóng", en: "Hotline"}
          mask: {default: "yes", vi: "Che", en: "Mask"}
        sheets: [single]
        sample: {full_name: "Nguyễn Thị Thử"}

        """
    var svg = """
        <svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 60 40">
        <path id="art" d="M0 0h60v2h-60z" fill="#004d45"/>
        <text id="fixed" x="30" y="38" font-family="Noto Sans" font-weight="700" font-size="3">Fixed</text>
        <g id="name" data-min-size="2.2" data-lines="2" font-family="Be Vietnam Pro" fill="#111111">
        <rect x="2" y="4" width="25" height="10"/>
        <text font-weight="700" font-size="3">{full_name}</text>
        </g>
        <g id="phone"><rect x="2" y="20" width="25" height="6"/>
        <text font-family="Noto Sans" font-size="3">Gọi {hotline}[, {phone}]</text></g>
        <rect id="qr" x="29" y="5" width="30" height="30"/>
        </svg>
        """

    /// Replaces `old`, which must be there once, by `new` in whichever file has it.
    func changing(_ old: String, to new: String) throws -> Draft {
        var draft = self
        if yaml.ranges(of: old).count == 1, svg.ranges(of: old).isEmpty {
            draft.yaml = yaml.replacing(old, with: new)
        } else if svg.ranges(of: old).count == 1, yaml.ranges(of: old).isEmpty {
            draft.svg = svg.replacing(old, with: new)
        } else {
            throw NotThereOnce(text: old)
        }
        return draft
    }

    /// The template as it comes from a folder.
    func load(_ edition: Edition = .standard) throws -> Template {
        let folder = try TemporaryFolder()
        try folder.write(yaml, to: "draft/template.yaml")
        try folder.write(svg, to: "draft/front.svg")
        return try Template(
            id: "draft", in: folder.path, fonts: try fonts(), kindsOfCode: ["personal", "venue"],
            edition: edition)
    }

    struct NotThereOnce: Error {
        let text: String
    }
}
