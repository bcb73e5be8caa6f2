"""How long qrpress takes before it has done anything: what it costs to print one card by itself."""

import shutil
import statistics
from typing import NamedTuple

from measure import measure


class Start(NamedTuple):
    """Many runs of one command, in milliseconds and megabytes."""

    name: str
    wall: float
    cpu: float
    memory: float


def measured(ours, job, examples, folder, environment, runs):
    """The medians of `runs` starts: of the help, and of a table with one row from start to end, its first page included."""
    table, output = folder / "one.csv", folder / "one"
    job.write_table(examples, 1, table)
    commands = {
        "`qrpress --help`": [ours.program, "--help"],
        "a run of one row": ours.command(job, table, output, None),
    }
    starts = []
    for name, command in commands.items():
        costs = []
        for _ in range(runs):
            shutil.rmtree(output, ignore_errors=True)
            costs.append(measure(command, environment, folder / "errors.txt"))
        starts.append(Start(
            name, 1000 * statistics.median(cost.wall for cost in costs),
            1000 * statistics.median(cost.cpu for cost in costs), statistics.median(cost.memory for cost in costs)))
    return starts


def table(starts):
    lines = ["**Start** of QRPress", "", "| | wall ms | CPU ms | peak MB |", "|---|--:|--:|--:|"]
    lines += [f"| {start.name} | {start.wall:.0f} | {start.cpu:.0f} | {start.memory:.0f} |" for start in starts]
    return "\n".join(lines) + "\n"
