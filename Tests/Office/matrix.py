#!/usr/bin/env python3
"""Tries every endpoint as every role on things of every unit, and compares the status with the table of who may what.

The endpoints come from openapi.yaml; one that is not in the table fails. The units are the caller's own, the one above it, one
under it, one beside it, and one whose work it goes on with. What lies outside its scope must be answered like what is not there,
byte for byte. Then the same for a browser: its form token, its origin, and after signing out.
"""

import collections
import struct
import uuid
import zlib

import yaml

import office as shared
from office import PASSWORD, VENUE, Failed, expect

ROLES = ("system-admin", "unit-admin", "clerk", "volunteer", "auditor", "machine")
STRANGERS = ("nobody", "disabled", "revoked", "garbled")
PRINTERS = {"unit-admin", "clerk", "machine"}
DESK = {"unit-admin", "clerk"}
BATCHES = PRINTERS | {"volunteer"}
READERS = PRINTERS | {"volunteer"}
AUDIT = {"system-admin", "unit-admin", "auditor"}
EVERYBODY = set(ROLES)
PUBLIC = None

# By operation: who may, and with which status it succeeds.
TABLE = {
    "signIn": (PUBLIC, 201), "showSession": (EVERYBODY, 200), "signOut": (EVERYBODY, 204),
    "print": (PRINTERS, 201), "listPrints": (PRINTERS, 200), "showPrint": (PRINTERS, 200),
    "fetchDocument": (PRINTERS, 200), "describeDocument": (PRINTERS, 200),
    "reprint": (DESK, 201), "void": (DESK, 200), "handOver": (DESK, 200),
    "beginBatch": (BATCHES, 202), "listBatches": (BATCHES, 200), "showBatch": (BATCHES, 200),
    "watchBatch": (BATCHES, 200), "fetchBatchDocument": (BATCHES, 200), "fetchRejects": (BATCHES, 200),
    # All batches here have ended: too late to cancel, which only who may see them is told.
    "fetchManifest": (BATCHES, 200), "cancelBatch": (BATCHES, 409),
    "readCodes": (READERS, 200), "listTemplates": (EVERYBODY, 200), "previewTemplate": (EVERYBODY, 200),
    "listUnits": (EVERYBODY, 200), "listAudit": (AUDIT, 200), "drawPoster": (PUBLIC, 200),
    "health": (PUBLIC, 200), "readiness": (PUBLIC, 200), "metrics": (PUBLIC, 200), "describe": (PUBLIC, 200),
}
OWN = "phuong"
# Where the caller looks, and whether that is in its scope.
UNITS = {"tinh": False, OWN: True, "to-1": True, "phuong-ben": False, "phuong-cu": True}


def test(office, arguments):
    operations = described()
    people = shared.People()
    for id, *options in (("tinh",), (OWN, "--parent", "tinh"), ("phuong-ben", "--parent", "tinh"),
                         ("phuong-cu", "--parent", "tinh"), ("to-1", "--parent", OWN)):
        office.unit(id, *options)
    tokens = {role: office.account(f"{role}-o-phuong", role, OWN) for role in ROLES}
    clerks = {unit: office.account(f"can-bo-{unit}", "clerk", unit) for unit in UNITS}
    tokens |= {"nobody": None, "garbled": "A" * 43}
    tokens["disabled"] = office.account("nghi-viec", "unit-admin", OWN)
    office.command("users", "disable", "nghi-viec")
    tokens["revoked"] = office.account("thu-hoi", "unit-admin", OWN)
    id = next(line for line in office.command("tokens", "list", "thu-hoi").splitlines() if "thử" in line)
    office.command("tokens", "revoke", next(word for word in id.split() if len(word) == 36))
    with office:
        matrix = Matrix(office, operations, tokens, clerks, people)
        matrix.make_things()
        office.stop()
    office.command("units", "end", "phuong-cu", "--through", "2026-01-01", "--successor", OWN)
    with office:
        for case in (matrix.cells, matrix.foreign_like_missing, matrix.in_whose_name, matrix.lists, matrix.volunteers):
            case()
        browser(office, people)
        office.stop()
    office.command("audit", "verify")
    if matrix.wrong:
        raise Failed(f"{len(matrix.wrong)} of {matrix.count} cells\n  " + "\n  ".join(matrix.wrong[:40]))
    return f"{len(operations)} operations, {len(tokens)} callers, {len(UNITS)} units: {matrix.count} cells as the table; browser sessions held"


def described():
    """The operations of openapi.yaml: by id, the method and the path."""
    paths = yaml.safe_load((shared.ROOT / "Sources/Office/openapi.yaml").read_text())["paths"]
    found = {
        operation["operationId"]: (method.upper(), path)
        for path, methods in paths.items() for method, operation in methods.items() if method != "parameters"}
    expect(found.keys() == TABLE.keys(), f"not both in openapi.yaml and in the table: {sorted(found.keys() ^ TABLE.keys())}")
    return found


