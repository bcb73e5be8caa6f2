#!/usr/bin/env python3
"""Kills a run of 50 cards at its every call that opens, writes, syncs or names a file, and resumes it.

strace sends SIGKILL when the call begins, so that it is not made. It counts the calls of each thread for itself: with
two threads the one that comes to the number first ends both. Three folders are printed into: a new one, one with an
unfinished run that is resumed, and one that holds another run, which is replaced.
"""

import random
import shutil

import press
import tracing
from press import Failed

CALLS = ["openat", "write", "pwrite64", "ftruncate", "fsync", "fdatasync", "rename", "renameat2", "unlink", "unlinkat", "mkdir"]
OPTIONS = ["--sheet", "a4-10up", "--max-sheets", "2"]


def test(qrpress, folder, arguments):
    table = press.table(folder / "table.csv", 50)
    words = lambda place, *more: qrpress.words(table, place, *OPTIONS, *more)
    qrpress.run(words(folder / "whole"))
    whole = press.files(folder / "whole")
    # The same people, a document to each sheet: more documents, with other bytes.
    qrpress.run(qrpress.words(table, folder / "another", *OPTIONS[:2], "--max-sheets", "1"))
    begin_unfinished(qrpress, words(folder / "begun", "--jobs", "1"))
    starts = {"new": None, "unfinished": folder / "begun", "another": folder / "another"}
    seed = random.Random(6)
    facts, failures = [], []
    for start, source in starts.items():
        for jobs in ("1", "2") if arguments.long else ("2",) if start == "new" else ("1",):
            place = folder / "run"
            first = words(place, "--jobs", jobs, *(["--resume"] if start == "unfinished" else []))
            kills = Kills(qrpress, first, words(place, "--resume"), place, source, whole)
            points = kills.points(folder / "log", seed, None if arguments.long else arguments.sample)
            for call, number in points:
                try:
                    kills.kill(call, number, f"{start} folder, {jobs} threads, {call} {number}")
                except Failed as failure:
                    failures.append(failure)
            facts.append(f"{start} folder, {jobs} thread{'s' * (jobs != '1')}: {len(points)} calls")
    if failures:
        raise Failed(f"{len(failures)} kills were not survived, the first: {failures[0]}")
    return f"{'all calls' if arguments.long else 'a sample'}; {'; '.join(facts)}; always resumed to the same bytes"


def begin_unfinished(qrpress, words):
    """Leaves a run behind that was killed when its second document was to get its name."""
    qrpress.run(["strace", "-f", "-qq", "-o", "/dev/null", "-e", "inject=rename:signal=SIGKILL:when=2", *words], -9)


class Kills:
    """One command that is killed at one call after the other, each time from the same start."""

    def __init__(self, qrpress, first, resumed, place, source, whole):
        self._qrpress, self._first, self._resumed = qrpress, first, resumed
        self._place, self._source, self._whole = place, source, whole
        # What lay in the folder before may lie there still.
        self._before = press.files(source) if source and source.name == "another" else {}

    def points(self, log, seed, sample):
        """The calls to be killed at, each with its number: all of them, or some of each kind."""
        self._prepare()
        tracing.run(self._qrpress, tracing.traced(self._first, log, CALLS))
        counts = tracing.count(log, CALLS)
        return [
            (call, number) for call in CALLS
            for number in press.sample(range(1, counts[call] + 1), sample, seed)]

    def kill(self, call, number, when):
        self._prepare()
        status, said = self._qrpress.run(
            ["strace", "-f", "-qq", "-o", "/dev/null", "-e", f"trace={call}", "-e",
             f"inject={call}:signal=SIGKILL:when={number}", *self._first], 0, 137, -9)
        # Two threads share their calls in another way each time, so that the last numbers may not come.
        if status == 0 and "--jobs 1" in " ".join(self._first):
            raise Failed(f"{when}: not killed")
        press.no_short_file(self._place, self._whole, when, self._before.values())
        # As long as the other run is untouched, this one has not begun, and is not to be resumed but begun.
        untouched = self._before and self._before.items() <= press.files(self._place).items()
        try:
            self._qrpress.run(self._first if untouched else self._resumed)
        except Failed as failure:
            raise Failed(f"killed at {when}, then not resumed: {failure}") from None
        press.same(self._place, self._whole, f"killed at {when}, then resumed")

    def _prepare(self):
        press.remove(self._place)
        if self._source:
            shutil.copytree(self._source, self._place)


if __name__ == "__main__":
    press.main(
        __doc__, test, needs=["strace"],
        options=lambda parser: parser.add_argument(
            "--sample", type=int, default=2, help="how many calls of each kind; all of them with --long"))
