#!/usr/bin/env python3
"""What a unit says, the sign on its pieces, the templates it offers, and how long it keeps documents."""

import contextlib
import sqlite3
import struct
import subprocess
import sys
import time
import zlib

from counter import LAPTOP, PHONE, check, expect, flows
from desk import client, main, people, printed
from office import VENUE, batch_ended, card, form, table


def png(red, green, blue, side=40):
    """A picture of one colour."""
    rows = b"".join(b"\0" + bytes((red, green, blue)) * side for _ in range(side))

    def chunk(kind, content):
        return struct.pack(">I", len(content)) + kind + content + struct.pack(">I", zlib.crc32(kind + content))

    header = struct.pack(">IIBBBBB", side, side, 8, 2, 0, 0, 0)
    return b"\x89PNG\r\n\x1a\n" + chunk(b"IHDR", header) + chunk(b"IDAT", zlib.compress(rows)) + chunk(b"IEND", b"")


def text_of(pdf):
    return subprocess.run(["pdftotext", "-", "-"], input=pdf, capture_output=True, timeout=60).stdout.decode()


def red_in(pdf):
    """How many pixels of the first page are of the red that the logo has."""
    done = subprocess.run(["pdftoppm", "-r", "40", "-singlefile", "-"], input=pdf, capture_output=True, timeout=60)
    pixels = done.stdout.split(b"\n", 3)[3]
    return sum(pixels[at] > 180 and pixels[at + 1] < 60 and pixels[at + 2] < 60 for at in range(0, len(pixels) - 2, 3))


def words_are_on_the_next_card(counter):
    for script in (True, False):
        for size in (LAPTOP, PHONE):
            hotline = f"0236{1000000 + int(script) + size['width']}"
            with counter.page("admin", script=script, size=size) as page:
                page.goto("/settings?unit=P1")
                page.fill("[id='word.hotline']", hotline)
                page.click("text=Lưu lời in")
                expect("Đã lưu" in main(page), "keeping the words is not told")
                expect(page.input_value("[id='word.hotline']") == hotline, "the words are not there again")
            expect(hotline in text_of(printed(counter)[1]), "the hotline is not on the card")
            expect(hotline not in text_of(printed(counter, "clerk2")[1]), "the hotline is on another unit's card")
    with counter.page("admin", script=False) as page:
        page.goto("/settings?unit=QN")
        page.fill("[id='word.hotline']", "19001905")
        page.click("text=Lưu lời in")
        page.goto("/settings?unit=P2")
        expect("19001905" in page.inner_text("[id='from.hotline']"), "what is inherited is not shown")
        expect("Đơn vị QN" in page.inner_text("[id='from.hotline']"), "from where it is inherited is not shown")
        expect("19001905" in text_of(printed(counter, "clerk2")[1]), "the hotline is not inherited")
        page.goto("/settings?unit=P1")
        page.click("button[name=inherit][value=hotline]")
        expect(page.input_value("[id='word.hotline']") == "", "the own words are still there")
        expect("19001905" in text_of(printed(counter)[1]), "the words in common are not used again")


def words_that_do_not_fit(counter):
    with counter.page("admin") as page:
        for words, reason in (("Bluezone 1022", "Bluezone"), ("1022 " * 40, "Mẫu “")):
            page.goto("/settings?unit=P1")
            page.fill("[id='word.hotline']", words)
            page.click("text=Lưu lời in")
            expect(reason in page.inner_text("[id='fault.hotline']"), "what is wrong is not told at its field")
            expect(page.input_value("[id='word.hotline']") == words.strip(), "what was typed is lost")
            check(page, "/settings with a fault")
    printed(counter)


def logo_is_drawn_and_stays(counter):
    files = {"red.png": png(220, 20, 20), "sign.svg": b'<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 10 10"><rect width="10" height="10" fill="#dc1414"/></svg>'}
    plain = printed(counter, template="venue-poster", record=VENUE)[1]
    expect(red_in(plain) == 0, "a poster without logo is red")
    for name, content in files.items():
        with counter.page("admin", script=name == "red.png") as page:
            page.goto("/settings?unit=P1")
            page.set_input_files("#logo", {"name": name, "mimeType": "application/octet-stream", "buffer": content})
            page.click("text=Dùng logo này")
            expect("Đơn vị có logo riêng" in main(page), "the logo is not taken")
            poster, first = printed(counter, template="venue-poster", record=VENUE)
            expect(red_in(first) > 20, "the logo is not on the poster")
            expect(red_in(printed(counter, "clerk2", template="venue-poster", record=VENUE)[1]) == 0, "it is on another unit's")
            page.click("text=Bỏ logo riêng")
            expect(red_in(printed(counter, template="venue-poster", record=VENUE)[1]) == 0, "the logo is still there")
        # The document is lost, as after a backup: it has to be drawn again, with the logo of its time.
        lost = counter.office.state / "documents" / f"{poster['id']}-1.pdf"
        lost.unlink()
        again = client(counter, "clerk")("GET", poster["document"])
        expect(again.status == 200 and again.body == first, "a poster with an earlier logo is drawn in another way")
    with counter.page("admin") as page:
        for name, content in (("x.svg", b"<svg><script>alert(1)</script></svg>"), ("x.png", b"\x89PNG no picture")):
            page.goto("/settings?unit=P1")
            page.set_input_files("#logo", {"name": name, "mimeType": "image/png", "buffer": content})
            page.click("text=Dùng logo này")
            expect(page.locator("#logo-fault").count() == 1, f"{name} is taken as a logo")


