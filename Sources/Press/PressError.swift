package import Drawing
package import Pictures
package import Records
package import Tables

/// What stops a whole run, as against a problem, which stops one row.
package enum PressError: Error, Sendable, Hashable {
    /// The folder for the output cannot be made or used.
    case cannotCreate(path: String, errno: Int32)
    /// Bytes could not be written: a full disk, a broken pipe.
    case cannotWrite(path: String, errno: Int32)
    /// The input lies in the folder that the run would replace.
    case inputInsideOutput(path: String)
    case table(TableError)
    case drawing(DrawingError)
    /// The header does not name what is needed.
    case columns(ColumnsError)
    /// The problems of the first row that cannot be printed, when the run was told to stop at it.
    case stopped([Problem])
    /// The pieces of this template do not fit the cells of this sheet.
    case sheetDoesNotFit(sheet: String, template: String)
    case arrangement(ArrangementError)
    /// The table was changed while it was printed.
    case inputChanged(path: String)
    /// Another process prints into this folder.
    case folderInUse(path: String)
    /// The run that is to be resumed was made from something else.
    case otherRun(path: String, differences: [JobTicket.Difference])
    /// There is no plan, or the shard is none of it.
    case noPlan(path: String)
    /// The rows of a shard are not those that were planned.
    case shardDamaged(id: String)
    /// These shards of a plan are not printed yet.
    case shardsMissing([String])
    /// A shard's manifest and rejected rows are not its rows, each once.
    case shardUnequal(id: String, missing: Int, doubled: Int, foreign: Int)
    /// What foreign programs see in a document is not what is meant to be in it.
    case unlikePlan([Discrepancy])
    /// A program that reads documents is missing, or cannot read one.
    case noReader(PictureError)
    /// The run was told to stop, and did so when `documents` of all `planned` ones were whole.
    case interrupted(documents: Int, planned: Int)
}

extension PressError {
    /// What `body` returns, with the errors of tables as errors of the press.
    static func carrying<Value: ~Copyable>(_ body: () throws(TableError) -> Value) throws(PressError) -> Value
    {
        do throws(TableError) { return try body() } catch { throw .table(error) }
    }

    /// What `body` returns, with the errors of drawing as errors of the press.
    static func drawing<Value: ~Copyable>(_ body: () throws(DrawingError) -> Value) throws(PressError)
        -> Value
    {
        do throws(DrawingError) { return try body() } catch { throw .drawing(error) }
    }
}
