package import Foundation

/// What must last: units, accounts, prints, batches and who did what.
///
/// Every method is one transaction: when it returns, the change and its line in the audit trail are durable, or neither is.
/// The store reads no clock and opens no seal. `scope` holds the units that the caller may see: what lies outside is as good
/// as missing. Moments are kept to the microsecond. What names a unit or an account that is not there, or holds the character
/// U+0000, is ``StoreError/invalid(_:)``; the audit trail takes any unit.
package typealias Store = UnitBook & AccountBook & SessionBook & PrintBook & BatchBook & SettingsBook
    & AuditTrail

package enum StoreError: Error, Sendable, Hashable {
    /// Somebody else holds the store for longer than it is waited for; to be tried again.
    case busy
    /// The disk is full, or cannot be read or written.
    case io(String)
    /// There is such a login, token or unit already.
    case taken
    /// It cannot be kept as it is: it names a unit or an account that is not there, or holds the character U+0000.
    case invalid(String)
    /// What is kept cannot be read by this version, or is damaged.
    case damaged(String)
}

package protocol UnitBook: Sendable {
    func units() async throws(StoreError) -> [OfficeUnit]
    /// Adds the unit, or changes the one with its id.
    func keep(_ unit: OfficeUnit, _ act: Act) async throws(StoreError)
}

package protocol AccountBook: Sendable {
    func account(_ id: ID<Account>) async throws(StoreError) -> Account?
    func account(login: String) async throws(StoreError) -> Account?
    /// By login.
    func accounts(in scope: Set<String>) async throws(StoreError) -> [Account]
    /// Adds the account, or changes the one with its id, and ends its sessions if it changes. Throws ``StoreError/taken``.
    func keep(_ account: Account, _ act: Act) async throws(StoreError)
    /// Takes a step of one-time codes as used; false when it or a later one was used before.
    func use(step: Int, of account: ID<Account>) async throws(StoreError) -> Bool
    func token(hash: [UInt8]) async throws(StoreError) -> AccessToken?
    func tokens(of account: ID<Account>) async throws(StoreError) -> [AccessToken]
    /// Adds the token, or changes the one with its id.
    func keep(_ token: AccessToken, _ act: Act) async throws(StoreError)
}

package protocol SessionBook: Sendable {
    func session(hash: [UInt8]) async throws(StoreError) -> Session?
    func open(_ session: Session, _ act: Act) async throws(StoreError)
    /// Notes that the session was used; without a line in the audit trail.
    func touch(_ session: Session, at moment: Date) async throws(StoreError)
    func close(_ session: Session, _ act: Act) async throws(StoreError)
    /// Forgets sessions that were opened or last seen before these moments.
    func closeSessions(openedBefore: Date, lastSeenBefore: Date) async throws(StoreError)
    /// Writes a line that goes with no change.
    func note(_ act: Act) async throws(StoreError)
}

package protocol PrintBook: Sendable {
    /// Decides a print with its first copy, which counts towards the quota of `quota` pieces since `day` began.
    ///
    /// Answers ``Begun/before(_:copy:)`` with the print as it is now when the key has begun it already.
    func begin(
        _ print: Print, key: RequestKey?, quota: Int?, since day: Date, _ act: Act
    ) async throws(StoreError) -> Begun<Print>
    /// Decides the next copy of a print whose last copy is printed or failed and which is not void.
    ///
    /// `copy` gets the next number whatever its own says; it is not in anybody's hands yet, even if the last one was. Quotas
    /// count copies that have not failed.
    func beginCopy(
        _ copy: Copy, of id: ID<Print>, in scope: Set<String>, key: RequestKey?, quota: Int?, since day: Date,
        _ act: Act
    ) async throws(StoreError) -> Begun<Print>
    /// Notes how an intended copy ended; what is no longer intended stays as it is.
    func finish(_ copy: Copy, of id: ID<Print>) async throws(StoreError)
    /// Voids a print that is not void.
    func void(
        _ id: ID<Print>, in scope: Set<String>, key: RequestKey?, at moment: Date, _ act: Act
    ) async throws(StoreError) -> Begun<Print>
    /// Notes that the last copy, which is printed and not void, is in the hands of its person; that is noted once.
    func handOver(
        _ id: ID<Print>, in scope: Set<String>, key: RequestKey?, at moment: Date, _ act: Act
    ) async throws(StoreError) -> Begun<Print>
    func print(_ id: ID<Print>, in scope: Set<String>) async throws(StoreError) -> Print?
    /// The latest first, those before `before` in that order; at most `limit`.
    func prints(
        in scope: Set<String>, subject: String?, since: Date?, before: ID<Print>?, limit: Int
    ) async throws(StoreError) -> [Print]
    /// Prints with a copy that is decided but neither printed nor failed, the oldest first.
    func unfinishedPrints() async throws(StoreError) -> [Print]
    /// Prints of these units, or of all when `scope` is nil, with a copy that ended before this moment and whose document is
    /// not purged; at most `limit`, none only when there are none.
    func printsToPurge(in scope: Set<String>?, finishedBefore: Date, limit: Int) async throws(StoreError)
        -> [Print]
    /// Notes that the documents of these prints' copies that ended before this moment are gone.
    func purged(_ ids: [ID<Print>], finishedBefore: Date, at moment: Date, _ act: Act)
        async throws(StoreError)
    /// Forgets the keys of requests, of batches as well, that were begun before this moment.
    func forgetKeys(before moment: Date) async throws(StoreError)
    /// Printed copies by unit and by the day (UTC+7) on which they were finished, for those in the scope.
    func tally(in scope: Set<String>, since: Date) async throws(StoreError) -> [PrintTally]
}

