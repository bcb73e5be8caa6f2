#!/usr/bin/env python3
"""Watches the system calls of the server while it takes a table and prints a card.

When it answers, what it answers for is on the disk: bytes, fsync of the file, fsync of every folder with a new name in it, fsync of
the database. The intent of a card is there before its document is begun.
"""

import pathlib
import shlex
import stat
import sys
import time

import office as shared
from office import Failed, expect

sys.path.append(str(shared.ROOT / "Tests/Faults"))
import tracing

CALLS = ["openat", "write", "writev", "sendto", "sendmsg", "fsync", "fdatasync", "rename", "renameat2"]


def test(office, arguments):
    [token] = office.ward()
    log, person = office.folder / "calls", next(shared.People())
    office.program = traced(office.program, log)
    with office:
        client = shared.Client(office.port, token)
        body, kind = shared.form({"template": "wallet-card"}, shared.table([person]))
        batch = client("POST", "/api/v1/batches", body, Content_Type=kind)
        expect(batch.status == 202, f"the table was not taken: {batch}")
        shared.batch_ended(client, f"/api/v1/batches/{batch.json['id']}")
        card = client("POST", "/api/v1/prints", shared.card(person))
        expect(card.status == 201, f"the card was not printed: {card}")
        office.stop()
    state = pathlib.Path(office.state)
    folder, document = state / "batches" / batch.json["id"], state / "documents" / f"{card.json['id']}-1.pdf"
    calls, database = answered(log, 201), sync(state / "office.sqlite-wal")
    in_order(calls, sync(folder / "table"), sync(folder), sync(folder.parent), database, answer(202))
    pending = f"{document}.qrpress.part"
    in_order(
        calls, answer(202), database, opening(pending), sync(pending), naming(document), sync(document.parent), database, answer(201))
    return f"{len(calls)} calls of a table and a card; each durable before it is answered"


def traced(program, log):
    """A program that starts the program under strace, as the same process."""
    wrapper = log.with_name("traced")
    strace, *words = tracing.traced([program], log, CALLS)
    # -D: strace stands beside the program and not above it, so that signals reach the program.
    wrapper.write_text(f'#!/bin/sh\nexec {shlex.join([strace, "-D", *words])} "$@"\n')
    wrapper.chmod(wrapper.stat().st_mode | stat.S_IXUSR)
    return str(wrapper)


def answered(log, status):
    """The calls, once strace has written down the answer."""
    deadline = time.monotonic() + 30
    while time.monotonic() < deadline:
        calls = tracing.calls(log)
        if any(answer(status)[1](call) for call in calls):
            return calls
        time.sleep(0.2)
    raise Failed(f"strace has seen no answer {status}")


def sync(path):
    return f"fsync of {path}", lambda call: call.name in ("fsync", "fdatasync") and call.descriptor == str(path) and call.result == 0


def opening(path):
    return f"opening of {path}", lambda call: call.name == "openat" and str(path) in call.paths


def naming(path):
    return f"naming of {path}", lambda call: call.name.startswith("rename") and call.paths[-1:] == [str(path)]


def answer(status):
    begins = f"HTTP/1.1 {status} "
    return f"answer {status}", lambda call: call.name in ("write", "writev", "sendto", "sendmsg") and any(
        said.startswith(begins) for said in call.paths)


def in_order(calls, *steps):
    """Fails unless each step begins after the one before it has ended."""
    ended = -1
    for name, is_step in steps:
        ended = next((call.ended for call in calls if call.began > ended and is_step(call)), None)
        expect(ended is not None, f"no {name} in its turn")


if __name__ == "__main__":
    shared.main(__doc__, test, needs=["strace"])
