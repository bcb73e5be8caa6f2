"""The office under test, those who work in it, and synthetic people: what the scripts beside this one share."""

import argparse
import base64
import contextlib
import csv
import http.client
import json
import os
import pathlib
import random
import shutil
import signal
import socket
import subprocess
import sys
import tempfile
import time
import unicodedata
import uuid

ROOT = pathlib.Path(__file__).resolve().parents[2]
PASSWORD = "thẻ-giấy-ở-phường-1905"
SOME_DAY = "2020-01-01"


class Failed(Exception):
    """The office did not do what it promises."""


def expect(holds, what):
    if not holds:
        raise Failed(what)


class Answer:
    """What the server said to one request."""

    def __init__(self, status, headers, body):
        self.status, self.headers, self.body = status, headers, body

    def __getitem__(self, name):
        return next((value for key, value in self.headers if key.lower() == name.lower()), None)

    @property
    def json(self):
        return json.loads(self.body)

    def but_date(self):
        """Everything in it that a client can see, but for the time of day."""
        return self.status, sorted((key.lower(), value) for key, value in self.headers if key.lower() != "date"), self.body

    def __repr__(self):
        return f"{self.status} {self.body[:300]!r}"


class Office:
    """A state folder of its own, the commands on it, and the server that is started and ended at will."""

    def __init__(self, program, home, folder, *options):
        self.program, self.folder, self.state = program, folder, folder / "state"
        self.port, self.log = free_port(), folder / "log"
        self._options, self._process = options, None
        self._environment = os.environ | {"QRPRESS_HOME": str(home), "LC_ALL": "C.UTF-8"}

    @property
    def address(self):
        return f"http://127.0.0.1:{self.port}"

    def command(self, *words, stdin="", expected=0):
        """Runs a command on the state folder; gives what it printed."""
        done = subprocess.run(
            [self.program, *words, "--state", str(self.state)], input=stdin, capture_output=True, text=True,
            timeout=120, env=self._environment)
        if done.returncode != expected:
            raise Failed(f"exit {done.returncode} instead of {expected}: {' '.join(words)}: {done.stderr.strip()[-600:]}")
        return done.stdout

    def unit(self, id, *options):
        self.command("units", "add", id, "--name", f"Đơn vị {id}", "--from", SOME_DAY, *options)

    def account(self, login, role, unit, *options):
        """Adds an account; gives a token of it."""
        self.command(
            "users", "add", login, "--role", role, "--unit", unit, "--name", f"Người thử {login}", "--password-stdin",
            *options, stdin=PASSWORD + "\n")
        return self.token(login)

    def token(self, login):
        return self.command("tokens", "add", login, "--label", "thử").split()[-1]

    def start(self):
        log = open(self.log, "ab")
        self._process = subprocess.Popen(
            [self.program, "serve", "--state", str(self.state), "--host", "127.0.0.1", "--port", str(self.port),
             *self._options],
            stdin=subprocess.DEVNULL, stdout=log, stderr=log, env=self._environment)
        log.close()
        deadline = time.monotonic() + 60
        while time.monotonic() < deadline:
            if self._process.poll() is not None:
                raise Failed(f"serve ended with {self._process.returncode}: {self.said()}")
            with contextlib.suppress(OSError, http.client.HTTPException):
                if Client(self.port, timeout=5)("GET", "/readyz").status == 200:
                    return self
            time.sleep(0.02)
        raise Failed(f"not ready after a minute: {self.said()}")

    def said(self):
        return self.log.read_text(errors="replace").strip()[-1500:]

    @property
    def pid(self):
        return self._process.pid

    def is_running(self):
        return self._process is not None and self._process.poll() is None

    def kill(self):
        self._process.kill()
        self._process.wait()

    def terminate(self):
        self._process.send_signal(signal.SIGTERM)

    def end(self, within=35):
        """Waits until it has ended after SIGTERM; gives its exit status."""
        try:
            return self._process.wait(within)
        except subprocess.TimeoutExpired:
            self.kill()
            raise Failed(f"still running {within} s after SIGTERM: {self.said()}") from None

    def stop(self):
        self.terminate()
        status = self.end()
        expect(status == 0, f"serve ended with {status} after SIGTERM: {self.said()}")

    def __enter__(self):
        return self.start()

    def __exit__(self, *_):
        if self.is_running():
            self.kill()

    def ward(self, clerks=1):
        """One unit and so many clerks; gives their tokens."""
        self.unit("phuong")
        return [self.account(f"can-bo-{number}", "clerk", "phuong") for number in range(clerks)]


