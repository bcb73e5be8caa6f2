"""What came out, for people and for machines."""

import statistics
from typing import NamedTuple


class Result(NamedTuple):
    """A contestant's runs of a job."""

    name: str
    items: int
    costs: list
    size: int

    @property
    def cpu(self):
        return statistics.median(cost.cpu for cost in self.costs)

    @property
    def wall(self):
        return statistics.median(cost.wall for cost in self.costs)

    @property
    def scaling(self):
        return statistics.median(cost.scaling for cost in self.costs)

    @property
    def memory(self):
        return statistics.median(cost.memory for cost in self.costs)

    @property
    def rate(self):
        """Items per CPU-second."""
        return self.items / self.cpu

    def values(self, ours):
        return {
            "name": self.name, "cpu": self.cpu, "wall": self.wall, "scaling": self.scaling, "memory": self.memory,
            "bytes": self.size / self.items, "rate": self.rate, "ratio": ours.rate / self.rate,
            "runs": [cost._asdict() for cost in self.costs]}


def table(job, results, level):
    """A table in Markdown, the fastest first; `results` begins with QRPress."""
    ours = results[0]
    lines = [
        f"**{job.name}** – {ours.items:,} {job.title}; the peers' codes at level {level}",
        "",
        f"| | CPU s | wall s | wall / CPU | peak MB | bytes / {job.item} | {job.item}s / CPU-s | QRPress / this |",
        "|---|--:|--:|--:|--:|--:|--:|--:|",
    ]
    for result in sorted(results, key=lambda result: result.cpu):
        name = f"**{result.name}**" if result is ours else result.name
        lines.append(
            f"| {name} | {result.cpu:.2f} | {result.wall:.2f} | {result.scaling:.2f} | {result.memory:.0f} "
            f"| {result.size / result.items:,.0f} "
            f"| {result.rate:,.{0 if result.rate >= 100 else 1}f} | {ours.rate / result.rate:.2f} |")
    return "\n".join(lines) + "\n"