package protocol BatchBook: Sendable {
    func begin(_ batch: Batch, key: RequestKey?, _ act: Act) async throws(StoreError) -> Begun<Batch>
    func batch(_ id: ID<Batch>, in scope: Set<String>) async throws(StoreError) -> Batch?
    /// The latest first, those before `before` in that order; at most `limit`; of one account, or of all when it is nil.
    func batches(
        in scope: Set<String>, account: ID<Account>?, before: ID<Batch>?, limit: Int
    ) async throws(StoreError) -> [Batch]
    /// Takes the next waiting batch and notes that it runs: of the unit that was served longest ago, its oldest.
    func takeBatch() async throws(StoreError) -> Batch?
    /// Lets batches wait again that a program was running when it ended.
    func releaseBatches() async throws(StoreError)
    /// Notes how far a batch has come or how it ended; one that has ended stays as it is. `act` goes with an end.
    func note(_ batch: Batch, _ act: Act?) async throws(StoreError)
    /// Cancels a batch that waits or runs; answers it as it then is, whatever its state was.
    func cancel(_ id: ID<Batch>, in scope: Set<String>, at moment: Date, _ act: Act) async throws(StoreError)
        -> Batch?
    /// Batches of these units, or of all when `scope` is nil, that ended before this moment and are not purged.
    func batchesToPurge(in scope: Set<String>?, finishedBefore: Date, limit: Int) async throws(StoreError)
        -> [Batch]
    func purged(_ ids: [ID<Batch>], at moment: Date, _ act: Act) async throws(StoreError)
    /// Batches that were printed, by unit and by the day (UTC+7) on which they were finished, for those in the scope.
    func batchTally(in scope: Set<String>, since: Date) async throws(StoreError) -> [BatchTally]
}

package protocol SettingsBook: Sendable {
    /// The wording that a unit has chosen for fields of templates, by field.
    func settings(of unit: String) async throws(StoreError) -> [String: String]
    func keep(settings: [String: String], of unit: String, _ act: Act) async throws(StoreError)
    /// What the units have chosen besides their wording, for those that have chosen something.
    func choices(of units: Set<String>) async throws(StoreError) -> [String: UnitChoices]
    /// Keeps the choices, and `logo` for good: copies may have been drawn with it.
    ///
    /// Throws ``StoreError/invalid(_:)`` for choices that name a logo which is neither kept nor given.
    func keep(_ choices: UnitChoices, logo: UnitLogo?, of unit: String, _ act: Act) async throws(StoreError)
    /// The logo of this hash, whether or not a unit still has it.
    func logo(_ hash: String) async throws(StoreError) -> UnitLogo?
    /// The profiles of a unit's printers, as JSON by name.
    func printers(of unit: String) async throws(StoreError) -> [String: [UInt8]]
    /// Keeps the profile, or removes it when it is nil.
    func keep(printer: String, profile: [UInt8]?, of unit: String, _ act: Act) async throws(StoreError)
}

package protocol AuditTrail: Sendable {
    /// The latest first, those before number `before`; at most `limit`.
    func audit(
        in scope: Set<String>, _ filter: AuditFilter, before: Int?, limit: Int
    ) async throws(StoreError) -> [AuditEntry]
    /// Goes over the whole chain.
    func verifyAudit() async throws(StoreError) -> AuditVerdict
}

package enum AuditVerdict: Hashable, Sendable {
    /// So many lines, with this hash at the end.
    case whole(entries: Int, head: [UInt8])
    /// The first line that is not as it was written, or is missing.
    case broken(at: Int)
}