def batch_with_logo(counter):
    with counter.page("admin") as page:
        page.goto("/settings?unit=P1")
        page.set_input_files("#logo", {"name": "red.png", "mimeType": "image/png", "buffer": png(220, 20, 20)})
        page.click("text=Dùng logo này")
        api = client(counter, "clerk")
        body, kind = form({"template": "venue-poster"}, table([{"name": "Chợ Mẫu", "qr": VENUE["qr"]}]))
        batch = api("POST", "/api/v1/batches", body, Content_Type=kind)
        expect(batch.status == 202, f"the batch: {batch}")
        ended = batch_ended(api, batch["Location"])
        expect(ended["state"] == "printed" and ended["printed"] == 1, f"the batch ended as {ended}")
        expect(red_in(api("GET", batch["Location"] + "/documents/1").body) > 20, "the batch has no logo")
        page.click("text=Bỏ logo riêng")


def templates_on_offer(counter):
    api, other = client(counter, "clerk"), client(counter, "clerk2")
    with counter.page("admin", script=False) as page:
        page.goto("/settings?unit=P1")
        page.uncheck("input[value=fold-card]")
        page.click("text=Lưu danh sách")
        expect("danh sách riêng" in main(page) and not page.is_checked("input[value=fold-card]"), "the list is not kept")
        refused = api("POST", "/api/v1/prints", card(next(people), "fold-card"))
        expect(refused.status == 422 and refused.json["code"] == "template.not-offered", f"it is printed: {refused}")
        body, kind = form({"template": "fold-card"}, table([next(people)]))
        refused = api("POST", "/api/v1/batches", body, Content_Type=kind)
        expect(refused.status == 422 and refused.json["code"] == "template.not-offered", f"a batch of it: {refused}")
        expect(other("POST", "/api/v1/prints", card(next(people), "fold-card")).status == 201, "another unit is refused")
        page.click("text=Dùng danh sách chung")
        expect(api("POST", "/api/v1/prints", card(next(people), "fold-card")).status == 201, "it is still refused")
        while page.locator("input[name=template]:checked").count():
            page.locator("input[name=template]:checked").first.uncheck()
        page.click("text=Lưu danh sách")
        expect("ít nhất một mẫu" in page.inner_text("#offers-fault"), "no template at all is accepted")


def retention(counter):
    with counter.page("admin", script=False) as page:
        page.goto("/settings?unit=P1")
        page.fill("#hours", "3")
        page.click("text=Lưu thời gian")
        expect(page.input_value("#hours") == "3", "the hours are not kept")
        answer = page.request.post("/settings/retention", form={
            "form_token": page.input_value("section:has(#retention) input[name=form_token]"), "unit": "P1", "hours": "25"},
            headers={"Origin": counter.address})
        expect(answer.status == 422 and "từ 1 đến 24" in answer.text(), "more than the office keeps is accepted")
    ours, theirs = printed(counter)[0], printed(counter, "clerk2")[0]
    # Four hours pass while the office is closed.
    counter.office.stop()
    with contextlib.closing(sqlite3.connect(counter.office.state / "office.sqlite")) as store:
        store.execute("UPDATE copies SET finished = finished - 4 * 3600 * 1000000")
        store.commit()
    counter.office.start()
    deadline = time.monotonic() + 20
    while client(counter, "clerk")("GET", ours["document"]).status != 410:
        expect(time.monotonic() < deadline, "the unit's documents are kept for longer than it said")
        time.sleep(0.2)
    expect(client(counter, "clerk2")("GET", theirs["document"]).status == 200, "another unit's documents are gone")


if __name__ == "__main__":
    sys.exit(flows(
        words_are_on_the_next_card, words_that_do_not_fit, logo_is_drawn_and_stays, batch_with_logo, templates_on_offer, retention))