class Client:
    """A keep-alive connection with credentials."""

    def __init__(self, port, token=None, timeout=60, headers=None):
        self._connection = http.client.HTTPConnection("127.0.0.1", port, timeout=timeout)
        self._headers = dict(headers or {}) | ({"Authorization": f"Bearer {token}"} if token else {})

    def __call__(self, method, path, body=None, **headers):
        """Sends a request; JSON when `body` is not bytes. Underscores in the names of headers stand for hyphens."""
        headers = {name.replace("_", "-"): value for name, value in headers.items()}
        if body is not None and not isinstance(body, bytes):
            body, headers = json.dumps(body).encode(), {"Content-Type": "application/json"} | headers
        try:
            self._connection.request(method, path, body, self._headers | headers)
            response = self._connection.getresponse()
            return Answer(response.status, response.getheaders(), response.read())
        except (OSError, http.client.HTTPException):
            self._connection.close()
            raise

    def patient(self, method, path, body=None, within=120, **headers):
        """Sends a request again as long as the server asks to come back later."""
        deadline = time.monotonic() + within
        while True:
            answer = self(method, path, body, **headers)
            if answer.status not in (429, 503) or time.monotonic() > deadline:
                return answer
            time.sleep(min(float(answer["Retry-After"] or 1), max(0, deadline - time.monotonic())) + 0.01)


class People:
    """Synthetic residents, each with a name, a number and a code that no other has."""

    _family = "Nguyễn Trần Lê Phạm Hoàng Huỳnh Vũ Võ Đặng Bùi Đỗ Hồ Ngô Dương Lý".split()
    _middle = "Thị Văn Ngọc Hữu Đức Minh Thanh Xuân Thu Kim Bảo Gia Khánh Tường".split()
    _given = "Quỳnh Khuyên Thưởng Nguyệt Hạnh Tuyến Phượng Luyến Trưởng Khoát Duyên Uyên Nhẫn Thuỷ Diễm Sương Toàn".split()

    def __init__(self, seed=7):
        with open(ROOT / "Examples/residents.csv", encoding="utf-8", newline="") as file:
            self._rows = list(csv.DictReader(file))
        self._random, self._number, self._names = random.Random(seed), 0, set()

    def __iter__(self):
        return self

    def __next__(self):
        self._number += 1
        row = dict(self._rows[self._number % len(self._rows)])
        old, name = row["national_id"], self._name()
        number = f"{old[:-6]}{self._number:06}"
        code = row["qr"].split("|")
        code[0], code[1] = number, ascii_of(name).upper()
        return row | {
            "id": f"V{self._number:07}", "full_name": name, "national_id": number, "qr": "|".join(code),
            "phone": f"09{self._number:08}", "address": f"Số {self._number} ngõ {self._random.choice(self._given)} Thử Nghiệm"}

    def _name(self):
        while True:
            name = " ".join(self._random.choice(part) for part in (self._family, self._middle, self._given, self._given))
            if name not in self._names:
                self._names.add(name)
                return name


def ascii_of(text):
    bare = unicodedata.normalize("NFD", text).replace("đ", "d").replace("Đ", "D")
    return "".join(letter for letter in bare if not unicodedata.combining(letter))


def card(person, template="wallet-card"):
    """The body of a request for one card."""
    return {"template": template, "record": person}


VENUE = {"name": "Chợ Mẫu", "qr": "https://qr.pccovid.gov.vn/ZLLHAT"}


def table(people):
    """A CSV table of these people."""
    lines = [list(people[0])] + [list(person.values()) for person in people]
    return "".join(",".join(f'"{cell}"' for cell in line) + "\r\n" for line in lines).encode()


