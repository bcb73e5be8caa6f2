#!/usr/bin/env python3
"""Takes the pictures of the counter that the README shows: pictures.py [--program FILE] [--output FOLDER]."""

import argparse
import pathlib
import subprocess
import sys

from cards import CARD, CODE, begin, ready, scan
from counter import ROOT, Counter

HEIGHT = 768


def card(page):
    begin(page)
    scan(page, CARD)
    scan(page, CODE)
    ready(page)


def printed(page):
    page.goto("/prints")


def batch(page):
    page.goto("/batches")
    page.set_input_files("input[type=file]", ROOT / "Examples/residents.csv")
    page.click("main button.main")
    page.wait_for_selector("#sight")


def figures(page):
    page.goto("/dashboard")


def poster(page):
    page.goto("/poster")
    page.fill("[name=qr]", "https://qr.pccovid.gov.vn/qr/000000000000000000abc123")
    page.fill("[name=name]", "Chợ Mẫu Hàn Thuyên")
    page.wait_for_timeout(2500)
    page.evaluate("scrollTo(0, 0)")


def main():
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--program", type=pathlib.Path)
    parser.add_argument("--output", type=pathlib.Path, default=ROOT / "Documentation/Pictures")
    options = parser.parse_args()
    with Counter(options.program) as counter:
        from pages import seed
        seed(counter)
        for look, login in ((card, "clerk"), (printed, "clerk"), (batch, "volunteer"), (figures, "admin"), (poster, None)):
            with counter.page(login) as page:
                look(page)
                path = options.output / f"counter-{look.__name__}.png"
                page.screenshot(path=path, clip={"x": 0, "y": 0, "width": 1366, "height": HEIGHT})
                # Half a megabyte of smooth letters becomes a tenth with as many greys as anybody sees.
                subprocess.run(["convert", path, "-resize", "1024x", "+dither", "-colors", "128", f"PNG8:{path}"], check=True)


if __name__ == "__main__":
    sys.exit(main())
