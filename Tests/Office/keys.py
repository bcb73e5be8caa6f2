#!/usr/bin/env python3
"""Sends the same request a hundred times at once, and ends the server with SIGTERM under load.

A hundred equal requests with one Idempotency-Key are one print and a hundred equal answers. After SIGTERM whatever was begun is
answered before the server ends; what was not begun is sent to the next server, and nothing is printed twice.
"""

import asyncio
import sqlite3
import uuid

import lines
import office as shared
from office import Failed, expect

EQUAL = 100
WORKERS = 32


def test(office, arguments):
    ends = arguments.ends or (10 if arguments.long else 2)
    tokens = office.ward(clerks=4)
    office.unit("khac")
    foreign = office.account("khac", "clerk", "khac")
    people = shared.People()
    with office:
        equal(office, tokens[0], foreign, next(people), next(people))
        facts = [lines.run(Ending(office, tokens, people).all()) for _ in range(ends)]
    office.command("audit", "verify")
    answered, again = map(sum, zip(*facts))
    return (f"{EQUAL} equal keys, one print and equal answers; {ends} SIGTERM under load of {WORKERS} workers, {answered} answered, "
            f"{again} sent again to the next server, 0 failed")


def equal(office, token, foreign, person, other):
    key, body = str(uuid.uuid4()), shared.card(person)

    async def one(line, body=body, token=token):
        while True:
            answer = await line("POST", "/api/v1/prints", token, body, Idempotency_Key=key)
            if answer.status not in (409, 429, 503):
                return answer
            await asyncio.sleep(float(answer["Retry-After"] or 0.1))

    async def all():
        answers = await asyncio.gather(*(one(lines.Line(office.port)) for _ in range(EQUAL)))
        return answers, await one(lines.Line(office.port), shared.card(other)), await one(lines.Line(office.port), token=foreign)

    answers, changed, elsewhere = lines.run(all())
    expect(all_equal((answer.status, answer.body) for answer in answers), f"not equal: {answers[0]} and others")
    expect(answers[0].status == 201, f"answered {answers[0]}")
    client = shared.Client(office.port, token)
    prints = shared.every(client, "/api/v1/prints")
    expect(len(prints) == 1 and len(prints[0]["copies"]) == 1, f"{len(prints)} prints of {EQUAL} equal requests")
    expect(changed.status == 422 and changed.json["code"] == "key.taken", f"the same key with another body: {changed}")
    expect(elsewhere.status == 201 and elsewhere.json["id"] != prints[0]["id"], f"the same key of another account: {elsewhere}")
    for path, body in (("reprints", {"reason": "rách"}), ("hand-over", {}), ("void", {"reason": "sai"})):
        key = str(uuid.uuid4())
        first, second = (client.patient("POST", f"/api/v1/prints/{prints[0]['id']}/{path}", body, Idempotency_Key=key) for _ in "12")
        expect((first.status, first.body) == (second.status, second.body) and first.status < 300, f"{path} twice: {first}, {second}")


def all_equal(things):
    return len(set(things)) == 1


class Ending:
    """Workers that print as fast as they can, a SIGTERM among them, and the server that comes after."""

    def __init__(self, office, tokens, people):
        self._office, self._tokens, self._people = office, tokens, people
        self._answered, self._again, self._is_over = {}, 0, False

    async def all(self):
        before = self._keys()
        workers = [asyncio.create_task(self._work(self._tokens[i % len(self._tokens)])) for i in range(WORKERS)]
        try:
            while len(self._answered) < 2 * WORKERS:
                await self._stand(workers, 0.005)
            self._office.terminate()
            status = await asyncio.to_thread(self._office.end)
            expect(status == 0, f"exit {status} after SIGTERM: {self._office.said()}")
            # Long enough for every worker to have read what the old server said.
            await self._stand(workers, 0.5)
            lost = self._keys() - before - self._answered.keys()
            expect(not lost, f"{len(lost)} requests were accepted, and their clients not answered")
            await asyncio.to_thread(self._office.start)
            count = len(self._answered)
            while len(self._answered) < count + 2 * WORKERS:
                await self._stand(workers, 0.005)
            self._is_over = True
            await asyncio.wait_for(asyncio.gather(*workers), 60)
        finally:
            for task in workers:
                task.cancel()
        lost = self._keys() - before ^ self._answered.keys()
        expect(not lost, f"{len(lost)} requests have no print, or more than one")
        return len(self._answered), self._again

    @staticmethod
    async def _stand(workers, seconds):
        done, _ = await asyncio.wait(workers, timeout=seconds, return_when=asyncio.FIRST_EXCEPTION)
        for task in done:
            task.result()

    async def _work(self, token):
        line = lines.Line(self._office.port)
        while not self._is_over:
            key, body = str(uuid.uuid4()), shared.card(next(self._people))
            while True:
                try:
                    answer = await line("POST", "/api/v1/prints", token, body, timeout=40, Idempotency_Key=key)
                except TimeoutError as failure:
                    raise Failed("a request was not answered within 40 s") from failure
                except (OSError, EOFError):
                    # Refused, or closed before it was begun: if it was begun, its key is in the database, and that is looked at.
                    self._again += 1
                    await asyncio.sleep(0.05)
                    continue
                if answer.status == 201:
                    self._answered[key] = answer
                    break
                expect(answer.status in (409, 429, 503) and answer["Retry-After"], f"answered {answer}")
                await asyncio.sleep(min(1, float(answer["Retry-After"])))
        line.close()

    def _keys(self):
        with sqlite3.connect(f"file:{self._office.state / 'office.sqlite'}?mode=ro", uri=True) as db:
            return {key for key, in db.execute("SELECT text FROM request_keys")}


def options(parser):
    parser.add_argument("--ends", type=int, help="how often the server is ended; 2, or 10 with --long")


if __name__ == "__main__":
    shared.main(__doc__, test, options=options)
