#!/usr/bin/env python3
"""Measuring a printer at the counter, and that cards printed with its profile are moved by what was measured."""

import re
import subprocess
import sys

from counter import LAPTOP, PHONE, check, expect, flows
from office import Client, People, card

MEASURED = {"x": "22,5", "y": "18.7", "width": "100", "height": "100", "back-x": "0,5", "back-y": "−0,3"}
POINTS = 72 / 25.4


def measure(page, name, **changes):
    page.goto("/printers/measure")
    for field, text in (MEASURED | changes).items():
        page.fill(f"#{field}", text)
    page.click("main button.main")
    page.fill("#name", name)
    page.click("main button.main")


def client(counter, login="clerk"):
    return Client(counter.office.port, counter.office.token(login))


def place_of_name(counter, api, person, printer=None):
    """Where the person's family name stands on the front of a new card, in millimetres."""
    body = card(person) | ({"printer": printer} if printer else {})
    answer = api("POST", "/api/v1/prints", body)
    expect(answer.status == 201, f"the print: {answer}")
    document = api("GET", answer.json["document"])
    path = counter.folder / "card.pdf"
    path.write_bytes(document.body)
    words = subprocess.run(["pdftotext", "-bbox", "-l", "1", path, "-"], capture_output=True, text=True, check=True).stdout
    family = person["full_name"].split()[0]
    found = re.search(rf'xMin="([\d.]+)" yMin="([\d.]+)"[^>]*>{family}<', words)
    expect(found, f"the name is not on the card: {words[:400]}")
    return float(found[1]) / POINTS, float(found[2]) / POINTS


def in_three_steps(counter):
    for script in (True, False):
        for size in (LAPTOP, PHONE):
            name = f"Máy quầy {script} {size['width']}"
            with counter.page("clerk", script=script, size=size) as page:
                page.goto("/printers")
                page.click("text=Đo một máy in mới")
                sheet = page.request.get(page.get_attribute("a[target=_blank]", "href"))
                expect(sheet.body()[:5] == b"%PDF-", "the sheet is no PDF")
                page.click("text=sang bước đo")
                for field, text in MEASURED.items():
                    page.fill(f"#{field}", text)
                page.click("main button.main")
                page.click("main details:not(.aid) summary")
                expect(page.input_value("[id='front.x']") == "-2,50", page.input_value("[id='front.x']"))
                expect(page.input_value("[id='front.y']") == "1,30", page.input_value("[id='front.y']"))
                page.fill("#name", name)
                page.click("main button.main")
                expect("Đã lưu máy in" in page.inner_text("main"), "keeping is not told")
                row = page.inner_text(f"tr:has-text('{name}')")
                expect("-2,50 / 1,30" in row and "Đơn vị P1" in row, f"the list says {row!r}")


def cards_are_moved(counter):
    """2.5 mm too far right and 1.3 mm too high on paper: sent so much to the left and down."""
    with counter.page("clerk") as page:
        measure(page, "máy lệch")
    api, person = client(counter), next(People(3))
    left, top = place_of_name(counter, api, person)
    moved_left, moved_top = place_of_name(counter, api, person, "máy lệch")
    expect(abs(moved_left - left + 2.5) < 0.02, f"moved by {moved_left - left:.3f} mm instead of −2.5")
    expect(abs(moved_top - top - 1.3) < 0.02, f"moved by {moved_top - top:.3f} mm instead of 1.3")


def test_sheet(counter):
    """Ten cards with their backs, and the edge to flip over for the printer's dialogue."""
    with counter.page("clerk") as page:
        measure(page, "máy thử")
        page.click("tr:has-text('máy thử') >> text=Sửa")
        fields = {name: page.input_value(f"[name='{name}']") for name in (
            "form_token", "flip", "name", "unit", "front.x", "front.y", "back.x", "back.y", "scale.x", "scale.y", "dpi")}
        answer = page.request.post("/printers/test", form=fields, headers={"Origin": counter.address})
        expect(answer.status == 200 and answer.body()[:5] == b"%PDF-", f"the test sheet: {answer.status}")
        path = counter.folder / "test.pdf"
        path.write_bytes(answer.body())
        facts = subprocess.run(["pdfinfo", path], capture_output=True, text=True).stdout
        expect(re.search(r"Pages: +2\n", facts) and "A4" in facts, facts)
        text = subprocess.run(["pdftotext", "-l", "1", path, "-"], capture_output=True, text=True).stdout
        expect("100 %" in text, "the ruler is not on the test sheet")


