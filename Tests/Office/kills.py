#!/usr/bin/env python3
"""Kills the server with SIGKILL at random moments of many concurrent print requests, and starts it again.

Every client sends its request again, with the same Idempotency-Key, until it is answered. At the end every request has
exactly one print with one copy whose document is whole, by the API, by the database and by the files; and the audit chain holds.
"""

import asyncio
import hashlib
import random
import sqlite3
import uuid

import lines
import office as shared
from office import Failed, expect

WORKERS = 64


def test(office, arguments):
    requests = arguments.requests or (2000 if arguments.long else 300)
    kills = arguments.kills or (20 if arguments.long else 3)
    tokens = office.ward(clerks=8)
    with office:
        run = Run(office, tokens, requests, kills, random.Random(arguments.seed))
        lines.run(run.all())
        once(office, run)
        office.stop()
    kept(office, run)
    office.command("audit", "verify")
    return (f"{requests} requests of {WORKERS} workers, {kills} kills, {run.again} sent again, {run.broken} of them broken in the "
            f"middle, seed {arguments.seed}; each printed once, audit whole")


class Run:
    def __init__(self, office, tokens, requests, kills, seed):
        self._office, self._tokens, self._seed = office, tokens, seed
        self._moments = sorted(seed.randrange(requests) for _ in range(kills))
        self._waiting = [(str(uuid.UUID(int=seed.getrandbits(128))), person) for _, person in zip(range(requests), shared.People())]
        # By key: the token, the body, and the answer.
        self.answers = {}
        self.again = self.broken = 0

    async def all(self):
        workers = [asyncio.create_task(self._work(self._tokens[i % len(self._tokens)])) for i in range(WORKERS)]
        killer = asyncio.create_task(self._kill())
        try:
            await asyncio.wait_for(asyncio.gather(*workers), 1800)
            await killer
        finally:
            for task in (*workers, killer):
                task.cancel()

    async def _work(self, token):
        line = lines.Line(self._office.port)
        while self._waiting:
            key, person = self._waiting.pop()
            body = shared.card(person)
            while (answer := await self._try(line, token, key, body)) is None:
                self.again += 1
            self.answers[key] = (token, body, answer)
        line.close()

    async def _try(self, line, token, key, body):
        """One attempt; nothing when it is to be made again."""
        try:
            answer = await line("POST", "/api/v1/prints", token, body, timeout=30, Idempotency_Key=key)
        except ConnectionRefusedError:
            await asyncio.sleep(0.05)
            return None
        except (OSError, EOFError):
            self.broken += 1
            return None
        if answer.status == 201:
            return answer
        if answer.status in (409, 429, 503):
            await asyncio.sleep(min(2, float(answer["Retry-After"] or 0.05)))
            return None
        raise Failed(f"a print request was answered {answer}")

    async def _kill(self):
        for moment in self._moments:
            while len(self.answers) < moment:
                await asyncio.sleep(0.001)
            await asyncio.sleep(self._seed.uniform(0, 0.05))
            self._office.kill()
            await asyncio.to_thread(self._office.start)


def once(office, run):
    """By the API."""
    (token, body, answer), *_ = run.answers.values()
    client = shared.Client(office.port, token)
    prints = shared.every(client, "/api/v1/prints")
    answered = {answer.json["id"] for _, _, answer in run.answers.values()}
    expect(len(answered) == len(run.answers), f"{len(run.answers)} requests were answered with {len(answered)} prints")
    listed = [piece["id"] for piece in prints]
    expect(sorted(listed) == sorted(answered), f"{len(listed)} prints are listed, {len(set(listed) ^ answered)} of them wrong")
    for piece in prints:
        expect(piece["state"] == "printed" and piece["copy"] == 1 and len(piece["copies"]) == 1, f"not one whole copy: {piece}")
        document = client.patient("GET", piece["document"], Accept="application/pdf")
        whole = document.status == 200 and hashlib.sha256(document.body).hexdigest() == piece["copies"][0]["sha256"]
        expect(whole, f"the document of {piece['id']} is missing or short: {document.status}, {len(document.body)} bytes")
    for key in list(run.answers)[:20]:
        token, body, answer = run.answers[key]
        later = shared.Client(office.port, token).patient("POST", "/api/v1/prints", body, Idempotency_Key=key)
        expect((later.status, later.json["id"]) == (201, answer.json["id"]), f"the same key later: {later}")


def kept(office, run):
    """By the database and the files, with the server ended."""
    with sqlite3.connect(f"file:{office.state / 'office.sqlite'}?mode=ro", uri=True) as db:
        count = lambda query: db.execute(query).fetchone()[0]
        wanted = len(run.answers)
        for query in ("SELECT count(*) FROM prints", "SELECT count(*) FROM copies",
                      "SELECT count(*) FROM copies WHERE state = 'printed' AND number = 1",
                      "SELECT count(DISTINCT subject) FROM prints", "SELECT count(*) FROM request_keys",
                      "SELECT count(*) FROM audit WHERE action = 'print'"):
            expect(count(query) == wanted, f"{query}: {count(query)} instead of {wanted}")
        expect(db.execute("PRAGMA integrity_check").fetchone() == ("ok",), "the database is damaged")
        hashes = {f"{id}-{number}.pdf": hash for id, number, hash in db.execute("SELECT print, number, document FROM copies")}
    files = {path.name: path for path in (office.state / "documents").iterdir()}
    expect(set(files) == set(hashes), f"{len(set(files) ^ set(hashes))} files in documents/ are missing or too many: "
           f"{sorted(set(files) ^ set(hashes))[:5]}")
    for name, path in files.items():
        expect(hashlib.sha256(path.read_bytes()).hexdigest() == hashes[name], f"documents/{name} is not what was noted")


def options(parser):
    parser.add_argument("--requests", type=int, help="how many; 300, or 2000 with --long")
    parser.add_argument("--kills", type=int, help="how many; 3, or 20 with --long")
    parser.add_argument("--seed", type=int, default=7)


if __name__ == "__main__":
    shared.main(__doc__, test, options=options)
