#!/usr/bin/env python3
"""Ends the server with SIGKILL and SIGTERM in the middle of batches, and starts it again.

Every batch ends printed, with every row once in its manifest and the same documents, byte for byte, as a batch that nothing
disturbed.
"""

import csv
import io
import itertools
import time

import office as shared
from office import expect

FIELDS = {"template": "wallet-card", "sheet": "a4-10up", "group_by": "ward"}


def test(office, arguments):
    rows, ends = (20_000, 20) if arguments.long else (4_000, 4)
    [token] = office.ward()
    people = list(itertools.islice(shared.People(), rows))
    body, kind = shared.form(FIELDS, shared.table(people))
    office.start()
    whole = finished(office, token, begin(office, token, body, kind), rows)
    disturbed = begin(office, token, body, kind)
    hits = 0
    for number in range(ends):
        time.sleep(0.15 + 0.1 * number)
        hits += shared.Client(office.port, token).patient("GET", disturbed).json["state"] != "printed"
        if number % 2:
            office.stop()
        else:
            office.kill()
        office.start()
    expect(hits, "the batch was over before the server was ended")
    again = finished(office, token, disturbed, rows)
    office.stop()
    expect(again == whole, "the documents are not those of a batch that nothing disturbed")
    office.command("audit", "verify")
    return f"{rows} rows in {len(whole)} documents; the server ended {ends} times, {hits} of them in the middle; the same bytes, every row once"


def begin(office, token, body, kind):
    answer = shared.Client(office.port, token).patient("POST", "/api/v1/batches", body, Content_Type=kind)
    expect(answer.status == 202, f"the table was not taken: {answer}")
    return f"/api/v1/batches/{answer.json['id']}"


def finished(office, token, path, rows):
    """What a batch has printed, once every row is in its manifest exactly once."""
    client = shared.Client(office.port, token)
    batch = shared.batch_ended(client, path, within=300)
    expect(batch["state"] == "printed" and batch["printed"] == rows, f"the batch has ended so: {batch}")
    manifest = client("GET", f"{path}/manifest")
    expect(manifest.status == 200, f"the manifest: {manifest}")
    ids = [row["record_id"] for row in csv.DictReader(io.StringIO(manifest.body.decode()))]
    expect(len(ids) == rows and len(set(ids)) == rows, f"{len(ids)} entries for {rows} rows")
    return [client("GET", f"{path}/documents/{number + 1}")["ETag"] for number in range(batch["documents"])] + [manifest["ETag"]]


if __name__ == "__main__":
    shared.main(__doc__, test)
