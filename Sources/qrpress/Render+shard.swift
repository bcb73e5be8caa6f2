import ArgumentParser
import Press

extension Render {
    /// This command for a shard of a plan: what the plan says, into the shard's own folder, and on where it stopped.
    ///
    /// Only the home, the threads, `--quiet` and `--json` are this command's own.
    func forShard(_ path: String) throws -> Render {
        do {
            let shard = try ShardFolder(path)
            let words = shard.plan.arguments
            guard let template = words.first else { throw PressError.noPlan(path: path) }
            let home = options.home.folder.map { ["--home", $0] } ?? []
            var render = try Render.parse(
                [template, shard.rows, "-o", shard.output, "--resume", "--jobs", "\(work.jobs)"]
                    + words.dropFirst() + home + (quiet ? ["--quiet"] : []) + (json ? ["--json"] : []))
            render.planned = shard
            return render
        } catch let error as PressError {
            throw Failure(error)
        }
    }
}
