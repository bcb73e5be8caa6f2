#!/usr/bin/env python3
"""Prints a thousand synthetic people in every way, and looks for them where nobody may be found.

While it runs: in the log, the metrics, the headers and the names of files and folders. When everything was purged: in every byte of the state
folder, with the write-ahead log and the free pages of the database. Looked for is each name, number and code, as it is and in
UTF-16, in JSON escapes, percent-encoded and in base64.
"""

import itertools
import os
import time
import urllib.parse

import office as shared
from office import Failed, expect, forms_of

SECONDS_KEPT = "1"


def test(office, arguments):
    count = arguments.people
    tokens = office.ward(clerks=4)
    people = [person for _, person in zip(range(count), shared.People())]
    singles, tabled, refused = people[:count * 3 // 10], people[count * 3 // 10:count * 9 // 10], people[count * 9 // 10:]
    search = Search(people)
    search.would_find(people[0])
    with office:
        work = Work(office, tokens)
        work.print(singles)
        work.batches(tabled)
        work.refuse(refused)
        metrics = shared.Client(office.port)("GET", "/metrics")
        expect(metrics.status == 200 and len(metrics.body) > 100, f"/metrics: {metrics}")
        search.through("the metrics", metrics.body)
        search.through("the headers", "\n".join(sorted(work.headers)).encode())
        search.through("the names of files", names(office.state))
        office.stop()
    office._options = ("--keep-documents", SECONDS_KEPT)
    with office:
        purge(office, tokens[0])
        search.through("the metrics", shared.Client(office.port)("GET", "/metrics").body)
        office.stop()
    search.through("the log", office.log.read_bytes())
    search.through("the names of files", names(office.folder))
    searched = 0
    for folder, _, files in os.walk(office.state):
        for name in files:
            path = os.path.join(folder, name)
            with open(path, "rb") as file:
                content = file.read()
            searched += len(content)
            search.through(os.path.relpath(path, office.state), content)
    office.command("audit", "verify")
    if search.found:
        raise Failed(f"{len(search.found)} places\n  " + "\n  ".join(search.found[:20]))
    return (f"{count} people: {len(singles)} printed alone, {len(tabled)} in batches, {len(refused)} refused, {work.reprints} reprints; "
            f"none of {search.size} forms in the log, metrics, headers, names and {searched / 1e6:.1f} MB of state")


class Work:
    """What an office does in a day, and what goes wrong in it."""

    def __init__(self, office, tokens):
        self._clients = itertools.cycle([shared.Client(office.port, token) for token in tokens])
        self._anybody = shared.Client(office.port)
        self.headers, self.reprints = set(), 0

    def print(self, people):
        for number, person in enumerate(people):
            answer = self._send("POST", "/api/v1/prints", shared.card(person), expected=201)
            path = f"/api/v1/prints/{answer.json['id']}"
            self._send("GET", f"{path}/document", Accept="image/png" if number % 20 == 0 else "application/pdf", expected=200)
            if number % 5 == 0:
                self._send("POST", f"{path}/reprints", {"reason": "rách"}, expected=201)
                self.reprints += 1
            if number % 7 == 0:
                self._send("POST", f"{path}/hand-over", {}, expected=200)

    def batches(self, people):
        half = len(people) // 2
        # The last row of each has the code of somebody else, and comes back.
        for part, grouped in ((people[:half], {}), (people[half:], {"group_by": "group", "sort": "full_name"})):
            rows = part[:-1] + [part[-1] | {"qr": part[0]["qr"]}]
            body, kind = shared.form({"template": "wallet-card"} | grouped, shared.table(rows))
            answer = self._send("POST", "/api/v1/batches", body, Content_Type=kind, expected=202)
            path = f"/api/v1/batches/{answer.json['id']}"
            batch = shared.batch_ended(next(self._clients), path)
            expect(batch["state"] == "printed" and batch["rejected"] >= 1, f"the batch has ended so: {batch}")
            for name in ("documents/1", "manifest", "rejects", "events"):
                self._send("GET", f"{path}/{name}", expected=200)

    def refuse(self, people):
        """Names in every place where one could end up, all of them refused."""
        ways = [
            lambda name, person: ("POST", "/api/v1/prints", shared.card(person | {"full_name": "Người Khác"})),
            lambda name, person: ("POST", "/api/v1/prints", (str(shared.card(person))).encode()),
            lambda name, person: ("POST", "/api/v1/prints", {"template": name, "record": person}),
            lambda name, person: ("POST", "/api/v1/prints", {"template": "wallet-card", "record": {name: name, person["national_id"]: person["qr"]}}),
            lambda name, person: ("POST", "/api/v1/prints", shared.card(person) | {"unit": name}),
            lambda name, person: ("POST", "/api/v1/prints", shared.card(person) | {"settings": {name: name}}),
            lambda name, person: ("POST", "/api/v1/prints", shared.card(person | {"full_name": [name]})),
            lambda name, person: ("GET", f"/api/v1/prints/{urllib.parse.quote(name)}", None),
            lambda name, person: ("GET", f"/api/v1/prints/{person['national_id']}/document", None),
            lambda name, person: ("GET", f"/api/v1/prints?cursor={person['national_id']}&limit={urllib.parse.quote(name)}", None),
            lambda name, person: ("GET", f"/{urllib.parse.quote(name)}/{person['national_id']}", None),
            lambda name, person: ("POST", "/api/v1/session", {"login": name, "password": person["national_id"]}),
            lambda name, person: ("POST", "/api/v1/posters", {"template": "venue-poster", "record": {"name": name, "qr": person["qr"]}}),
            lambda name, person: ("POST", "/api/v1/codes", person["qr"].encode() + name.encode()),
            lambda name, person: ("POST", "/api/v1/batches", b"--x\r\nContent-Disposition: form-data; name=\"" + name.encode() + b"\"\r\n\r\n" + person["qr"].encode()),
        ]
        kinds = {"/api/v1/codes": "image/png", "/api/v1/batches": "multipart/form-data; boundary=x"}
        for way, person in zip(itertools.cycle(ways), people):
            method, path, body = way(person["full_name"], person)
            answer = next(self._clients)(
                method, path, body, Content_Type=kinds.get(path, "application/json"),
                User_Agent=shared.ascii_of(person["full_name"]), X_Request_ID=person["national_id"], Referer=f"https://x.invalid/{person['national_id']}")
            self._note(answer)
            expect(400 <= answer.status < 500, f"{method} {path.split('/')[3:4]} with a name in the wrong place: {answer}")

    def _send(self, method, path, body=None, expected=200, **headers):
        answer = next(self._clients).patient(method, path, body, **headers)
        expect(answer.status == expected, f"{method} {path}: {answer} instead of {expected}")
        self._note(answer)
        return answer

    def _note(self, answer):
        self.headers |= {f"{name}: {value}" for name, value in answer.headers}


class Search:
    """All that is looked for, found by the first eight bytes of each."""

    _head = 8

    def __init__(self, people):
        self._heads, self.size, self.found = {}, 0, []
        for number, person in enumerate(people):
            texts = [person["full_name"], shared.ascii_of(person["full_name"]).upper(), person["national_id"], person["qr"]]
            for form in set().union(*map(forms_of, texts)):
                self._heads.setdefault(form[:self._head], []).append((number, form))
                self.size += 1

    def through(self, place, content):
        for start in range(0, len(content), 1 << 20):
            # A piece goes on as far as the longest form beyond its end.
            piece = content[start:start + (1 << 20) + 2000]
            windows = {piece[at:at + self._head] for at in range(len(piece) - self._head + 1)}
            for head in windows & self._heads.keys():
                self.found += [f"person {number} in {place}" for number, form in self._heads[head] if form in piece]

    def would_find(self, person):
        """Fails unless the search finds what it is for."""
        name = person["full_name"]
        for content in (name.encode(), name.encode("utf-16-le"), urllib.parse.quote(name).encode(), f"x{person['qr']}".encode()):
            before = len(self.found)
            self.through("", b"\0" * 100 + content)
            expect(len(self.found) > before, "the search would find nothing")
        self.found.clear()


def names(folder):
    return "\n".join(os.path.join(*parts) for path, folders, files in os.walk(folder) for parts in [(path, name) for name in folders + files]).encode()


def purge(office, token):
    """Waits until every document is gone, and asks for one of them."""
    deadline = time.monotonic() + 120
    def left():
        documents = list((office.state / "documents").iterdir()) if (office.state / "documents").exists() else []
        batches = [path for path in (office.state / "batches").rglob("*") if path.is_file()] if (office.state / "batches").exists() else []
        return documents + batches
    while left():
        if time.monotonic() > deadline:
            raise Failed(f"{len(left())} files are kept longer than --keep-documents {SECONDS_KEPT}, such as {left()[0]}")
        time.sleep(0.2)
    client = shared.Client(office.port, token)
    piece = shared.every(client, "/api/v1/prints")[0]
    answer = client("GET", f"{piece['document']}")
    expect(answer.status == 410 and answer.json["code"] == "document.purged", f"a document that was purged: {answer}")


def options(parser):
    parser.add_argument("--people", type=int, default=1000)


if __name__ == "__main__":
    shared.main(__doc__, test, options=options)
