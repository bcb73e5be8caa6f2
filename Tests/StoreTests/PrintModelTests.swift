import Foundation
import Judges
import Store
import Testing

/// Random histories, checked against a model that is small enough to be seen to be right.
@Suite struct PrintModelTests {
    /// What the contract says of one print.
    private struct Model {
        enum Copy { case intended, printed, failed }

        var copies: [Copy] = [.intended]
        var isVoid = false
        var isHandedOver = false

        var mayCopy: Bool { !isVoid && copies.last != .intended }
        var mayHandOver: Bool { !isVoid && !isHandedOver && copies.last == .printed }
    }

    @Test("Prints go through their states as the model does", arguments: Backend.all)
    func histories(backend: Backend) async throws {
        let seed = UInt64.random(in: 0..<1_000_000)
        Swift.print("PrintModelTests: seed \(seed)")
        for round in 0..<12 {
            var dice = Dice(state: seed &+ UInt64(round))
            try await run(backend, &dice, "seed \(seed), round \(round)")
        }
    }

    private func run(_ backend: Backend, _ dice: inout Dice, _ label: String) async throws {
        let office = try await backend.office()
        var models: [Model] = []
        var prints: [Print] = []
        var lines = try await office.trail().count
        let comment = Comment(rawValue: label)
        for second in 1...120 {
            guard let index = prints.indices.randomElement(using: &dice),
                Int.random(in: 0..<5, using: &dice) > 0
            else {
                let print = Print.sample(of: office.clerk, at: second)
                #expect(try await office.begin(print).new == print, comment)
                prints.append(print)
                models.append(Model())
                lines += 1
                continue
            }
            let changed = try await step(office, prints[index], &models[index], at: second, &dice, comment)
            lines += changed ? 1 : 0
        }
        for (print, model) in zip(prints, models) {
            let kept = try #require(try await office.find(print))
            #expect(kept.copies.map(\.state.rawValue) == model.copies.map { "\($0)" }, comment)
            #expect(kept.copies.map(\.number) == Array(1...model.copies.count), comment)
            #expect((kept.voided != nil) == model.isVoid, comment)
            #expect((kept.handedOver != nil) == model.isHandedOver, comment)
        }
        let unfinished = zip(prints, models).filter { $1.copies.contains(.intended) }.map(\.0.id)
        #expect(try await office.store.unfinishedPrints().map(\.id) == unfinished, comment)
        #expect(try await office.trail().count == lines, comment)
        #expect(try await office.store.verifyAudit().isWhole, comment)
    }

    /// Does something to the print and to its model; answers whether the trail has one line more.
    private func step(
        _ office: SampleOffice, _ print: Print, _ model: inout Model, at second: Int, _ dice: inout Dice,
        _ comment: Comment
    ) async throws -> Bool {
        switch Int.random(in: 0..<6, using: &dice) {
        case 0, 1:
            let isPrinted = Bool.random(using: &dice)
            let number = Int.random(in: 1...model.copies.count, using: &dice)
            let copy = Copy(number: number, account: office.clerk.id, decided: .sample)
            try await office.store.finish(
                copy.ending(isPrinted ? .printed : .failed, at: second), of: print.id)
            if model.copies[number - 1] == .intended {
                model.copies[number - 1] = isPrinted ? .printed : .failed
            }
            return false
        case 2, 3:
            let may = model.mayCopy
            #expect(may == (try await office.beginCopy(of: print, at: second).new != nil), comment)
            if may {
                model.copies.append(.intended)
                model.isHandedOver = false
            }
            return may
        case 4:
            let may = model.mayHandOver
            #expect(may == (try await office.handOver(print, at: second).new != nil), comment)
            model.isHandedOver = model.isHandedOver || may
            return may
        default:
            guard Int.random(in: 0..<4, using: &dice) == 0 else { return false }
            let may = !model.isVoid
            #expect(may == (try await office.void(print, at: second).new != nil), comment)
            model.isVoid = true
            return may
        }
    }
}
