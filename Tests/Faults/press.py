"""The press under test, what it prints, and how two folders are compared: what the scripts beside this one share."""

import argparse
import csv
import itertools
import os
import pathlib
import shutil
import subprocess
import sys
import tempfile
import time

ROOT = pathlib.Path(__file__).resolve().parents[2]
LEDGER = "ledger.jsonl"


class Failed(Exception):
    """The press did not do what it promises."""


class Press:
    """The program, and the run of wallet cards that all scripts disturb."""

    def __init__(self, program, home):
        self._program, self.home = program, pathlib.Path(home)

    def words(self, table, folder, *options, home=None):
        """The command that prints a table into a folder."""
        return [
            str(self._program), "render", "wallet-card", str(table), "-o", str(folder), "--date", "2026-01-01",
            "--home", str(home or self.home), *options]

    def start(self, words, **more):
        return subprocess.Popen(
            words, stdin=subprocess.DEVNULL, stdout=subprocess.DEVNULL, stderr=subprocess.PIPE, text=True, **more)

    def run(self, words, *expected, **more):
        """Runs a command to its end; gives its exit status and what it said."""
        with self.start(words, **more) as process:
            said = process.communicate(timeout=900)[1]
        if process.returncode not in (expected or (0,)):
            raise Failed(f"exit {process.returncode} instead of {expected or (0,)}: {' '.join(words)}: {said.strip()[-600:]}")
        return process.returncode, said

    def stop_at(self, words, seen, signal, **more):
        """Starts a command and sends it a signal as soon as `seen()`; gives the process."""
        process = self.start(words, **more)
        while not seen():
            if process.poll() is not None:
                raise Failed(f"ended with {process.returncode} before the fault: {process.stderr.read()[-2000:]}")
            time.sleep(0.001)
        process.send_signal(signal)
        return process


def table(path, count):
    """Writes a table of so many people, each with an id and a code of its own."""
    with open(ROOT / "Examples/residents.csv", encoding="utf-8", newline="") as file:
        rows = list(csv.DictReader(file))
    with open(path, "w", encoding="utf-8", newline="") as file:
        writer = csv.DictWriter(file, fieldnames=rows[0])
        writer.writeheader()
        for number, row in zip(range(count), itertools.cycle(rows)):
            old = row["national_id"]
            new = f"{old[:-6]}{number:06}"
            writer.writerow(
                row | {"id": f"F{number + 1:07}", "national_id": new, "qr": row["qr"].replace(old, new, 1)})
    return path


def files(folder):
    """Every file of a folder with its bytes."""
    folder = pathlib.Path(folder)
    return {path.name: path.read_bytes() for path in folder.iterdir()} if folder.is_dir() else {}


def same(folder, whole, when):
    """Fails unless a folder holds the files of `whole` and no others, byte for byte."""
    found = files(folder)
    wrong = sorted(name for name in found.keys() | whole.keys() if found.get(name) != whole.get(name))
    if wrong:
        raise Failed(f"{when}: differs from the undisturbed run in {', '.join(wrong)}")


def no_short_file(folder, whole, when, others=()):
    """Fails unless every file under a final name is whole; gives how many documents there are.

    `others` are the bytes of files that were in the folder before the run.
    """
    found = files(folder)
    for name, content in found.items():
        if not name.endswith(".part") and name != LEDGER and content != whole.get(name) and content not in others:
            raise Failed(f"{when}: {name} has its final name and is not whole")
    return sum(name.endswith((".pdf", ".png")) for name in found)


def remove(folder):
    shutil.rmtree(folder, ignore_errors=True)


def sample(points, count, random):
    """Some of the points, spread over all; all of them when `count` is None."""
    points = list(points)
    return points if count is None or count >= len(points) else sorted(random.sample(points, count))


def each(cases):
    """Does every case by its name, also when one before fails; gives what they say."""
    facts, failures = [], []
    for name, case in cases.items():
        try:
            facts.append(case() or name)
        except (Failed, subprocess.TimeoutExpired) as failure:
            failures.append(f"{name}: {failure}")
    if failures:
        raise Failed(f"{len(failures)} of {len(cases)}\n  " + "\n  ".join(failures) + f"\n  held: {'; '.join(facts)}")
    return "; ".join(facts)


def main(doc, test, needs=(), options=lambda parser: None):
    """Runs `test(press, folder, arguments)` with an empty folder, and prints its line of result."""
    name = pathlib.Path(sys.argv[0]).stem
    parser = argparse.ArgumentParser(description=doc, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--program", default=str(ROOT / ".build/release/qrpress"), help="the qrpress under test")
    parser.add_argument("--home", default=str(ROOT), help="the folder of its Templates/ and Fonts/")
    parser.add_argument("--long", action="store_true", help="everything, as long as it takes")
    options(parser)
    arguments = parser.parse_args()
    missing = [tool for tool in needs if not shutil.which(tool)]
    if missing:
        parser.error(f"not installed: {' '.join(missing)}")
    os.environ["LC_ALL"] = "C.UTF-8"
    began = time.monotonic()
    with tempfile.TemporaryDirectory(prefix="qrpress-faults-") as folder:
        try:
            facts = test(Press(arguments.program, arguments.home), pathlib.Path(folder), arguments)
        except (Failed, subprocess.TimeoutExpired) as failure:
            facts = None
            print(f"{name}: FAILED after {time.monotonic() - began:.0f} s: {failure}", flush=True)
    if facts is None:
        sys.exit(1)
    print(f"{name}: {facts} ({time.monotonic() - began:.0f} s)", flush=True)
