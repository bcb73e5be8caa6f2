package import Drawing
package import Symbols

/// How large a symbol must be printed and how it may be encoded.
package struct SymbolRule: Sendable, Hashable {
    /// Which part of the symbol a size is measured on.
    package enum Reading: String, Sendable, Hashable {
        /// The symbol with its quiet zone.
        case box
        /// The dark modules alone.
        case symbol
    }

    package let size: Length
    package let reading: Reading
    /// The lowest and the highest level; the highest that keeps the module at or above ``smallestModule`` is used.
    package let lowest: ErrorCorrection
    package let highest: ErrorCorrection
    package let smallestModule: Length
    /// What the symbol is and whose, for those who cannot see it.
    ///
    /// Never the payload.
    package let label: Wordings
    /// The prescribed size that the symbol ought to keep; less is a warning, less than ``size`` never happens.
    package let sizeRule: SizeRule?
    /// What the symbol says; nil for the record's own code.
    package let content: Phrase?

    /// The two wordings of a label.
    package struct Wordings: Sendable, Hashable {
        package let vi: Phrase
        package let en: Phrase

        package init(vi: Phrase, en: Phrase) {
            self.vi = vi
            self.en = en
        }
    }

    package init(
        size: Length, reading: Reading, lowest: ErrorCorrection, highest: ErrorCorrection,
        smallestModule: Length,
        label: Wordings, sizeRule: SizeRule? = nil, content: Phrase? = nil
    ) {
        self.size = size
        self.reading = reading
        self.lowest = lowest
        self.highest = highest
        self.smallestModule = smallestModule
        self.label = label
        self.sizeRule = sizeRule
        self.content = content
    }

    /// The same on paper that is `factor` times as large.
    func scaled(by factor: Double) -> SymbolRule {
        SymbolRule(
            size: size * factor, reading: reading, lowest: lowest, highest: highest,
            smallestModule: smallestModule * factor, label: label, sizeRule: sizeRule, content: content)
    }

    /// The side of one module when the symbol has `modules` along its side.
    package func module(modules: Int) -> Length {
        switch reading {
        case .box: size / Double(modules + 2 * Symbol.quietZone)
        case .symbol: size / Double(modules)
        }
    }

    /// The smallest version whose quiet zone still lies inside a slot of side `slot`.
    ///
    /// With a fixed size of the dark part, fewer modules are larger and so is the quiet zone; a short payload may
    /// therefore need a higher version than it fills. Is nil when no version fits.
    package func smallestVersion(in slot: Length) -> Int? {
        (1...40).first { version in
            let modules = 4 * version + 17
            let side = module(modules: modules) * Double(modules + 2 * Symbol.quietZone)
            return side <= slot + .mm(0.01)
        }
    }
}

/// Why a payload cannot be printed under a rule.
package enum SymbolRuleError: Error, Sendable, Hashable {
    /// At the lowest level allowed a module would be smaller than the rule says.
    case tooDense(version: Int, module: Length, smallest: Length)
    case unencodable(SymbolError)
}

extension SymbolRule {
    /// The symbol for `payload` in a slot of side `slot`, at the highest level that the rule allows and that keeps
    /// the modules large enough.
    package func symbol(for payload: [UInt8], slot: Length) throws(SymbolRuleError) -> Symbol {
        let smallest = smallestVersion(in: slot) ?? 40
        let segmentation = try encodable { () throws(SymbolError) in
            try Segmentation(payload, smallestVersion: smallest)
        }
        var failure = SymbolRuleError.unencodable(.tooLong(byteCount: payload.count))
        for level in ErrorCorrection.allCases.reversed() where level >= lowest && level <= highest {
            guard let version = segmentation.version(at: level) else { continue }
            let module = module(modules: Symbol.size(version: version))
            if module.mm >= smallestModule.mm - 1e-9 {
                return try encodable { () throws(SymbolError) in
                    try Symbol(encoding: segmentation, correction: level)
                }
            }
            failure = .tooDense(version: version, module: module, smallest: smallestModule)
        }
        throw failure
    }

    private func encodable<Value>(
        _ body: () throws(SymbolError) -> Value
    ) throws(SymbolRuleError) -> Value {
        do throws(SymbolError) { return try body() } catch { throw .unencodable(error) }
    }
}
