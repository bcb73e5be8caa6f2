#!/usr/bin/env python3
"""A poster for one's own place: by address and by photo, with and without script, and that nothing of it is kept."""

import hashlib
import json
import re
import subprocess
import sys
import time

from counter import LAPTOP, PHONE, check, expect, flows, read_codes
from office import Client, forms_of

CODE = "https://qr.pccovid.gov.vn/ZLLHAT"
NAME = "Chợ Đầu Mối Thử Nghiệm"
ADDRESS = "Số 1905 đường Mẫu, phường An Mẫu"
CITIZEN = "Nguyễn Thị Mẫu"


def fill(page, code=CODE, name=NAME):
    page.goto("/poster")
    page.fill("#qr", code)
    page.fill("#name", name)
    page.fill("#address", ADDRESS)
    page.fill("#gate", "Cổng 2")


def looked_at(page, script):
    """Waits for the picture of the piece."""
    if not script:
        page.click("button.look")
    page.wait_for_selector("#drawn:not([hidden])", timeout=20_000)


def says(page, selector, value):
    """Waits until a field says this; without script nothing in the page could."""
    deadline = time.monotonic() + 20
    while page.input_value(selector) != value:
        expect(time.monotonic() < deadline, f"{selector} says {page.input_value(selector)!r} instead of {value!r}")
        page.wait_for_timeout(50)


def taken(counter, page, button, name):
    """The file that a button of the form brings."""
    with page.expect_download() as download:
        page.click(f"text={button}")
    path = counter.folder / name
    download.value.save_as(path)
    return path, download.value.suggested_filename


def says_code(path, code):
    return f'"{code}"' in read_codes(path)


def judge(page, script, name):
    """Checks the page where that is possible: the judge itself is a script."""
    if script:
        check(page, name)


def text_of(path):
    return " ".join(subprocess.run(["pdftotext", path, "-"], capture_output=True, text=True, check=True).stdout.split())


def by_address(counter):
    for script in (True, False):
        for size in (LAPTOP, PHONE):
            with counter.page(script=script, size=size) as page:
                fill(page)
                looked_at(page, script)
                told = page.inner_text("#qr-told")
                expect("PC-COVID" in told and "qr.pccovid.gov.vn" in told, f"the code is told as {told!r}")
                judge(page, script, f"/poster script={script}")
                path, name = taken(counter, page, "Tải PDF", "poster.pdf")
                expect(name == "venue-poster.pdf", f"the file is called {name}")
                expect(says_code(path, CODE), "the code of the PDF is another")
                text = text_of(path)
                for words in (NAME, ADDRESS, "Cổng 2"):
                    expect(words in text, f"“{words}” is not on the poster: {text[:300]}")
                path, name = taken(counter, page, "Tải ảnh PNG", "poster.png")
                expect(name == "venue-poster.png", f"the file is called {name}")
                expect(says_code(path, CODE), "the code of the PNG is another")
                expect(page.input_value("#name") == NAME, "what was typed is lost")


def what_is_seen_is_printed(counter):
    """The picture for the screen holds the code as well."""
    for script in (True, False):
        with counter.page(script=script) as page:
            fill(page)
            path = counter.folder / "look.png"
            looked_at(page, script)
            page.locator("#drawn").screenshot(path=path)
            expect(says_code(path, CODE), "the picture on the page holds another code")


def every_piece(counter):
    pieces = {"venue-poster-a5": "148 x 210", "venue-poster-a3": "297 x 420", "counter-sign": "148 x 210",
              "vehicle-sticker": "", "vehicle-seat-back": "105 x 148"}
    for script in (True, False):
        with counter.page(script=script) as page:
            for piece in pieces:
                fill(page)
                page.check(f"[name=piece][value={piece}]")
                if piece.startswith("vehicle"):
                    if not script:
                        page.click("button.look")
                        expect(page.is_visible("#plate"), "the plate is not asked for")
                    expect(not page.is_visible("#gate"), "the gate is asked for though it has no place")
                    page.fill("#plate", "11B-000.05")
                looked_at(page, script)
                path, name = taken(counter, page, "Tải PDF", f"{piece}.pdf")
                expect(name == f"{piece}.pdf" and says_code(path, CODE), f"{piece} holds another code")
                expect(NAME in text_of(path), f"the name is not on {piece}")
                if piece.startswith("vehicle"):
                    expect("11B-000.05" in text_of(path), f"the plate is not on {piece}")