def form(fields, file=None):
    """A multipart body and its content type."""
    boundary = uuid.uuid4().hex
    parts = [
        f'--{boundary}\r\nContent-Disposition: form-data; name="{name}"\r\n\r\n{value}\r\n'.encode()
        for name, value in fields.items()]
    if file is not None:
        head = f'--{boundary}\r\nContent-Disposition: form-data; name="file"; filename="table.csv"\r\nContent-Type: text/csv\r\n\r\n'
        parts.append(head.encode() + file + b"\r\n")
    return b"".join(parts) + f"--{boundary}--\r\n".encode(), f"multipart/form-data; boundary={boundary}"


def batch_ended(client, path, within=60):
    """Waits until a batch has ended; gives it."""
    deadline = time.monotonic() + within
    while time.monotonic() < deadline:
        batch = client.patient("GET", path).json
        if batch["state"] not in ("waiting", "running"):
            return batch
        time.sleep(0.05)
    raise Failed(f"{path} has not ended after {within} s")


def every(client, path):
    """All items of a list, page by page."""
    items, cursor = [], ""
    while cursor is not None:
        answer = client.patient("GET", f"{path}?limit=200" + (f"&cursor={cursor}" if cursor else ""))
        expect(answer.status == 200, f"{path}: {answer}")
        items, cursor = items + answer.json["items"], answer.json["next"]
    return items


def free_port():
    with socket.socket() as probe:
        probe.bind(("127.0.0.1", 0))
        return probe.getsockname()[1]


def forms_of(text):
    """A text in every form in which it may lie in a file: encodings, JSON escapes, percent, base64 at any offset."""
    forms = set()
    for kind in ("NFC", "NFD"):
        plain = unicodedata.normalize(kind, text)
        utf8 = plain.encode()
        forms |= {utf8, plain.encode("utf-16-le"), plain.encode("utf-16-be")}
        forms |= {json.dumps(plain)[1:-1].encode(), json.dumps(plain)[1:-1].upper().encode()}
        percent = "".join(chr(byte) if chr(byte).isalnum() and byte < 128 else f"%{byte:02X}" for byte in utf8)
        forms |= {percent.encode(), percent.lower().encode(), percent.replace("%20", "+").encode()}
        for encode in (base64.b64encode, base64.urlsafe_b64encode):
            for offset in range(3):
                # What stands beside the text spoils the first and the last letters alone.
                letters = encode(b"\0" * offset + utf8)
                forms.add(letters[-(-offset * 8 // 6):len(letters) - 4])
    return {form for form in forms if len(form) >= 8}


def main(doc, test, needs=(), options=lambda parser: None, serve=()):
    """Runs `test(office, arguments)` with a new office, and prints its line of result."""
    name = pathlib.Path(sys.argv[0]).stem
    parser = argparse.ArgumentParser(description=doc, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--program", default=str(ROOT / ".build/release/qrpress"), help="the qrpress under test")
    parser.add_argument("--home", default=str(ROOT), help="the folder of its Templates/ and Fonts/")
    parser.add_argument("--long", action="store_true", help="everything, as long as it takes")
    parser.add_argument("--keep", action="store_true", help="keep the folder of the office")
    options(parser)
    arguments = parser.parse_args()
    missing = [tool for tool in needs if not shutil.which(tool)]
    if missing:
        parser.error(f"not installed: {' '.join(missing)}")
    began = time.monotonic()
    folder = pathlib.Path(tempfile.mkdtemp(prefix="qrpress-office-"))
    office = Office(arguments.program, arguments.home, folder, *serve)
    try:
        facts = test(office, arguments)
    except (Failed, subprocess.TimeoutExpired, OSError, http.client.HTTPException) as failure:
        words = f"FAILED after {time.monotonic() - began:.0f} s: {type(failure).__name__}: {failure}"
        facts = None
    finally:
        if office.is_running():
            office.kill()
        if arguments.keep:
            print(f"{name}: {folder}", file=sys.stderr)
        else:
            shutil.rmtree(folder, ignore_errors=True)
    if facts is None:
        print(f"{name}: {words}", flush=True)
        sys.exit(1)
    print(f"{name}: {facts} ({time.monotonic() - began:.0f} s)", flush=True)
