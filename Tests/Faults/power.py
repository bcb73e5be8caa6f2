#!/usr/bin/env python3
"""Loses power at every moment of a run of 50 cards, as modelled from its system calls, and resumes it.

What was written or named and not synced yet may or may not be on the disk afterwards: all of it is lost, or each piece of
it alone is there, or half of a piece of writing is. The file system may do these in any order; ext4 is kinder than that.
Before that the order itself is checked: bytes, fsync of the file, name, fsync of the folder, line of the ledger, fsync of
the ledger, and nothing that is not durable when the program says that it is done.
"""

import json
import random
import shutil

import press
import tracing
from disk_model import Disk, Write
from press import Failed

CALLS = ["openat", "write", "pwrite64", "ftruncate", "fsync", "fdatasync", "rename", "renameat2", "unlink", "unlinkat", "mkdir"]
OPTIONS = ["--sheet", "a4-10up", "--max-sheets", "2"]


def test(qrpress, folder, arguments):
    table = press.table(folder / "table.csv", 50)
    qrpress.run(qrpress.words(table, folder / "whole", *OPTIONS))
    whole = press.files(folder / "whole")
    qrpress.run(qrpress.words(table, folder / "another", *OPTIONS[:2], "--max-sheets", "1"))
    facts, failures = [], []
    for start, jobs in (("new", "1"), ("new", "2"), ("another", "1")):
        place = folder / "run"
        press.remove(place)
        before = press.files(folder / start)
        if before:
            shutil.copytree(folder / start, place)
        words = qrpress.words(table, place, *OPTIONS, "--jobs", jobs)
        tracing.run(qrpress, tracing.traced(words, folder / "log", CALLS))
        calls = tracing.calls(folder / "log")
        title = f"{start} folder, {jobs} thread{'s' * (jobs != '1')}"
        failures += [f"{title}: {wrong}" for wrong in disorder(calls, place, before)]
        states = crash_states(calls, place, before)
        chosen = press.sample(states, None if arguments.long else arguments.sample, random.Random(6))
        for state in chosen:
            try:
                recover(qrpress, words, place, dict(state), whole, before)
            except Failed as failure:
                failures.append(f"{title}: {failure}; {states[state]}")
        facts.append(f"{title}: {len(calls)} calls in order, {len(chosen)} of {len(states)} states of the disk")
    # A disk that lies: what is never synced must be found out, or this test tells nothing.
    place = folder / "lies"
    tracing.run(qrpress, tracing.traced(
        qrpress.words(table, place, *OPTIONS), folder / "log", CALLS, "fsync:retval=0"))
    if len(disorder(tracing.calls(folder / "log"), place, {})) < 8:
        failures.append("a run whose fsyncs do nothing looks well")
    if failures:
        raise Failed(f"{len(failures)} faults, among them:\n  " + "\n  ".join(failures[:4] + failures[-2:]))
    return "; ".join(facts) + "; all recover to the same bytes"


def disorder(calls, place, before):
    """What is done in a wrong order, in words."""
    disk, noted, wrong = Disk(place, before), {}, []
    for call in calls:
        step = disk.take(call)
        if step and step.kind == "rename" and disk.unsynced(step.name):
            wrong.append(f"{step.name} gets its name before its bytes are on the disk")
        if step and step.kind == "write" and step.name == press.LEDGER and b'"document"' in step.bytes:
            for file in json.loads(step.bytes)["files"]:
                noted[file["name"]] = step
                if disk.unnamed(file["name"], call.began):
                    wrong.append(f"the ledger lists {file['name']} before its name is on the disk")
        if step and step.kind == "unlink" and step.name == press.LEDGER:
            wrong += [
                f"the ledger ends before the name {name} is on the disk" for name in disk.names()
                if disk.unnamed(name, call.began)]
    wrong += [f"not on the disk when the program ends: {what}" for what in disk.pending_words()]
    missing = [name for name in disk.names() if name.endswith(".pdf") and name not in noted]
    return wrong + [f"{name} is not noted in the ledger" for name in missing]


def crash_states(calls, place, before):
    """Every state that the disk may be in after a loss of power, each with the words for one moment it may come from."""
    disk, states = Disk(place, before), {}
    for number, call in enumerate(calls):
        if not disk.take(call):
            continue
        pending = disk.pending()
        choices = [(), tuple(pending)] + [(one,) for one in pending]
        choices += [tuple(other for other in pending if other is not one) for one in pending]
        choices += [(*pending[:place], one.half()) for place, one in enumerate(pending) if isinstance(one, Write)]
        for kept in choices:
            state = frozenset(disk.state(kept).items())
            states.setdefault(state, f"call {number}, {call.name}: {len(kept)} of {len(pending)} pieces not synced are there")
    return states


def recover(qrpress, words, place, state, whole, before):
    """Resumes from a state of the folder, to the undisturbed bytes."""
    press.remove(place)
    place.mkdir()
    for name, content in state.items():
        (place / name).write_bytes(content)
    press.no_short_file(place, whole, "after the loss", before.values())
    # As long as another run is there untouched, this one has not begun.
    untouched = before and before.items() <= state.items()
    qrpress.run(words if untouched else [*words, "--resume"])
    press.same(place, whole, "resumed")


if __name__ == "__main__":
    press.main(
        __doc__, test, needs=["strace"],
        options=lambda parser: parser.add_argument(
            "--sample", type=int, default=8, help="how many states of each run; all of them with --long"))