class Matrix:
    def __init__(self, office, operations, tokens, clerks, people):
        self._office, self._operations, self._people = office, operations, people
        self._tokens, self._clerks = tokens, clerks
        self._prints, self._batches, self.wrong, self.count = {}, {}, [], 0

    def make_things(self):
        """A print and a batch that has ended, in every unit."""
        for unit, token in self._clerks.items():
            client = shared.Client(self._office.port, token)
            self._prints[unit] = self._print(client)
            self._batches[unit] = self._batch(client)
            shared.batch_ended(client, f"/api/v1/batches/{self._batches[unit]}")
        # A unit that has ended prints no more: enough for everything that is done to a print.
        old = shared.Client(self._office.port, self._clerks["phuong-cu"])
        self._old = [self._print(old) for _ in range(3 * len(DESK))]
        client = shared.Client(self._office.port, self._tokens["volunteer"])
        self._own_batch = self._batch(client)
        shared.batch_ended(client, f"/api/v1/batches/{self._own_batch}")

    def cells(self):
        for operation, (method, path) in self._operations.items():
            for caller, token in self._tokens.items():
                for unit in UNITS if self._is_about_a_thing(path) else [OWN]:
                    self._cell(operation, method, path, caller, token, unit)

    def _cell(self, operation, method, path, caller, token, unit):
        roles, good = TABLE[operation]
        in_scope, is_own_only = UNITS[unit], caller == "volunteer" and "/batches/{id}" in path
        if roles is PUBLIC:
            # Who knocks too often is let in all the same.
            wanted = {good, 429}
        elif caller in STRANGERS:
            wanted = {401}
        elif caller not in roles:
            wanted = {403}
        elif self._is_about_a_thing(path) and (is_own_only or not in_scope):
            wanted = {404}
        else:
            wanted = {good}
        is_changed = operation in ("reprint", "void", "handOver") and good in wanted
        id = self._fresh(unit) if is_changed else self._thing(path, unit)
        answer = self._send(operation, method, path.replace("{id}", id), token)
        self._hold(answer.status in wanted, f"{operation} as {caller} in {unit}: {answer} instead of {wanted}")

    def foreign_like_missing(self):
        """The same bytes, headers too, for what lies in another unit and for what nobody has."""
        for operation, (method, path) in self._operations.items():
            if not self._is_about_a_thing(path):
                continue
            for role in TABLE[operation][0]:
                for unit in [unit for unit, is_in in UNITS.items() if not is_in]:
                    foreign, missing = (
                        self._send(operation, method, path.replace("{id}", id), self._tokens[role])
                        for id in (self._thing(path, unit), str(uuid.uuid4())))
                    self._hold(foreign.status == 404 and foreign.but_date() == missing.but_date(),
                               f"{operation} as {role} in {unit}: {foreign.but_date()} and {missing.but_date()} differ")

    def in_whose_name(self):
        """Printing for another unit: below one's own, and nowhere else."""
        for operation in ("print", "beginBatch"):
            method, path = self._operations[operation]
            for role in TABLE[operation][0]:
                answers = {
                    unit: self._send(operation, method, path, self._tokens[role], unit)
                    for unit in (OWN, "to-1", "tinh", "phuong-ben", "khong-co")}
                for unit in (OWN, "to-1"):
                    self._hold(answers[unit].status == TABLE[operation][1], f"{operation} as {role} for {unit}: {answers[unit]}")
                for unit in ("tinh", "phuong-ben"):
                    same = answers[unit].but_date() == answers["khong-co"].but_date()
                    self._hold(answers[unit].status in (404, 422) and same, f"{operation} as {role} for {unit}: {answers[unit]}")

    def lists(self):
        """Each list holds what is in the scope, and nothing else."""
        scope = {unit for unit, is_in in UNITS.items() if is_in}
        for role, token in self._tokens.items():
            client = shared.Client(self._office.port, token)
            for operation, path in (("listPrints", "/api/v1/prints"), ("listBatches", "/api/v1/batches"), ("listAudit", "/api/v1/audit")):
                if role in TABLE[operation][0] and not (role == "volunteer" and operation == "listBatches"):
                    found = {item["unit"] for item in shared.every(client, path)}
                    self._hold(found == scope, f"{operation} as {role} shows {found} instead of {scope}")
            if role in ROLES:
                found = {item["id"] for item in client("GET", "/api/v1/units").json["items"]}
                self._hold(found == scope, f"listUnits as {role} shows {found} instead of {scope}")

    def volunteers(self):
        """A volunteer sees the batches of their own, and no other's in the same unit."""
        client = shared.Client(self._office.port, self._tokens["volunteer"])
        for operation, (method, path) in self._operations.items():
            if "/batches/{id}" in path:
                answer = self._send(operation, method, path.replace("{id}", self._own_batch), self._tokens["volunteer"])
                self._hold(answer.status == TABLE[operation][1], f"{operation} as a volunteer of an own batch: {answer}")
        owners = collections.Counter(item["id"] for item in shared.every(client, "/api/v1/batches"))
        self._hold(self._own_batch in owners and not owners.keys() & set(self._batches.values()), "listBatches as a volunteer")

    def _send(self, operation, method, path, token, unit=None):
        """A request that is in order; the body is what the operation takes."""
        client = shared.Client(self._office.port, token)
        path = path.replace("{n}", "1")
        if operation == "print":
            return client(method, path, shared.card(next(self._people)) | ({"unit": unit} if unit else {}))
        if operation == "beginBatch":
            body, kind = shared.form({"template": "wallet-card"} | ({"unit": unit} if unit else {}), shared.table([next(self._people)]))
            return client(method, path, body, Content_Type=kind)
        if operation == "readCodes":
            return client(method, path, blank_picture(), Content_Type="image/png")
        if operation == "watchBatch":
            return client(method, path, Accept="text/event-stream")
        body = {
            "signIn": {"login": "clerk-o-phuong", "password": PASSWORD}, "reprint": {"reason": "rách"}, "void": {"reason": "sai"},
            "handOver": {}, "drawPoster": {"template": "venue-poster", "record": VENUE}}.get(operation)
        return client(method, path, body)

    @staticmethod
    def _is_about_a_thing(path):
        return "/prints/{id}" in path or "/batches/{id}" in path

    def _thing(self, path, unit):
        return self._prints[unit] if "/prints/" in path else self._batches[unit] if "/batches/" in path else "wallet-card"

    def _fresh(self, unit):
        """A print that nothing was done to yet."""
        if unit == "phuong-cu":
            return self._old.pop()
        return self._print(shared.Client(self._office.port, self._clerks[unit]))

    def _print(self, client):
        answer = client.patient("POST", "/api/v1/prints", shared.card(next(self._people)))
        expect(answer.status == 201, f"printing: {answer}")
        return answer.json["id"]

    def _batch(self, client):
        body, kind = shared.form({"template": "wallet-card"}, shared.table([next(self._people) for _ in range(3)]))
        answer = client.patient("POST", "/api/v1/batches", body, Content_Type=kind)
        expect(answer.status == 202, f"beginning a batch: {answer}")
        return answer.json["id"]

    def _hold(self, holds, what):
        self.count += 1
        if not holds:
            self.wrong.append(what)