def photo(counter, name, *codes, **changes):
    """A picture of posters next to each other, each with one of the codes."""
    client, pictures = Client(counter.office.port), []
    for number, code in enumerate(codes):
        body = {"template": "venue-poster", "record": {"name": "Chợ Cũ", "qr": code} | changes}
        answer = client.patient(
            "POST", "/api/v1/posters", json.dumps(body).encode(), **{"Content-Type": "application/json", "Accept": "image/png"})
        expect(answer.status == 200, f"the old poster: {answer}")
        pictures.append(counter.folder / f"old-{number}.png")
        pictures[-1].write_bytes(answer.body)
    path = counter.folder / name
    subprocess.run(["convert", *pictures, "+append", "-resize", "50%", "-quality", "80", path], check=True, timeout=60)
    return path


def by_photo(counter):
    path = photo(counter, "old.jpg", CODE)
    for script in (True, False):
        with counter.page(script=script, size=PHONE) as page:
            page.goto("/poster")
            page.fill("#name", NAME)
            page.set_input_files("#picture", path)
            if not script:
                page.click("text=Đọc mã từ ảnh")
            says(page, "#qr", CODE)
            expect(page.input_value("#name") == NAME, "what was typed is lost with the photo")
            expect("PC-COVID" in page.inner_text("#qr-told"), "the code of the photo is not told")
            judge(page, script, "/poster after a photo")
            pdf, _ = taken(counter, page, "Tải PDF", "photo.pdf")
            expect(says_code(pdf, CODE), "the code of the photo is printed as another")


def dropped_or_pasted(counter):
    """A photo that is dropped beside the field, or pasted anywhere, is read as one that was chosen."""
    path = photo(counter, "dropped.jpg", CODE)
    for event, target in (("drop", "document.querySelector('.drop')"), ("paste", "document.body")):
        with counter.page() as page:
            page.goto("/poster")
            page.fill("#name", NAME)
            page.evaluate("""([event, bytes]) => {
                const data = new DataTransfer();
                data.items.add(new File([new Uint8Array(bytes)], "bien.jpg", { type: "image/jpeg" }));
                const kind = event === "drop" ? new DragEvent("drop", { dataTransfer: data, bubbles: true, cancelable: true })
                  : new ClipboardEvent("paste", { clipboardData: data, bubbles: true });
                TARGET.dispatchEvent(kind);
            }""".replace("TARGET", target), [event, list(path.read_bytes())])
            says(page, "#qr", CODE)
            expect(page.input_value("#name") == NAME, "what was typed is lost with the photo")


def several_codes_in_a_photo(counter):
    other = "https://qr.pccovid.gov.vn/KHAC12"
    path = photo(counter, "two.png", CODE, other)
    for script in (True, False):
        with counter.page(script=script) as page:
            page.goto("/poster")
            page.set_input_files("#picture", path)
            if not script:
                page.click("text=Đọc mã từ ảnh")
            page.wait_for_selector("[name=found]")
            judge(page, script, "/poster with several codes")
            page.check(f"[name=found][value='{other}']")
            page.fill("#name", NAME)
            looked_at(page, script)
            expect(page.input_value("#qr") == other, "the chosen code is not in the form")
            pdf, _ = taken(counter, page, "Tải PDF", "chosen.pdf")
            expect(says_code(pdf, other), "another code than the chosen one is printed")


def pictures_that_are_none(counter):
    blank, text = counter.folder / "blank.png", counter.folder / "text.png"
    subprocess.run(["convert", "-size", "600x600", "xc:white", blank], check=True)
    text.write_text("không phải ảnh")
    card = counter.folder / "card.png"
    person = f"001090000001|123456789|{CITIZEN}|01011990|Nữ|Số 1 đường Thử Nghiệm|01012021"
    subprocess.run(["qrencode", "-o", card, "-s", "8", person], check=True)
    for path, words in ((blank, "Không thấy mã QR"), (text, "Không đọc được"), (card, "CCCD|căn cước")):
        with counter.page() as page:
            page.goto("/poster")
            page.fill("#name", NAME)
            page.set_input_files("#picture", path)
            fault = page.inner_text("#picture-fault")
            expect(re.search(words, fault), f"{path.name}: {fault}")
            expect(CITIZEN not in page.content(), "the code of a person is shown")
            expect(page.input_value("#name") == NAME, "what was typed is lost")
            check(page, f"/poster with {path.name}")


