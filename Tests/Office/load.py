#!/usr/bin/env python3
"""Loads the server as an office does, at fixed moments: 70 % status, 20 % document of one card, 10 % submit.

Requests are sent when their moment has come, whether or not those before were answered, and a latency counts from that moment:
a server that stands still is seen by all who would have come meanwhile. `--overload` triples the rate for a minute: then only 429 and
503 with Retry-After may stand beside what succeeds, and five seconds later all is as before.
"""

import asyncio
import gc
import os
import random
import resource
import time
import uuid

import lines
import office as shared
from office import expect

TARGET = 0.059
MIX = ["status"] * 7 + ["document"] * 2 + ["submit"]
LINES = 300


def test(office, arguments):
    seconds = arguments.seconds or (300 if arguments.long else 10)
    tokens = office.ward(clerks=arguments.accounts)
    with office:
        people = shared.People()
        seeds = [print_one(office, token, next(people)) for token in tokens for _ in range(5)]
        generator = Generator(office, tokens, people, seeds)
        lines.run(generator.phase(arguments.rate, 3))
        if arguments.overload:
            facts = overload(generator, arguments.rate, arguments.overload_seconds or (60 if arguments.long else 10), arguments.long)
        else:
            facts = steady(office, generator, arguments.rate, seconds, arguments.long)
        office.stop()
    return facts


def print_one(office, token, person):
    answer = shared.Client(office.port, token).patient("POST", "/api/v1/prints", shared.card(person))
    expect(answer.status == 201, f"printing before the load: {answer}")
    return token, answer.json["id"]


def steady(office, generator, rate, seconds, is_long):
    before, began = processor_time(office.pid), time.monotonic()
    seen = lines.run(generator.phase(rate, seconds))
    server = (processor_time(office.pid) - before) / (time.monotonic() - began)
    failures = [one for one in seen if one.fault]
    expect(not failures, f"{len(failures)} of {len(seen)} failed, such as {failures[:1]}; {summary(seen)}")
    slowest = percentile(sorted(one.latency for one in seen), 0.99)
    expect(not is_long or slowest <= TARGET, f"p99 {slowest * 1000:.0f} ms is over {TARGET * 1000:.0f} ms; {summary(seen)}")
    return f"{rate}/s for {seconds} s, {len(seen)} requests, 0 failed; {summary(seen)}; server {server:.2f} cores, generator {generator.share:.2f}"


def overload(generator, rate, seconds, is_long):
    seen = lines.run(generator.phase(3 * rate, seconds))
    wrong = [one for one in seen if one.fault and not one.is_asked_to_wait]
    expect(not wrong, f"{len(wrong)} of {len(seen)} failed otherwise than with 429 or 503 and Retry-After, such as {wrong[:1]}")
    good = sum(not one.fault for one in seen)
    lines.run(generator.phase(rate, 5))
    after = lines.run(generator.phase(rate, 20 if is_long else 5))
    failures = [one for one in after if one.fault]
    expect(not failures, f"{len(failures)} of {len(after)} failed five seconds after the overload, such as {failures[:1]}")
    slowest = percentile(sorted(one.latency for one in after), 0.99)
    expect(not is_long or slowest <= TARGET, f"p99 {slowest * 1000:.0f} ms five seconds after the overload")
    return (f"{3 * rate}/s for {seconds} s: {good / seconds:.0f}/s succeeded, {len(seen) - good} asked to wait; "
            f"five seconds later {summary(after)}")


class Seen:
    """What became of one request."""

    __slots__ = ("kind", "latency", "fault", "is_asked_to_wait")

    def __init__(self, kind, latency, fault, is_asked_to_wait=False):
        self.kind, self.latency, self.fault, self.is_asked_to_wait = kind, latency, fault, is_asked_to_wait

    def __repr__(self):
        return f"{self.kind}: {self.fault} after {self.latency * 1000:.0f} ms"


