#!/usr/bin/env python3
"""Kills a run with SIGKILL at random moments and resumes it each time, to the bytes of an undisturbed run.

The moments are spread over the whole of a run. A run that comes to its end is compared and begun anew.
After each kill no file under a final name is short, and what the ledger lists is never drawn again.
"""

import json
import random
import subprocess
import time

import press
from press import Failed

CARDS = ["--sheet", "a4-10up"]


def test(qrpress, folder, arguments):
    seed = random.Random(arguments.seed)
    small, large = press.table(folder / "small.csv", 40), press.table(folder / "table.csv", arguments.cards)
    sheets = str(max(1, arguments.cards // 200))
    runs = {
        "one thread": (large, [*CARDS, "--jobs", "1", "--max-sheets", sheets], 2),
        "two threads": (large, [*CARDS, "--jobs", "2", "--max-sheets", sheets], 2),
        "pictures": (small, ["--format", "png", "--dpi", "72", "--jobs", "2"], 1),
    }
    facts = []
    for name, (table, options, share) in runs.items():
        kills = round(arguments.kills * share / 5)
        facts.append(f"{name}: {Disturbed(qrpress, folder, table, options, seed).kill(kills)}")
    return f"{arguments.cards} cards, seed {arguments.seed}; " + "; ".join(facts) + "; byte-identical"


class Disturbed:
    """A run that is killed again and again."""

    def __init__(self, qrpress, folder, table, options, seed):
        self._qrpress, self._seed, self._folder = qrpress, seed, folder / "run"
        whole = folder / "whole"
        began = time.monotonic()
        qrpress.run(qrpress.words(table, whole, *options))
        self._length = time.monotonic() - began
        self._whole = press.files(whole)
        press.remove(whole)
        self._words = qrpress.words(table, self._folder, *options, "--resume")

    def kill(self, kills):
        done = ended = 0
        resumed_with = []
        noted = {}
        while done < kills:
            process = self._qrpress.start(self._words)
            try:
                process.wait(self._seed.uniform(0, self._length))
            except subprocess.TimeoutExpired:
                process.kill()
            said = process.communicate()[1]
            if process.returncode == 0:
                self._compare(noted)
                ended, noted = ended + 1, {}
                press.remove(self._folder)
                continue
            if process.returncode != -9:
                raise Failed(f"after {done} kills: exit {process.returncode}\n{said[-2000:]}")
            done += 1
            resumed_with.append(press.no_short_file(self._folder, self._whole, f"after {done} kills"))
            noted = self._noted(noted)
        self._qrpress.run(self._words)
        self._compare(noted)
        press.remove(self._folder)
        documents = sum(name.endswith((".pdf", ".png")) for name in self._whole)
        within = sum(0 < count < documents for count in resumed_with)
        return f"{done} kills of which {within} between documents, {ended + 1} runs ended"

    def _noted(self, before):
        """The files that the ledger says are whole, each with what changes when it is written again."""
        try:
            lines = (self._folder / press.LEDGER).read_bytes().split(b"\n")[1:-1]
        except FileNotFoundError:
            return before
        names = [file["name"] for line in lines for file in json.loads(line).get("files", [])]
        lost = [name for name in names if name not in self._whole or not (self._folder / name).exists()]
        if lost:
            raise Failed(f"the ledger lists what is not there: {', '.join(lost)}")
        self._drawn_again(before)
        return before | {name: self._state(name) for name in names if name not in before}

    def _compare(self, noted):
        press.same(self._folder, self._whole, "after the kills")
        self._drawn_again(noted)

    def _drawn_again(self, noted):
        again = [name for name, state in noted.items() if self._state(name) != state]
        if again:
            raise Failed(f"finished, and drawn again: {', '.join(again)}")

    def _state(self, name):
        status = (self._folder / name).stat()
        return status.st_ino, status.st_mtime_ns


def options(parser):
    parser.add_argument("--kills", type=int, help="how many; 15, or 200 with --long")
    parser.add_argument("--cards", type=int, help="600, or 5000 with --long")
    parser.add_argument("--seed", type=int, default=6)


def main(qrpress, folder, arguments):
    arguments.kills = arguments.kills or (200 if arguments.long else 15)
    arguments.cards = arguments.cards or (5000 if arguments.long else 600)
    return test(qrpress, folder, arguments)


if __name__ == "__main__":
    press.main(__doc__, main, options=options)