def faults_beside_their_fields(counter):
    for script in (True, False):
        for size in (LAPTOP, PHONE):
            with counter.page(script=script, size=size) as page:
                page.goto("/poster")
                judge(page, script, "/poster")
                page.click("text=Tải PDF")
                page.wait_for_selector("#qr-fault .fault")
                expect(page.inner_text("#name-fault").strip() != "", "the missing name is not told")
                expect(page.get_attribute("#name", "aria-invalid") == "true", "the name is not marked")
                judge(page, script, "/poster with faults")
                page.fill("#qr", "https://example.com/nha-hang")
                page.fill("#name", NAME)
                looked_at(page, script)
                expect("hệ thống chưa biết" in page.inner_text("#qr-told"), "an unknown system is not warned of")
                judge(page, script, "/poster with a warning")


def script_in_words(counter):
    """Names and codes that would be script, markup or an address of script are words and nothing else."""
    bad = "<script>alert(1)</script>\"'><img src=x onerror=alert(2)>"
    for script in (True, False):
        with counter.page(script=script) as page:
            dialogs = []
            page.on("dialog", lambda dialog: (dialogs.append(dialog.message), dialog.dismiss()))
            fill(page, code="javascript:alert(3)", name=bad)
            looked_at(page, script)
            expect(page.input_value("#name") == bad, "the name is not as it was typed")
            expect(page.locator("main script, main img[src=x], main [onerror]").count() == 0, "markup came through")
            expect(page.locator("a[href^='javascript']").count() == 0, "the code became a link")
            expect("Chưa nhận ra mã" in page.inner_text("#qr-told"), "what is no address is not warned of")
            expect(not dialogs, f"script ran: {dialogs}")


def nothing_is_kept(counter):
    """The files of the office are the same before and after, but for those of the database's own workings; the log has no word of it."""
    def state():
        return {
            str(path.relative_to(counter.office.state)): hashlib.sha256(path.read_bytes()).hexdigest()
            for path in counter.office.state.rglob("*") if path.is_file() and not path.name.endswith(("-wal", "-shm", "metrics"))}

    path, before = photo(counter, "kept.png", CODE), state()
    with counter.page() as page:
        page.goto("/poster")
        page.set_input_files("#picture", path)
        says(page, "#qr", CODE)
        page.fill("#name", NAME)
        page.fill("#address", ADDRESS)
        looked_at(page, True)
        taken(counter, page, "Tải PDF", "kept.pdf")
        expect(not page.context.cookies(), f"a cookie is left: {page.context.cookies()}")
        expect(page.evaluate("localStorage.length + sessionStorage.length") == 0, "the browser keeps something")
        for address in page.evaluate("performance.getEntries().map(entry => entry.name)"):
            expect("ZLLHAT" not in address, f"the code is in an address: {address}")
    expect(state() == before, "a file of the office has changed")
    log = counter.office.log.read_bytes() + b"".join(
        path.read_bytes() for path in counter.office.state.rglob("*") if path.is_file())
    for text in (NAME, ADDRESS, CODE):
        for form in forms_of(text):
            expect(form not in log, f"{text} is in a file of the office")


def too_often(counter):
    """Who asks too often is told so on the form, and nothing typed is lost."""
    with counter.page(script=False) as page:
        fill(page)
        for _ in range(40):
            answer = page.request.post(
                "/poster/document", multipart={"piece": "venue-poster", "qr": CODE, "name": NAME, "format": "pdf"})
            if answer.status == 429:
                break
        expect(answer.status == 429, "nobody is ever told to wait")
        expect(int(answer.headers["retry-after"]) >= 1, "it is not said for how long")
        expect(NAME in answer.text() and 'role="alert"' in answer.text(), "what was typed is lost")


if __name__ == "__main__":
    sys.exit(flows(
        by_address, what_is_seen_is_printed, every_piece, by_photo, dropped_or_pasted, several_codes_in_a_photo, pictures_that_are_none,
        faults_beside_their_fields, script_in_words, nothing_is_kept, too_often))
