#!/usr/bin/env python3
"""Lets the disk fill up, and lets writing and syncing fail, and resumes when there is room again.

The program must end with 74 (73 when a file cannot be created) and say which file; no file under a final name may be short,
no .part may stay, and a sync that failed must not be tried again. The disks of 8 MB are mounted where nobody else sees
them, which needs root or a kernel that lets anybody do so in a namespace of their own.
"""

import contextlib
import os
import random
import resource
import shutil
import subprocess
import sys

import press
import tracing
from press import Failed

OPTIONS = ["--sheet", "a4-10up", "--max-sheets", "2", "--jobs", "1"]
# What is spoilt, with which error, and how the program ends then.
SPOILT = {
    "write:error=ENOSPC": (74,), "fsync:error=EIO": (74,), "rename:error=EIO": (74,), "ftruncate:error=EIO": (74,),
    # Before anything is printed another folder may do; afterwards it is this one that has to have room.
    "openat:error=ENOSPC": (73, 74)}
OWN_DISKS = "QRPRESS_FAULTS_OWN_DISKS"


def test(qrpress, folder, arguments):
    table = press.table(folder / "table.csv", 50)
    large = press.table(folder / "large.csv", 600)
    larger = press.table(folder / "larger.csv", 12000) if arguments.long else None
    return press.each({
        "calls that fail": lambda: injected(qrpress, folder, table, None if arguments.long else arguments.sample),
        "nearly full disk": lambda: full(qrpress, folder, large, range(16) if arguments.long else (1, 6, 15)),
        "full disk": lambda: full(qrpress, folder, larger, ()) if larger else "the long version fills an empty disk",
        "limit for files": lambda: file_limit(qrpress, folder, table),
        "temporary files": lambda: no_room_for_temporary_files(qrpress, folder),
    })


def injected(qrpress, folder, table, sample):
    """Spoils one call after the other of a run."""
    qrpress.run(qrpress.words(table, folder / "whole", *OPTIONS))
    whole, place, log = press.files(folder / "whole"), folder / "run", folder / "log"
    words = qrpress.words(table, place, *OPTIONS)
    tracing.run(qrpress, tracing.traced(words, log, [spoil.split(":")[0] for spoil in SPOILT]))
    counts = tracing.count(log, [spoil.split(":")[0] for spoil in SPOILT])
    # The loader and the libraries open a hundred files before the run begins.
    made = creations(log, place)
    done, seed = 0, random.Random(6)
    for spoil, status in SPOILT.items():
        name = spoil.split(":")[0]
        points = made if name == "openat" else range(1, counts[name] + 1)
        for number in press.sample(points, sample, seed):
            press.remove(place)
            spoilt(qrpress, tracing.traced(words, log, [name], f"{spoil}:when={number}"), log, place, status, whole)
            qrpress.run([*words, "--resume"])
            press.same(place, whole, f"{spoil} {number}, then resumed")
            done += 1
    return f"{done} calls that failed: {', '.join(SPOILT)}"


def creations(log, place):
    """The numbers of the calls of openat that make a file in the folder, from the log of an undisturbed run."""
    opened = [call for call in tracing.calls(log) if call.name == "openat"]
    return [
        number for number, call in enumerate(opened, 1)
        if "O_CREAT" in call.words and call.paths[0].startswith(f"{place}/")]


def spoilt(qrpress, words, log, place, status, whole):
    """Runs a command of which one call fails, and looks at all that it leaves behind."""
    ended, said = qrpress.run(words, 0, 64, 65, 70, 73, 74, 75, 78)
    calls = tracing.calls(log)
    failed = next((number for number, call in enumerate(calls) if call.injected), None)
    if failed is None:
        raise Failed(f"nothing was spoilt: {' '.join(words)}")
    call = calls[failed]
    path = call.paths[0] if call.name in ("openat", "rename") else call.descriptor
    when = f"{call.name} of {path} failed"
    if str(place) not in path and path != str(place.parent):
        # Words that nobody hears, and the like, must not end a run.
        if ended != 0:
            raise Failed(f"{when}: exit {ended}\n{said}")
        return
    if ended not in status or not said.strip():
        raise Failed(f"{when}: exit {ended} instead of {status}, and said: {said}")
    if place.name not in said:
        raise Failed(f"{when}: the message does not name the file: {said}")
    again = [other for other in calls[failed + 1:] if call.name == "fsync" and other.descriptor == call.descriptor]
    if again:
        raise Failed(f"{when}: tried again")
    left(place, whole, when)


