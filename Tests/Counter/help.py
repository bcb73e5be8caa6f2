#!/usr/bin/env python3
"""The help: its links lead somewhere, every page that points into it finds its part, and the guide is one page of A4."""

import re
import subprocess
import sys

from counter import LAPTOP, PHONE, ROOT, check, expect, flows


def links(counter):
    for login in (None, "clerk", "volunteer", "auditor"):
        with counter.page(login) as page:
            for path in ("/help", "/help/guide"):
                page.goto(path)
                for link in page.locator("main a").all():
                    address = link.get_attribute("href")
                    if address.startswith("#"):
                        expect(page.locator(address).count() == 1, f"{path} points to {address}, which is not there")
                    else:
                        status = page.request.get(address).status
                        expect(status == 200, f"{path} points {login} to {address}: {status}")
    with counter.page("admin") as page:
        page.goto("/help")
        for template in (ROOT / "Counter").glob("*.mustache"):
            for part in re.findall(r'href="/help(#[a-z]+)"', template.read_text()):
                expect(page.locator(part).count() == 1, f"{template.name} points to {part}, which is not there")
        expect(page.evaluate("Array.from(document.images).every(image => image.complete && image.naturalWidth > 0)"),
               "a picture is missing")


def accessible(counter):
    for size in (LAPTOP, PHONE):
        for login in (None, "clerk"):
            with counter.page(login, size=size) as page:
                for path in ("/help", "/help/guide"):
                    page.goto(path)
                    check(page, path)
                    page.click("header >> text=English")
                    check(page, f"{path} in English")
                    page.click("header >> text=Tiếng Việt")


def guide_is_one_page(counter):
    for login in (None, "clerk"):
        with counter.page(login) as page:
            page.goto("/help/guide")
            path = counter.folder / "guide.pdf"
            page.pdf(path=path, prefer_css_page_size=True)
            facts = subprocess.run(["pdfinfo", path], capture_output=True, text=True, check=True).stdout
            expect(re.search(r"Pages: +1\n", facts) and "A4" in facts, facts)
            text = " ".join(subprocess.run(["pdftotext", path, "-"], capture_output=True, text=True).stdout.split())
            for words in ("Quét", "Scan", "Người tiếp theo", "Never type a code", "Sign out when you leave"):
                expect(words in text, f"“{words}” is not on the guide")
            expect("English" not in text and "Đăng nhập" not in text, "the guide has the site's own words on it")


if __name__ == "__main__":
    sys.exit(flows(links, accessible, guide_is_one_page))
