"""A counter under test: an office with people in it, and browsers that use its pages. What the scripts beside this one share."""

import argparse
import contextlib
import pathlib
import subprocess
import sys
import tempfile
import time
import traceback

ROOT = pathlib.Path(__file__).resolve().parents[2]
sys.path.insert(0, str(ROOT / "Tests/Office"))

from axe_playwright_python.sync_playwright import Axe  # noqa: E402
from office import PASSWORD, Failed, Office, expect  # noqa: E402
from playwright.sync_api import sync_playwright  # noqa: E402

LAPTOP, PHONE = {"width": 1366, "height": 768}, {"width": 390, "height": 844}
# Every success criterion of WCAG 2.2, levels A and AA, that a program can judge.
WCAG = ["wcag2a", "wcag2aa", "wcag21a", "wcag21aa", "wcag22aa"]
PEOPLE = {
    "clerk": ("clerk", "P1"), "clerk2": ("clerk", "P2"), "admin": ("unit-admin", "QN"), "volunteer": ("volunteer", "P1"),
    "auditor": ("auditor", "QN"), "root": ("system-admin", "QN"),
}
MOST_BYTES = 100_000


class Counter:
    """The office with its server, and a browser; to be used in `with`."""

    def __init__(self, program=None, home=None, *options):
        program = program or ROOT / ".build/release/qrpress"
        self._folder = tempfile.TemporaryDirectory(prefix="counter-")
        self.folder = pathlib.Path(self._folder.name)
        self.office = Office(program, home or ROOT, self.folder, *options)
        self._cookies = {}

    def __enter__(self):
        self.office.unit("QN")
        for unit in ("P1", "P2"):
            self.office.unit(unit, "--parent", "QN")
        for login, (role, unit) in PEOPLE.items():
            self.office.command(
                "users", "add", login, "--role", role, "--unit", unit, "--name", f"Người thử {login}", "--password-stdin",
                stdin=PASSWORD + "\n")
        self.office.start()
        self._playwright = sync_playwright().start()
        self._browser = self._playwright.chromium.launch(executable_path="/usr/bin/chromium", args=["--no-sandbox"])
        return self

    def __exit__(self, *error):
        self._browser.close()
        self._playwright.stop()
        self.office.stop()
        self._folder.cleanup()

    @property
    def address(self):
        return self.office.address

    @contextlib.contextmanager
    def page(self, login=None, script=True, size=LAPTOP, zoom=1):
        """A tab of a browser of its own, signed in as one of the people; what goes wrong in it fails the test."""
        context = self._browser.new_context(
            base_url=self.address, viewport={side: int(length / zoom) for side, length in size.items()},
            java_script_enabled=script, locale="vi-VN", accept_downloads=True)
        if login:
            context.add_cookies(self._signed_in(login))
        page = context.new_page()
        page.set_default_timeout(10_000)
        faults = []
        page.on("pageerror", lambda error: faults.append(f"script: {error}"))
        page.on("console", lambda message: faults.append(message.text) if "Content Security Policy" in message.text else None)
        try:
            yield page
        finally:
            context.close()
        expect(not faults, f"the browser complains: {faults[:3]}")

    def _signed_in(self, login):
        if login not in self._cookies:
            context = self._browser.new_context(base_url=self.address)
            page = context.new_page()
            sign_in(page, login)
            self._cookies[login] = context.cookies()
            context.close()
        return self._cookies[login]


def sign_in(page, login, password=PASSWORD, code=None):
    page.goto("/sign-in")
    page.fill("#login", login)
    page.fill("#password", password)
    if code:
        page.fill("#code", code)
    page.click("main button.main")


def check(page, name):
    """What every page has to be: accessible, not wider than the screen, and light."""
    found = Axe().run(page, options={"runOnly": {"type": "tag", "values": WCAG}}).response["violations"]
    for violation in found:
        places = [node["html"][:160] for node in violation["nodes"][:3]]
        raise Failed(f"{name}: {violation['id']}: {violation['help']}: {places}")
    wide = page.evaluate("document.documentElement.scrollWidth - document.documentElement.clientWidth")
    expect(wide <= 0, f"{name} is {wide} pixels wider than the screen")
    size = page.evaluate(
        "performance.getEntriesByType('navigation').concat(performance.getEntriesByType('resource'))"
        ".filter(e => !e.name.includes('/document')).reduce((sum, e) => sum + e.decodedBodySize, 0)")
    expect(size < MOST_BYTES, f"{name} is {size} bytes")


def read_codes(path):
    """What ZXing, which is none of ours, reads from a picture or the first page of a PDF."""
    path = pathlib.Path(path)
    if path.suffix == ".pdf":
        subprocess.run(
            ["pdftoppm", "-r", "300", "-png", "-singlefile", path, path.with_suffix("")], check=True, timeout=60)
        path = path.with_suffix(".png")
    done = subprocess.run(["ZXingReader", "-1", str(path)], capture_output=True, text=True, timeout=60)
    return done.stdout.strip()


def flows(*chosen):
    """Runs each flow in turn with an office of its own for all; the exit code says whether all went through.

    A browser on a busy machine may be late once: what fails is tried a second time, and that is said.
    """
    parser = argparse.ArgumentParser()
    parser.add_argument("--program", type=pathlib.Path)
    parser.add_argument("--only")
    options = parser.parse_args()
    failed = 0
    with Counter(options.program) as counter:
        for flow in chosen:
            if options.only and options.only not in flow.__name__:
                continue
            for attempt in (1, 2):
                begun = time.monotonic()
                try:
                    flow(counter)
                    print(f"  {flow.__name__}: {time.monotonic() - begun:.1f} s", flush=True)
                    break
                except Exception as error:  # noqa: BLE001 – whatever it is, the flow has failed and the next one goes on.
                    traceback.print_exc(limit=-3)
                    if attempt == 1:
                        print(f"  {flow.__name__} is tried a second time", flush=True)
                    else:
                        failed += 1
                        print(f"✘ {flow.__name__}: {str(error)[:600]}", flush=True)
    return 1 if failed else 0
