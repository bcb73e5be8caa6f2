"""Tables of people who do not exist, and pages for whole tables: what the scripts about bulk share."""

import csv
import json
import re
import subprocess

from counter import LAPTOP, PHONE, ROOT, check, expect

EXAMPLE = ROOT / "Examples/residents.csv"
# Debian's Python has openpyxl.
PYTHON = "/usr/bin/python3"


def residents(count):
    with open(EXAMPLE, encoding="utf-8-sig", newline="") as file:
        rows = list(csv.reader(file))
    return rows[0], rows[1:count + 1]


def table(counter, name, header, rows, delimiter=",", encoding="utf-8"):
    path = counter.folder / name
    with open(path, "w", encoding=encoding, newline="") as file:
        csv.writer(file, delimiter=delimiter).writerows([header, *rows])
    return path


def workbook(counter, name, header, rows):
    path = counter.folder / name
    subprocess.run(
        [PYTHON, "-c", "import json, sys, openpyxl\nbook = openpyxl.Workbook()\n"
         "for row in json.load(sys.stdin): book.active.append(row)\nbook.save(sys.argv[1])", path],
        input=json.dumps([header, *rows]), text=True, check=True, timeout=60)
    return path


def many(counter, count):
    """A table of so many people, each with an own code."""
    header, rows = residents(600)
    made = []
    for number in range(count):
        row = list(rows[number % len(rows)])
        row[0] = f"M{number:06}"
        code = row[11].split("|")
        code[4] = f"9{number:017}"
        row[11] = "|".join(code)
        made.append(row)
    return table(counter, f"many-{count}.csv", header, made)


def hand_in(page, path, template=None):
    """Sends a table and waits until it was gone through."""
    page.goto("/batches")
    page.set_input_files("#file", path)
    if template:
        page.select_option("#template", template)
    page.click("main button.main")
    page.wait_for_selector("#sight", timeout=60_000)


def apply(page, button):
    """Presses a button after which the table is gone through again."""
    with page.expect_navigation():
        page.click(button)
    page.wait_for_selector("#sight", timeout=60_000)


def print_all(page):
    page.click("form[action$='/print'] button")
    page.wait_for_url(re.compile(r"/batches/[0-9a-f-]{36}"))
    page.wait_for_selector("#documents", timeout=60_000)


def number(page, index):
    """One of the sums that a page begins with."""
    return int(page.inner_text(f".sums li:nth-child({index}) b"))


def fetched(counter, page, address, name):
    answer = page.request.get(address)
    expect(answer.status == 200, f"{address}: {answer.status}")
    path = counter.folder / name
    path.write_bytes(answer.body())
    return path


def codes(pdf, first=1, last=1):
    """Every code that ZXing reads on these pages."""
    found = []
    for page in range(first, last + 1):
        stem = pdf.with_name(f"{pdf.stem}-{page}")
        subprocess.run(
            ["pdftoppm", "-r", "300", "-png", "-singlefile", "-f", str(page), "-l", str(page), pdf, stem],
            check=True, timeout=120)
        done = subprocess.run(["ZXingReader", "-1", f"{stem}.png"], capture_output=True, text=True, timeout=120)
        found += re.findall(r'QRCode "(.*)"$', done.stdout, re.M)
    return found


def pages_of(pdf):
    done = subprocess.run(["qpdf", "--show-npages", pdf], capture_output=True, text=True, check=True)
    return int(done.stdout)


def check_both(counter, address, login, name):
    for size in (LAPTOP, PHONE):
        with counter.page(login, size=size) as page:
            page.goto(address)
            check(page, f"{name}, {size['width']}")
