package import Drawing
import Foundation

/// How a colour is seen.
package enum Vision: Sendable, CaseIterable {
    case usual, protanopia, deuteranopia, tritanopia
    /// On a print without colour.
    case grey

    /// The ink as it is seen.
    package func seen(_ ink: Ink) -> Ink {
        let light = [ink.red, ink.green, ink.blue].map { Ink.light[Int($0)] }
        let seen = matrix.map { row in zip(row, light).reduce(0) { $0 + $1.0 * $1.1 } }
        return Ink(red: Ink.level(of: seen[0]), green: Ink.level(of: seen[1]), blue: Ink.level(of: seen[2]))
    }

    /// For the light of red, green and blue.
    ///
    /// Source of the three deficiencies: Machado, Oliveira & Fernandes, “A Physiologically-based Model for Simulation of
    /// Color Vision Deficiency”, IEEE TVCG 15(6), 2009, severity 1.0.
    private var matrix: [[Double]] {
        switch self {
        case .usual: [[1, 0, 0], [0, 1, 0], [0, 0, 1]]
        case .protanopia:
            [
                [0.152286, 1.052583, -0.204868], [0.114503, 0.786281, 0.099216],
                [-0.003882, -0.048116, 1.051998],
            ]
        case .deuteranopia:
            [
                [0.367322, 0.860646, -0.227968], [0.280085, 0.672501, 0.047413],
                [-0.011820, 0.042940, 0.968881],
            ]
        case .tritanopia:
            [
                [1.255528, -0.076749, -0.178779], [-0.078411, 0.930809, 0.147602],
                [0.004733, 0.691367, 0.303900],
            ]
        case .grey: [[Double]](repeating: Ink.weights, count: 3)
        }
    }
}

extension Ink {
    /// How different two colours look to the same eye: the distance in CIELAB.
    ///
    /// Source: CIE 15, ΔE*ab of 1976; sRGB and its white, D65, after IEC 61966-2-1.
    package func difference(from other: Ink) -> Double {
        let (a, b) = (lab, other.lab)
        return zip(a, b).reduce(0) { $0 + ($1.0 - $1.1) * ($1.0 - $1.1) }.squareRoot()
    }

    private var lab: [Double] {
        let (r, g, b) = (Ink.light[Int(red)], Ink.light[Int(green)], Ink.light[Int(blue)])
        let x = (0.4124 * r + 0.3576 * g + 0.1805 * b) / 0.9505
        let y = 0.2126 * r + 0.7152 * g + 0.0722 * b
        let z = (0.0193 * r + 0.1192 * g + 0.9505 * b) / 1.0890
        let f = [x, y, z].map { (part: Double) -> Double in
            part > 216.0 / 24389 ? cbrt(part) : (part * 24389 / 27 + 16) / 116
        }
        return [116 * f[1] - 16, 500 * (f[0] - f[1]), 200 * (f[1] - f[2])]
    }
}