def left(place, whole, when):
    """Fails if a short file, or the beginning of one, was left behind."""
    press.no_short_file(place, whole, when)
    parts = [name for name in press.files(place) if name.endswith(".part")]
    if parts:
        raise Failed(f"{when}: left behind: {', '.join(parts)}")
    for document in place.glob("*.pdf"):
        checked = subprocess.run(["qpdf", "--check", document], capture_output=True, text=True)
        if checked.returncode != 0:
            raise Failed(f"{when}: {document.name}: {checked.stdout}{checked.stderr}")


def full(qrpress, folder, table, sixteenths):
    """Fills a disk of 8 MB on which so many sixteenths of what a run needs are free, or all of the disk when there are none.

    Each time another document or list is being written when the disk is full.
    """
    options = ["--sheet", "a4-10up", "--max-sheets", "5"]
    press.remove(folder / "large")
    qrpress.run(qrpress.words(table, folder / "large", *options))
    whole = press.files(folder / "large")
    need = sum(map(len, whole.values()))
    disk, silent = folder / "disk", []
    disk.mkdir(exist_ok=True)
    rooms = [need * part // 16 for part in sixteenths] or [8 << 20]
    for room in rooms:
        with mounted(disk, "8m"):
            (disk / "ballast").write_bytes(bytes((8 << 20) - room))
            words = qrpress.words(table, disk / "run", *options)
            _, said = qrpress.run(words, 74, 73)
            left(disk / "run", whole, f"a disk with {room} bytes")
            (disk / "ballast").unlink()
            begun = (disk / "run" / press.LEDGER).exists()
            mount(disk, "64m", "remount,")
            qrpress.run([*words, "--resume"])
            press.same(disk / "run", whole, f"a disk with {room} bytes, then more")
            if "No space left" not in said or begun and "--resume" not in said:
                silent.append(said)
    if silent:
        raise Failed(
            f"{len(rooms)} full disks of 8 MB were survived, {len(silent)} times it was not said what to do: {silent[0].strip()}")
    return f"{len(rooms)} full disks of 8 MB"


def file_limit(qrpress, folder, table):
    """A limit for the size of files, which the system tells by a signal unless that is ignored."""
    press.remove(folder / "run")
    words = qrpress.words(table, folder / "run", *OPTIONS)
    limit = lambda: resource.setrlimit(resource.RLIMIT_FSIZE, (20000, resource.RLIM_INFINITY))
    ended, said = qrpress.run(words, *range(-64, 128), preexec_fn=limit)
    if ended != 74:
        raise Failed(f"files of at most 20000 bytes: exit {ended} instead of 74\n{said}")
    qrpress.run(qrpress.words(table, folder / "limited", *OPTIONS))
    whole = press.files(folder / "limited")
    left(folder / "run", whole, "files of at most 20000 bytes")
    qrpress.run([*words, "--resume"])
    press.same(folder / "run", whole, "a limit for files, then none")
    return "a limit for files"


def no_room_for_temporary_files(qrpress, folder):
    """What does not fit in memory goes to /var/tmp; a disk of 64 KB there is full at once."""
    table = press.table(folder / "long.csv", 6000)
    press.remove(folder / "run")
    with mounted("/var/tmp", "64k"):
        words = qrpress.words(table, folder / "run", *OPTIONS[:2])
        _, said = qrpress.run(words, 74)
    if "/var/tmp" not in said or press.files(folder / "run"):
        raise Failed(f"no room for temporary files: left {list(press.files(folder / 'run'))}, and said: {said}")
    return "/var/tmp full"


@contextlib.contextmanager
def mounted(place, size):
    mount(place, size)
    try:
        yield
    finally:
        subprocess.run(["umount", str(place)], check=True)


def mount(place, size, options=""):
    answer = subprocess.run(
        ["mount", "-t", "tmpfs", "-o", f"{options}size={size}", "tmpfs", str(place)], capture_output=True, text=True)
    if answer.returncode != 0:
        raise Failed(f"no disk can be mounted here: {answer.stderr.strip()}; run it as root")


def in_own_namespace():
    """Starts the script again where its disks are seen by nobody else."""
    if OWN_DISKS in os.environ:
        return
    roots = [] if os.geteuid() == 0 else ["--map-root-user"]
    words = ["unshare", "--mount", *roots, sys.executable, *sys.argv]
    if not shutil.which("unshare") or subprocess.run([*words[:-len(sys.argv) - 1], "true"]).returncode != 0:
        sys.exit("disk: FAILED: mounting a small disk is not permitted here; run it as root")
    os.execvpe("unshare", words, os.environ | {OWN_DISKS: "yes"})


if __name__ == "__main__":
    in_own_namespace()
    press.main(
        __doc__, test, needs=["strace", "mount", "qpdf"],
        options=lambda parser: parser.add_argument(
            "--sample", type=int, default=4, help="how many calls of each kind; all of them with --long"))
