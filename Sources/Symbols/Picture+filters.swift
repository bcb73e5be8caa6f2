import Pictures

/// What makes a poor picture readable.
extension Picture {
    /// By how much both sides are to be divided so that at most `most` pixels remain; at least 1.
    func reduction(to most: Int) -> Int {
        var reduction = 1
        while (width / reduction) * (height / reduction) > most { reduction += 1 }
        return reduction
    }

    /// Each pixel the mean of a square of `factor` by `factor`; what is left over at the edges is dropped.
    func reduced(by factor: Int) -> Picture {
        guard factor > 1 else { return self }
        let (across, down) = (width / factor, height / factor)
        var pixels = [UInt8](repeating: 0, count: across * down)
        var sums = [Int](repeating: 0, count: across)
        for y in 0..<down {
            for x in 0..<across { sums[x] = 0 }
            for line in (y * factor)..<(y * factor + factor) {
                for x in 0..<(across * factor) { sums[x / factor] += Int(grey[line * width + x]) }
            }
            for x in 0..<across { pixels[y * across + x] = UInt8(sums[x] / (factor * factor)) }
        }
        return replaced(width: across, height: down, pixels)
    }

    /// Four pixels for one, what lies between them interpolated.
    func doubled() -> Picture {
        let (across, down) = (width * 2, height * 2)
        var pixels = [UInt8](repeating: 0, count: across * down)
        for y in 0..<down {
            // The nearer of two pixels counts three quarters.
            let near = y / 2
            let far = min(max(near + (y % 2 == 0 ? -1 : 1), 0), height - 1)
            for x in 0..<across {
                let close = x / 2
                let next = min(max(close + (x % 2 == 0 ? -1 : 1), 0), width - 1)
                let upper = 3 * Int(grey[near * width + close]) + Int(grey[near * width + next])
                let lower = 3 * Int(grey[far * width + close]) + Int(grey[far * width + next])
                pixels[y * across + x] = UInt8((3 * upper + lower + 8) / 16)
            }
        }
        return replaced(width: across, height: down, pixels)
    }

    /// The edges drawn out: the picture, and three times what a blur of `reach` pixels takes from it.
    func sharpened(reach: Int) -> Picture {
        let blurred = blurred(reach: reach).blurred(reach: reach)
        var pixels = grey
        for index in pixels.indices {
            let value = 4 * Int(grey[index]) - 3 * Int(blurred.grey[index])
            pixels[index] = UInt8(clamping: value)
        }
        return replaced(width: width, height: height, pixels)
    }

    /// Without grain, and everywhere of the same brightness and contrast, as far as 20 pixels around tell.
    func evened() -> Picture {
        let calm = blurred(reach: 1).blurred(reach: 1)
        let around = calm.blurred(reach: 20)
        var pixels = [UInt8](repeating: 0, count: grey.count)
        for index in pixels.indices {
            pixels[index] = UInt8(abs(Int(calm.grey[index]) - Int(around.grey[index])))
        }
        let contrast = replaced(width: width, height: height, pixels).blurred(reach: 20)
        for index in pixels.indices {
            let difference = Int(calm.grey[index]) - Int(around.grey[index])
            pixels[index] = UInt8(clamping: 128 + difference * 60 / max(Int(contrast.grey[index]), 3))
        }
        return replaced(width: width, height: height, pixels)
    }

    /// Each pixel the mean of the square that reaches `reach` pixels to every side; the edges are repeated outwards.
    private func blurred(reach: Int) -> Picture {
        var (rows, pixels) = (grey, grey)
        let count = 2 * reach + 1
        let (width, height) = (width, height)
        grey.withUnsafeBufferPointer { source in
            for y in 0..<height {
                let start = y * width
                var sum = (-reach...reach).reduce(0) { $0 + Int(source[start + min(max($1, 0), width - 1)]) }
                for x in 0..<width {
                    rows[start + x] = UInt8((sum + reach) / count)
                    sum += Int(source[start + min(x + reach + 1, width - 1)])
                    sum -= Int(source[start + max(x - reach, 0)])
                }
            }
        }
        rows.withUnsafeBufferPointer { source in
            var sums = [Int](repeating: 0, count: width)
            for y in -reach...reach {
                let start = min(max(y, 0), height - 1) * width
                for x in 0..<width { sums[x] += Int(source[start + x]) }
            }
            for y in 0..<height {
                let enters = min(y + reach + 1, height - 1) * width
                let leaves = max(y - reach, 0) * width
                for x in 0..<width {
                    pixels[y * width + x] = UInt8((sums[x] + reach) / count)
                    sums[x] += Int(source[enters + x]) - Int(source[leaves + x])
                }
            }
        }
        return replaced(width: width, height: height, pixels)
    }

    private func replaced(width: Int, height: Int, _ pixels: [UInt8]) -> Picture {
        Picture(width: width, height: height, grey: pixels) ?? self
    }
}