def browser(office, people):
    """A cookie alone moves nothing: it takes the form token, and a page of this site."""
    client, body = shared.Client(office.port), lambda: shared.card(next(people))
    wrong = client("POST", "/api/v1/session", {"login": "clerk-o-phuong", "password": PASSWORD + "!"})
    unknown = client("POST", "/api/v1/session", {"login": "khong-co-ai", "password": PASSWORD})
    expect(wrong.status == 401 and wrong.but_date() == unknown.but_date(), f"a wrong password and a wrong login differ: {wrong}, {unknown}")
    answer = client("POST", "/api/v1/session", {"login": "clerk-o-phuong", "password": PASSWORD})
    expect(answer.status == 201, f"signing in: {answer}")
    crumbs = [part.strip().lower() for part in answer["Set-Cookie"].split(";")]
    for part in ("secure", "httponly", "path=/"):
        expect(part in crumbs, f"the cookie lacks {part}: {crumbs[1:]}")
    expect(not any(part.startswith("domain") for part in crumbs), "a __Host- cookie has no domain")
    signed = shared.Client(office.port, headers={"Cookie": answer["Set-Cookie"].split(";")[0]})
    token, own = answer.json["form_token"], {"Sec_Fetch_Site": "same-origin"}
    expect(signed("GET", "/api/v1/session").status == 200, "the session is not known")
    for name, headers, status in (
            ("no form token", own, 403), ("a wrong form token", own | {"X_Form_Token": "A" * len(token)}, 403),
            ("another site", {"X_Form_Token": token, "Sec_Fetch_Site": "cross-site"}, 403),
            ("another origin", {"X_Form_Token": token, "Origin": "https://example.invalid"}, 403),
            ("no origin", {"X_Form_Token": token}, 403), ("its own page", own | {"X_Form_Token": token}, 201)):
        found = signed("POST", "/api/v1/prints", body(), **headers)
        expect(found.status == status, f"printing with a cookie and {name}: {found} instead of {status}")
    expect(signed("DELETE", "/api/v1/session", X_Form_Token=token, **own).status == 204, "signing out")
    expect(signed("GET", "/api/v1/session").status == 401, "the cookie still works after signing out")


def blank_picture():
    """A white PNG of 64 pixels."""
    rows = b"".join(b"\0" + b"\xff" * 64 for _ in range(64))
    chunk = lambda name, content: struct.pack(">I", len(content)) + name + content + struct.pack(">I", zlib.crc32(name + content))
    return b"\x89PNG\r\n\x1a\n" + chunk(b"IHDR", struct.pack(">IIBBBBB", 64, 64, 8, 0, 0, 0, 0)) + chunk(b"IDAT", zlib.compress(rows)) + chunk(b"IEND", b"")


if __name__ == "__main__":
    shared.main(__doc__, test)
