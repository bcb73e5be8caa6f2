import Access
import ArgumentParser
import Foundation
import Store

/// A command about the office that lies in a folder.
protocol OfficeCommand: AsyncParsableCommand {
    var state: StateOptions { get }

    /// Opens the office that the command is about.
    func open() throws -> OpenState

    /// Does what the command is for.
    ///
    /// Errors of the store and of the secrets are told as a ``Failure``.
    func work(in office: OpenState) async throws
}

extension OfficeCommand {
    func open() throws -> OpenState { try state.open() }

    func run() async throws {
        let office = try open()
        do {
            try await work(in: office)
        } catch let error as StoreError {
            throw Failure(error, in: office.path)
        } catch let error as AccessError {
            throw Failure(error)
        }
    }
}

extension Act {
    /// An act of whoever may run commands on the host: it has no account.
    static func command(_ action: Action, in unit: String, about subject: String) -> Act {
        Act(action, at: Date(), by: nil, unit: unit, reason: "command", subject: subject)
    }
}
