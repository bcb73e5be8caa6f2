import Judges

/// What happens to a code between the printer and the telephone, as ImageMagick does it.
enum Trouble: String, CaseIterable {
    case scanned, turned3, turned15, turned45, turned90, upsideDown, tilted, outOfFocus, shaken, pale, shadow,
        grain
    case glare, curved

    /// What turns a picture of `side` by `side` pixels, 4 a module, into one with the trouble.
    func options(side: Int) -> [String] {
        switch self {
        case .scanned: ["-quality", "40"]
        case .turned3: ["-rotate", "3"]
        case .turned15: ["-rotate", "15"]
        case .turned45: ["-rotate", "45"]
        case .turned90: ["-rotate", "90"]
        case .upsideDown: ["-rotate", "180"]
        case .tilted: ["-virtual-pixel", "White", "-distort", "Perspective", tilt(side)]
        case .outOfFocus: ["-blur", "0x1.6"]
        case .shaken: ["-motion-blur", "0x3+30"]
        case .pale: ["+level", "55%,66%"]
        case .shadow: ["+level", "3%,15%"]
        case .grain: ["+level", "20%,80%", "-seed", "7", "-attenuate", "0.6", "+noise", "Gaussian"]
        case .glare:
            [
                "-fill", "white", "-draw",
                "circle \(side * 11 / 20),\(side * 11 / 20) \(side * 11 / 20),\(side * 12 / 20)",
                "-blur", "0x0.7",
            ]
        case .curved: ["-virtual-pixel", "White", "-distort", "Barrel", "0.0 0.0 0.06 0.94"]
        }
    }

    /// The four corners, each with the place it goes to: a page seen from the lower left.
    private func tilt(_ side: Int) -> String {
        let near = side / 20, far = side / 7
        return "0,0 \(near),\(far) 0,\(side) 0,\(side - near) \(side),0 \(side - far),\(near) "
            + "\(side),\(side) \(side - near),\(side - far)"
    }
}