def what_cannot_be(counter):
    with counter.page("clerk") as page:
        page.goto("/printers/measure")
        page.click("main button.main")
        expect(page.locator(".fault").count() == 4, "not every missing measure is told")
        check(page, "/printers/measure with faults")
        for field, text in (MEASURED | {"width": "một trăm"}).items():
            page.fill(f"#{field}", text)
        page.click("main button.main")
        expect("Ghi một số" in page.inner_text("#width-fault"), "a word is taken for a number")
        expect(page.input_value("#back-y") == MEASURED["back-y"], "what was typed is lost")
        page.fill("#width", "90")
        page.click("main button.main")
        expect("97–103" in page.inner_text("main [role=alert]"), "a printer that shrinks is taken")
        measure(page, "")
        expect(page.is_visible("#name-fault .fault"), "a printer without a name is kept")
        page.fill("#name", "hai lần")
        page.click("main button.main")
        measure(page, "hai lần")
        expect("đã có máy in tên này" in page.inner_text("#name-fault"), "a printer is silently replaced")
        check(page, "/printers step 3 with a fault")


def changing_and_removing(counter):
    name = "<script>alert(1)</script>\"'& máy & “1”"
    with counter.page("clerk", script=False) as page:
        measure(page, name)
        row = page.locator("tr", has_text="<script>alert(1)</script>")
        row.get_by_text("Sửa").click()
        expect(page.inner_text(".named") == name, f"the name is {page.inner_text('.named')!r}")
        page.fill("[id='back.x']", "1,25")
        page.click("main button.main")
        expect("1,25 / " in page.locator("tr", has_text="<script>alert(1)</script>").inner_text(), "the change is not kept")
        page.locator("tr", has_text="<script>alert(1)</script>").get_by_text("Bỏ").click()
        expect(name in page.inner_text(".named"), "nobody is asked before a printer goes")
        page.click("button.bad")
        expect("Đã bỏ máy in" in page.inner_text("main"), "removing is not told")
        expect(page.locator("tr", has_text="<script>").count() == 0, "the printer is still there")


def of_other_units(counter):
    """A ward sees the printers of the unit above and cannot change them; those of the next ward it does not see at all."""
    with counter.page("admin") as page:
        measure(page, "máy quận")
    with counter.page("clerk2") as page:
        measure(page, "máy phường hai")
        row = page.locator("tr", has_text="máy quận")
        expect(row.count() == 1 and row.locator("a").count() == 0, "the printer of the unit above is not as it should be")
    with counter.page("clerk") as page:
        page.goto("/printers")
        expect(page.locator("tr", has_text="máy phường hai").count() == 0, "the next ward's printer is seen")
        for address in ("/printers/edit?unit=QN&name=máy quận", "/printers/remove?unit=P2&name=máy phường hai"):
            expect(page.request.get(address).status == 404, f"{address} is open")
        page.goto("/printers/measure")
        token = page.input_value("main [name=form_token]")
        for unit, name in (("QN", "máy quận"), ("P2", "máy phường hai")):
            answer = page.request.post(
                "/printers/remove", form={"form_token": token, "unit": unit, "name": name},
                headers={"Origin": counter.address})
            expect(answer.status == 404, f"the printer of {unit} was removed: {answer.status}")
        answer = page.request.post(
            "/printers/remove", form={"form_token": "x", "unit": "P1", "name": "hai lần"},
            headers={"Origin": "https://example.com"})
        expect(answer.status == 403, "another site removes printers")
    with counter.page("volunteer") as page:
        expect(page.request.get("/printers").status == 403, "a volunteer gets at the printers")


def accessible(counter):
    long = "Máy in Công Tằng Tôn Nữ Thị Ngọc Huyền Trân Châu Báu Nguyệt Quế"
    with counter.page("clerk") as page:
        measure(page, long)
    for size in (LAPTOP, PHONE):
        with counter.page("clerk", size=size) as page:
            for path in ("/printers", "/printers/sheet", "/printers/measure"):
                page.goto(path)
                check(page, path)
            page.goto("/printers")
            page.click(f"tr:has-text('{long}') >> text=Sửa")
            check(page, "/printers/edit")
            page.goto("/printers")
            page.click(f"tr:has-text('{long}') >> text=Bỏ")
            check(page, "/printers/remove")


if __name__ == "__main__":
    sys.exit(flows(
        in_three_steps, cards_are_moved, test_sheet, what_cannot_be, changing_and_removing, of_other_units, accessible))
