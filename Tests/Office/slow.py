#!/usr/bin/env python3
"""Opens hundreds of connections that dawdle: over their headers, over their bodies, and over reading the answer.

All of them are closed within 30 seconds of the last one's opening, as seen on the server's side, and meanwhile another client, at
another address, is answered 200 each time.
"""

import http.client
import subprocess
import threading
import time

import office as shared
from office import expect

MODES = {
    "headers": ["-H", "-i", "1", "-u", "{}/healthz"],
    "body": ["-B", "-i", "1", "-s", "60000", "-f", "application/json", "-u", "{}/api/v1/posters"],
    "reading": ["-X", "-n", "5", "-z", "16", "-w", "10", "-y", "20", "-k", "10", "-u", "{}/openapi.yaml"],
}
RATE = 250
PATIENCE = 30
MARGIN = 3


def test(office, arguments):
    token, = office.ward()
    with office:
        facts = [dawdle(office, token, name, words, arguments.sockets) for name, words in MODES.items()]
        office.stop()
    return "; ".join(facts) + "; another client always served"


def dawdle(office, token, name, words, sockets):
    opening = sockets / RATE + 2
    words = [word.format(office.address) for word in words]
    watcher = Watcher(office.port, token)
    with subprocess.Popen(
            ["slowhttptest", *words, "-c", str(sockets), "-r", str(RATE), "-l", "120", "-p", "30", "-v", "0"],
            stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL) as attack, watcher:
        try:
            began, most, last = time.monotonic(), 0, 0
            while (now := time.monotonic() - began) < opening + PATIENCE + MARGIN:
                count = established(office.port)
                most, last = max(most, count), now if count > 0 else last
                if now > opening and count == 0:
                    break
                time.sleep(0.25)
        finally:
            attack.kill()
    expect(most > 0, f"{name}: slowhttptest opened no connection")
    left = established(office.port)
    expect(last < opening + PATIENCE + MARGIN - 0.5, f"{name}: {count} of {most} connections open after {now:.0f} s")
    expect(not watcher.failures, f"{name}: another client was not served: {watcher.failures[:3]}; {left} connections left")
    return f"{name}: {most} of {sockets} open at once, none after {last:.0f} s, slowest answer to others {watcher.slowest * 1000:.0f} ms"


def established(port):
    """How many connections from 127.0.0.1 the server holds open."""
    local, remote = f":{port:04X}", "0100007F:"
    with open("/proc/net/tcp") as file:
        lines = [line.split() for line in file][1:]
    return sum(line[1].endswith(local) and line[2].startswith(remote) and line[3] == "01" and line[9] != "0" for line in lines)


class Watcher(threading.Thread):
    """Asks for something every tenth of a second, each time over a new connection from another address."""

    def __init__(self, port, token):
        super().__init__(daemon=True)
        self._port, self._token, self._is_over = port, token, threading.Event()
        self.failures, self.slowest = [], 0

    def run(self):
        while not self._is_over.wait(0.1):
            began = time.monotonic()
            try:
                connection = http.client.HTTPConnection("127.0.0.1", self._port, timeout=20, source_address=("127.0.0.2", 0))
                connection.request("GET", "/api/v1/prints?limit=1", headers={"Authorization": f"Bearer {self._token}"})
                status = connection.getresponse().status
                connection.close()
            except (OSError, http.client.HTTPException) as failure:
                status = repr(failure)
            self.slowest = max(self.slowest, time.monotonic() - began)
            if status != 200:
                self.failures.append(status)

    def __enter__(self):
        self.start()
        return self

    def __exit__(self, *_):
        self._is_over.set()
        self.join()


def options(parser):
    parser.add_argument("--sockets", type=int, default=500)


if __name__ == "__main__":
    shared.main(__doc__, test, needs=["slowhttptest"], options=options, serve=["--set", "postersPerMinute=1000000"])
