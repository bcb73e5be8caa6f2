"""HTTP/1.1 over asyncio with as little work as it takes: many requests at once from one core."""

import asyncio
import json

from office import Answer


class Closed(ConnectionError):
    """The line broke before the whole answer was there: nobody knows what became of the request."""


class Line:
    """A keep-alive connection; one request at a time.

    One that nobody used for a while is opened anew: the server closes what is idle for 30 seconds, and a request must not cross that.
    """

    _longest_idle = 20

    def __init__(self, port):
        self._port, self._reader, self._writer, self._used = port, None, None, 0

    async def __call__(self, method, path, token=None, body=None, timeout=60, **headers):
        """Sends a request; JSON when there is a body. Throws ``ConnectionError`` or ``TimeoutError``."""
        return await self.send(request(method, path, token, body, **headers), method == "HEAD", timeout)

    async def send(self, bytes, is_head=False, timeout=60):
        try:
            async with asyncio.timeout(timeout):
                now = asyncio.get_running_loop().time()
                if now - self._used > self._longest_idle:
                    self.close()
                self._used = now
                if self._writer is None:
                    self._reader, self._writer = await asyncio.open_connection("127.0.0.1", self._port)
                self._writer.write(bytes)
                return await self._answer(is_head)
        except (OSError, EOFError, ValueError, asyncio.CancelledError) as failure:
            self.close()
            if isinstance(failure, (EOFError, ValueError)):
                raise Closed(str(failure)) from failure
            raise

    async def _answer(self, is_head):
        head = (await self._reader.readuntil(b"\r\n\r\n")).decode("latin-1").split("\r\n")
        status = int(head[0].split()[1])
        headers = [tuple(part.strip() for part in line.split(":", 1)) for line in head[1:] if line]
        named = {name.lower(): value for name, value in headers}
        body = b""
        if not is_head and status not in (204, 304):
            if named.get("transfer-encoding") == "chunked":
                while size := int((await self._reader.readline()).split(b";")[0], 16):
                    body += (await self._reader.readexactly(size + 2))[:-2]
                await self._reader.readline()
            else:
                body = await self._reader.readexactly(int(named.get("content-length", 0)))
        if named.get("connection", "").lower() == "close":
            self.close()
        return Answer(status, headers, body)

    def close(self):
        if self._writer is not None:
            self._writer.close()
        self._reader = self._writer = None


def request(method, path, token=None, body=None, **headers):
    """The bytes of a request. Underscores in the names of headers stand for hyphens."""
    lines = [f"{method} {path} HTTP/1.1", "Host: 127.0.0.1"]
    if token:
        lines.append(f"Authorization: Bearer {token}")
    lines += [f"{name.replace('_', '-')}: {value}" for name, value in headers.items()]
    content = b"" if body is None else json.dumps(body).encode()
    if body is not None:
        lines += ["Content-Type: application/json", f"Content-Length: {len(content)}"]
    return ("\r\n".join(lines) + "\r\n\r\n").encode() + content


def run(main):
    """Runs a coroutine, with uvloop where it is installed."""
    try:
        import uvloop
        factory = uvloop.new_event_loop
    except ImportError:
        factory = None
    with asyncio.Runner(loop_factory=factory) as runner:
        return runner.run(main)