class Generator:
    def __init__(self, office, tokens, people, prints):
        self._port, self._tokens, self._people, self._prints = office.port, tokens, people, prints
        self._random, self._idle, self.share = random.Random(7), [], 0

    async def phase(self, rate, seconds):
        """Sends `rate` requests a second for so long; gives what became of each."""
        self._idle = [lines.Line(self._port) for _ in range(LINES)]
        self._free, self._seen = asyncio.Semaphore(LINES), []
        kinds = [kind for _ in range(rate * seconds // len(MIX) + 1) for kind in self._random.sample(MIX, len(MIX))]
        requests = [(kind, self._request(kind)) for kind in kinds[:rate * seconds]]
        # What the collector would do in the middle of it would be seen as latency.
        gc.collect()
        gc.disable()
        loop, tasks = asyncio.get_running_loop(), set()
        began, used = loop.time() + 0.1, own_time()
        for number, (kind, bytes) in enumerate(requests):
            planned = began + number / rate
            if (early := planned - loop.time()) > 0:
                await asyncio.sleep(early)
            task = loop.create_task(self._one(loop, kind, bytes, planned))
            tasks.add(task)
            task.add_done_callback(tasks.discard)
        while tasks:
            await asyncio.wait(tasks)
        self.share = (own_time() - used) / (loop.time() - began)
        gc.enable()
        for line in self._idle:
            line.close()
        return self._seen

    def _request(self, kind):
        if kind == "submit":
            return lines.request(
                "POST", "/api/v1/prints", self._random.choice(self._tokens), shared.card(next(self._people)),
                Idempotency_Key=str(uuid.UUID(int=self._random.getrandbits(128))))
        token, id = self._random.choice(self._prints)
        if kind == "document":
            return lines.request("GET", f"/api/v1/prints/{id}/document", token, Accept="application/pdf")
        return lines.request("GET", f"/api/v1/prints/{id}", token)

    async def _one(self, loop, kind, bytes, planned):
        async with self._free:
            line = self._idle.pop()
            try:
                answer = await line.send(bytes, timeout=30)
                fault = None if answer.status == (201 if kind == "submit" else 200) else repr(answer)
                if kind == "document" and fault is None and not answer.body.rstrip().endswith(b"%%EOF"):
                    fault = "a short document"
                waits = answer.status in (429, 503) and answer["Retry-After"] is not None
            except (OSError, EOFError) as failure:
                fault, waits = f"{type(failure).__name__}: {failure}", False
            finally:
                self._idle.append(line)
        self._seen.append(Seen(kind, loop.time() - planned, fault, waits))


def summary(seen):
    def of(kind, some):
        latencies = sorted(one.latency for one in some)
        figures = " ".join(f"{1000 * percentile(latencies, share):.1f}" for share in (0.5, 0.95, 0.99, 0.999))
        return f"{kind} {figures}"
    kinds = [of(kind, [one for one in seen if one.kind == kind]) for kind in ("status", "document", "submit")]
    return f"p50 p95 p99 p99.9 in ms: {of('all', seen)}, " + ", ".join(kinds)


def percentile(latencies, share):
    return latencies[min(len(latencies) - 1, int(share * len(latencies)))] if latencies else 0


def processor_time(pid):
    with open(f"/proc/{pid}/stat") as file:
        fields = file.read().rsplit(")", 1)[1].split()
    return (int(fields[11]) + int(fields[12])) / os.sysconf("SC_CLK_TCK")


def own_time():
    usage = resource.getrusage(resource.RUSAGE_SELF)
    return usage.ru_utime + usage.ru_stime


def options(parser):
    parser.add_argument("--rate", type=int, default=300, help="requests a second")
    parser.add_argument("--seconds", type=int, help="how long; 10, or 300 with --long")
    parser.add_argument("--overload", action="store_true", help="triple the rate, and see whether all is well again afterwards")
    parser.add_argument("--overload-seconds", type=int, help="10, or 60 with --long")
    parser.add_argument("--accounts", type=int, default=20, help="how many clerks share the load")


if __name__ == "__main__":
    shared.main(__doc__, test, options=options)
