#!/usr/bin/env python3
"""Printing a card: every scan, what is missing, what is wrong, and the paper that comes out.

A handheld reader is a keyboard that types fast and ends with Enter; so does this.
"""

import contextlib
import pathlib
import re
import subprocess
import sys
import tempfile
import time

import keyboards
import playwright.sync_api
from counter import LAPTOP, PASSWORD, PHONE, check, expect, flows, read_codes, sign_in

NAME = "Nguyễn Thị Thử Nghiệm"
LONG = "Công Tằng Tôn Nữ Thị Ngọc Huyền Trân Châu Báu Nguyệt Quế"
CARD = f"079190004321|025123456|{NAME}|15081990|Nữ|Số 12 Đường Mẫu, Phường Bến Nghé, Quận 1, TP. Hồ Chí Minh|10042021"
NEW_CARD = "048203001234||Trần Văn Mẫu|01022003|Nam|Tổ 5, Phường Hòa Cường, TP. Đà Nẵng|20082024||||"
INSURANCE = [
    "GD4797900000001|4e677579e1bb856e205468e1bb8b205468e1bbad204e676869e1bb876d|15/08/1990|2|53e1bb9120313220c490c6b0e1bb9d6e6"
    "7204de1baab752c205068c6b0e1bb9d6e672042e1babf6e204e6768c3a92c205175e1baad6e20312c2054502048e1bb93204368c3ad204d696e68"
    "|79 - 034|01/01/2021|-|25/12/2020|79017900000001|-|4|01/01/2026|0123456789abcdef-7102|$",
    "TE1484800000002|5472e1baa76e2042c3a9204de1baab75|01/06/2019|1|48c3b26120546875e1baad6e2054c3a2792c2048e1baa369204368c3a27"
    "52c20c490c3a0204ee1bab56e67|48 - 001|01/06/2019|30/09/2025|05/06/2019|48014800000002|5472e1baa76e2056c4836e204de1baab75|4"
    "|-|fedcba9876543210-7102|$",
]
CODE = "079190004321|NGUYEN THI THU NGHIEM|1990-08-15|0|163170000000067890|<2<<<"
BY_PROXY = "079190004321|NGUYEN THI THU NGHIEM|1990-08-15|1|163170000000067890|163170000000012345<2<<<"
OTHER = "048203001234|TRAN VAN MAU|2003-02-01|0|163170000000012345|<1<<0900000001<"
WAYS = [(script, size) for script in (True, False) for size in (LAPTOP, PHONE)]


def begin(page):
    # A browser without a window has no window to print from either: it falls over when a frame with a PDF asks for one.
    page.add_init_script("window.print = () => { window.top.printed = (window.top.printed || 0) + 1 }")
    page.goto("/cards")


def scan(page, text, end="Enter"):
    """Types into whatever has the focus, as a reader does, and waits for the answer."""
    with page.expect_navigation():
        page.keyboard.type(text)
        page.keyboard.press(end)


def wait_until(page, holds):
    """Waits for an expression; the page's own policy forbids Playwright's way."""
    deadline = time.monotonic() + 10
    while True:
        with contextlib.suppress(playwright.sync_api.Error):
            if page.evaluate(holds):
                return
        expect(time.monotonic() < deadline, f"never came true: {holds}")
        page.wait_for_timeout(20)


def ready(page):
    page.wait_for_selector(".preview img")
    wait_until(page, "document.querySelector('.preview img').naturalWidth > 0")
    # Longer than a second line end of a reader takes; see cards.js.
    page.wait_for_timeout(350)


def values(page):
    return {name: page.input_value(f"#{name}") for name in ("full_name", "date_of_birth", "sex", "national_id", "ward", "province")}


def told(page):
    return page.inner_text("main [role=alert]")


def document(page):
    """The PDF of the card just printed, fetched as the browser does."""
    page.wait_for_url("**/cards/printed/*")
    answer = page.request.get(page.get_attribute("[data-document]", "href"))
    expect(answer.status == 200 and answer.headers["content-type"] == "application/pdf", f"no PDF but {answer.status}")
    folder = tempfile.mkdtemp(prefix="card-")
    path = pathlib.Path(folder, "card.pdf")
    path.write_bytes(answer.body())
    return path


def judge(path, code, name):
    found = read_codes(path)
    expect(found.endswith(f'QRCode "{code}"'), f"the code says {found!r}")
    text = " ".join(subprocess.run(["pdftotext", path, "-"], capture_output=True, text=True).stdout.split())
    expect(name in text, f"the name is not on the card: {text}")


def every_scan_fills_the_form(counter):
    for text, expected in (
        (CARD, {"full_name": NAME, "date_of_birth": "15/08/1990", "sex": "Nữ", "national_id": "079190004321",
                "ward": "Phường Bến Nghé", "province": "Thành phố Hồ Chí Minh"}),
        ("]Q3" + NEW_CARD, {"full_name": "Trần Văn Mẫu", "date_of_birth": "01/02/2003", "sex": "Nam", "national_id": "048203001234"}),
        (INSURANCE[0], {"full_name": NAME, "date_of_birth": "15/08/1990", "sex": "Nữ", "national_id": ""}),
        (CODE, {"full_name": "", "date_of_birth": "15/08/1990", "sex": "Nữ", "national_id": "079190004321"}),
    ):
        for script, size in WAYS:
            with counter.page("clerk", script=script, size=size) as page:
                begin(page)
                scan(page, text)
                found = values(page)
                wrong = {field: found[field] for field in expected if found[field] != expected[field]}
                expect(not wrong, f"{text[:15]}…: the form says {wrong}")
                focused = page.evaluate("document.activeElement.id")
                expect(focused == ("full_name" if text == CODE else "scan"), f"the focus is on {focused!r}")
                missing = page.inner_text("main")
                expect("Quét tiếp mã QR cá nhân" in missing or text == CODE, "the missing code is not asked for by name")


def papers_and_then_the_code(counter):
    for script, size in WAYS:
        with counter.page("clerk", script=script, size=size) as page:
            begin(page)
            scan(page, CARD)
            scan(page, CODE)
            ready(page)
            expect(page.evaluate("document.activeElement.hasAttribute('data-print')"), "the focus is not on printing")
            with page.expect_navigation():
                page.keyboard.press("Enter")
            judge(document(page), CODE, NAME)
            expect(page.evaluate("document.activeElement.id") == "scan", "the next person cannot be scanned at once")
            if script:
                wait_until(page, "window.printed === 1")


def the_code_first(counter):
    """A name is typed, or scanned with the papers, also into the field for it."""
    with counter.page("clerk", script=False) as page:
        begin(page)
        scan(page, CODE)
        scan(page, CARD)
        expect(values(page)["full_name"] == NAME, "papers scanned into the field of the name are not read")
        ready(page)
        page.focus("#full_name")
        for key in ("Home", "End"):
            page.keyboard.press(key)
            scan(page, CODE)
            expect(values(page)["full_name"] == NAME, "a code scanned beside a name is taken for one")
            page.focus("#full_name")
    with counter.page("clerk", script=False) as page:
        begin(page)
        scan(page, CODE)
        scan(page, NAME)
        ready(page)
        page.click("[data-print]")
        judge(document(page), CODE, NAME)


def three_keystrokes(counter):
    """From the end of the last scan to the paper: only keys, and at most three of them.

    The last Enter is in the browser's own print window, whose button has the focus; here the window is counted.
    """
    with counter.page("clerk") as page:
        begin(page)
        for turn, (papers, code) in enumerate(((CARD, CODE), (NEW_CARD, OTHER))):
            scan(page, papers)
            scan(page, code)
            ready(page)
            pressed = 0
            with page.expect_navigation():
                page.keyboard.press("Enter")
                pressed += 1
            wait_until(page, "window.printed === 1")
            pressed += 1
            expect(pressed <= 3, f"{pressed} keys for card {turn}")


def a_second_line_end_prints_nothing(counter):
    with counter.page("clerk") as page:
        begin(page)
        scan(page, CARD)
        with page.expect_navigation(url="**/cards/drafts/*"):
            page.keyboard.type(CODE)
            page.keyboard.press("Enter")
        page.keyboard.press("Enter")
        ready(page)
        expect("/drafts/" in page.url, f"a stray Enter led to {page.url}")


def a_reader_that_types_beside_the_field(counter):
    with counter.page("clerk") as page:
        begin(page)
        scan(page, CARD)
        page.focus("main")
        scan(page, CODE)
        ready(page)
        # The focus is on printing now; a scan goes to its field all the same and prints nothing.
        scan(page, OTHER)
        expect("/drafts/" in page.url and "Khác với mã QR cá nhân" in page.inner_text("main"), "the other code is not told")


def differences_are_told(counter):
    with counter.page("clerk", script=False) as page:
        begin(page)
        scan(page, CARD)
        scan(page, OTHER)
        for field in ("full_name", "national_id", "date_of_birth"):
            expect("Khác với mã QR cá nhân" in page.inner_text(f"#{field}-fault"), f"the other {field} is not told")
        expect(page.locator("[data-print]").count() == 0, "another person's code can be printed")
        scan(page, CODE)
        ready(page)
        page.fill("#full_name", "Nguyễn Thị Khác")
        page.click("text=Cập nhật và xem lại")
        expect(page.get_attribute("#full_name", "aria-invalid") == "true", "a name unlike the papers is not told")
        expect(page.input_value("#full_name") == "Nguyễn Thị Khác", "what was typed is lost")


def what_was_not_seen_is_not_printed(counter):
    with counter.page("clerk", script=False) as page:
        begin(page)
        scan(page, CARD)
        scan(page, CODE)
        ready(page)
        page.locator("details").first.evaluate("element => { element.open = true }")
        page.fill("#group", "Tổ 13")
        page.click("[data-print]")
        expect("/printed/" not in page.url, "a change is printed without having been seen")
        page.click("[data-print]")
        judge(document(page), CODE, "Tổ 13")


def a_picture_of_the_code(counter):
    with tempfile.TemporaryDirectory() as folder:
        picture = pathlib.Path(folder, "photo.png")
        subprocess.run(["qrencode", "-s", "6", "-o", picture, CODE], check=True)
        for script in (True, False):
            with counter.page("clerk", script=script) as page:
                begin(page)
                scan(page, CARD)
                with page.expect_navigation():
                    page.set_input_files("#file", picture)
                    if not script:
                        page.click("text=Gửi ảnh")
                ready(page)
                page.click("[data-print]")
                judge(document(page), CODE, NAME)
        with counter.page("clerk") as page:
            begin(page)
            with page.expect_navigation():
                page.evaluate(PASTE, list(picture.read_bytes()))
            expect(values(page)["national_id"] == "079190004321", "a pasted picture is not read")
        nothing = pathlib.Path(folder, "white.png")
        subprocess.run(["convert", "-size", "200x200", "xc:white", nothing], check=True)
        with counter.page("clerk", script=False) as page:
            begin(page)
            page.set_input_files("#file", nothing)
            page.click("text=Gửi ảnh")
            expect("Không thấy mã QR" in told(page), "a picture without a code is not told")


PASTE = """bytes => {
  const data = new DataTransfer();
  data.items.add(new File([new Uint8Array(bytes)], "x.png", {type: "image/png"}));
  document.dispatchEvent(new ClipboardEvent("paste", {clipboardData: data, bubbles: true}));
}"""


def keyboards_that_change_what_is_scanned(counter):
    swapped = OTHER.swapcase()
    cases = [(keyboards.telex(text), "Telex") for text in INSURANCE] + [(keyboards.vni(text), "VNI") for text in INSURANCE]
    cases += [
        (keyboards.telex("]Q3" + CODE), "Telex"), (keyboards.vni(OTHER.replace("<1<<", "<1<TE1484800000002<")), "Bộ gõ tiếng Việt"),
        (swapped, "Caps Lock"), (CARD.swapcase(), "Caps Lock"), (CODE.replace("|", "~"), "US"),
        (CARD.replace("0", "đ").translate(str.maketrans("123456789", "ăâêô\u0300\u0309\u0303\u0301\u0323")), "US"),
        (CARD.encode("ascii", "ignore").decode(), "bỏ mất chữ có dấu"),
        ("https://qr.pccovid.gov.vn/ABCDEF", "Mã địa điểm"), ("xin chào", "Chưa rõ là mã gì"),
        (CODE.replace("|0|", "|7|"), "Giống mã QR cá nhân nhưng sai"),
    ]
    with counter.page("clerk", script=False) as page:
        begin(page)
        for text, word in cases:
            scan(page, text)
            expect(page.locator("main [role=alert]").count() == 1, f"{text[:60]}… is taken as it is")
            expect(word in told(page), f"{text[:40]}… is told as {told(page)!r}")
            expect("/drafts/" not in page.url, f"{text[:40]}… is taken")
            has_picture = page.locator("main [role=alert] img").count() == 1
            expect(has_picture == ("Telex" in told(page) or "VNI" in told(page) or "Bộ gõ" in told(page)
                                   or "bộ gõ" in told(page)), f"the picture of the switch does not suit {told(page)!r}")
        scan(page, shown_bytewise(CARD))
        expect(values(page)["full_name"] == NAME, "UTF-8 shown byte by byte is not read back")
        expect("sai bảng mã" in told(page), "that it was read back is not told")


def shown_bytewise(text):
    """As a program shows UTF-8 that takes it for Windows-1252, whose five holes it shows as Latin-1 does."""
    return "".join(bytes([byte]).decode("cp1252") if byte not in (0x81, 0x8D, 0x8F, 0x90, 0x9D) else chr(byte) for byte in text.encode())


def marks_that_did_not_arrive(counter):
    with counter.page("clerk", script=False) as page:
        begin(page)
        scan(page, NEW_CARD.encode("ascii", "ignore").decode())
        expect("bỏ mất chữ có dấu" in told(page), "lost letters are not told")
        expect(values(page)["full_name"] == "" and values(page)["national_id"] == "048203001234", "the broken name is taken")


def declared_by_a_relative(counter):
    for script in (True, False):
        with counter.page("clerk", script=script) as page:
            begin(page)
            scan(page, CARD)
            scan(page, BY_PROXY)
            expect(page.is_checked("[name=by_proxy]"), "the mark of the code is not seen")
            expect("Chưa có tên người khai hộ" in page.inner_text("#declared_by-fault"), "the proxy is not asked for")
            expect(page.evaluate("document.activeElement.id") == "declared_by", "the proxy's name has not the focus")
            page.keyboard.type("Trần Văn Mẫu")
            page.fill("#proxy_relation", "con")
            page.click("text=Cập nhật và xem lại")
            ready(page)
            page.click("[data-print]")
            judge(document(page), BY_PROXY, NAME)
    with counter.page("clerk", script=False) as page:
        begin(page)
        scan(page, CARD)
        scan(page, CODE)
        page.check("[name=by_proxy]")
        page.click("text=Cập nhật và xem lại")
        expect("tự khai" in page.inner_text("#proxy-fault"), "a code of somebody who declared alone goes with a proxy")
        page.uncheck("[name=by_proxy]")
        page.click("text=Cập nhật và xem lại")
        ready(page)


def printed_once(counter):
    """Sending the same form again, as a double click, a reload or the way back does, is one print."""
    with counter.page("clerk", script=False) as page:
        begin(page)
        scan(page, CARD)
        scan(page, CODE)
        ready(page)
        draft = page.url
        fields = page.evaluate("Object.fromEntries(new FormData(document.getElementById('card')))")
        page.click("[data-print]")
        first = page.url
        again = page.request.post(f"{draft}/print", form=fields, headers={"Origin": counter.address}, max_redirects=0)
        expect(again.headers.get("location") in first, f"the same form again leads to {again.headers.get('location')}")
        page.reload()
        expect(page.url == first, "a reload leads elsewhere")
        page.goto(draft)
        page.click("[data-print]")
        expect(page.url == first, "the same card was printed twice")


def foreign_forms_and_others_drafts(counter):
    with counter.page("clerk", script=False) as page:
        begin(page)
        scan(page, CARD)
        draft = page.url
        answer = page.request.post("/cards/scan", form={"form_token": "x", "scan": CARD}, headers={"Origin": "https://example.com"})
        expect(answer.status == 403, f"a foreign form is answered with {answer.status}")
        answer = page.request.post(
            "/cards/picture", multipart={"form_token": "x", "file": {"name": "a.png", "mimeType": "image/png", "buffer": b"x"}})
        expect(answer.status == 403, f"a picture from elsewhere is answered with {answer.status}")
    with counter.page("admin", script=False) as page:
        expect(page.request.get(draft).status == 404, "somebody else's draft is shown")
        expect(page.request.get(f"{draft}/document.png").status == 404, "somebody else's card is shown")
    with counter.page("volunteer", script=False) as page:
        expect(page.request.get("/cards").status == 403, "a volunteer prints cards")


def names_that_are_scripts(counter):
    evil = "<img src=x onerror=alert(1)>\"'><script>alert(2)</script>"
    with counter.page("clerk") as page:
        page.on("dialog", lambda dialog: expect(False, "a script of a name ran"))
        begin(page)
        scan(page, CARD.replace(NAME, evil))
        expect(page.input_value("#full_name") == evil, "the name is changed")
        page.evaluate("document.querySelectorAll('details').forEach(element => { element.open = true })")
        page.fill("#ward", evil)
        page.click("text=Cập nhật và xem lại")
        expect(page.locator("main script, main img[src=x]").count() == 0, "a name became a part of the page")
        page.wait_for_timeout(200)


def only_documents_are_framed(counter):
    with counter.page("clerk", script=False) as page:
        begin(page)
        scan(page, CARD)
        scan(page, CODE)
        draft = page.url
        ready(page)
        page.click("[data-print]")
        link = page.get_attribute("[data-document]", "href")
        for address in ("/cards", draft, page.url):
            headers = page.request.get(address).headers
            expect("frame-ancestors 'none'" in headers["content-security-policy"] and headers["x-frame-options"] == "DENY",
                   f"{address} can be framed")
            expect(("frame-src" in headers["content-security-policy"]) == ("/printed/" in address), f"{address} may frame")
        headers = page.request.get(link).headers
        expect("frame-ancestors 'self'" in headers["content-security-policy"] and headers["x-frame-options"] == "SAMEORIGIN",
               "the document cannot be framed by its own page, or by any")
    with counter.page("clerk") as page:
        begin(page)
        page.goto(draft)
        ready(page)
        page.keyboard.press("Enter")
        wait_until(page, "window.printed === 1")
        deadline = time.monotonic() + 10
        while not any(frame.url.startswith("chrome-extension://") for frame in page.frames):
            expect(time.monotonic() < deadline, "the browser does not show the PDF")
            page.wait_for_timeout(50)


def quotas_and_ended_units(counter):
    counter.office.unit("P9", "--parent", "QN")
    for login, options in (("hạn", ["--quota", "1"]), ("cũ", [])):
        counter.office.command(
            "users", "add", {"hạn": "quota", "cũ": "ended"}[login], "--role", "clerk", "--unit", {"hạn": "P1", "cũ": "P9"}[login],
            "--name", "Người thử", "--password-stdin", *options, stdin=PASSWORD + "\n")
    counter.office.command("units", "end", "P9", "--through", "2021-01-01")
    time.sleep(2.5)
    with counter.page(script=False) as page:
        sign_in(page, "quota")
        for code, papers in ((CODE, CARD), (OTHER, NEW_CARD)):
            page.goto("/cards")
            scan(page, papers)
            scan(page, code)
            ready(page)
            page.click("[data-print]")
        expect("hết số bản" in told(page) and "/printed/" not in page.url, "the end of the quota is not told")
        expect(values(page)["full_name"] == "Trần Văn Mẫu", "what was typed is lost")
    with counter.page(script=False) as page:
        sign_in(page, "ended")
        page.goto("/cards")
        expect("không còn hoạt động" in told(page), "the end of the unit is not told")
        expect(page.locator("#scan").count() == 0, "an ended unit scans")


def the_choice_is_remembered(counter):
    with counter.page("clerk", script=False) as page:
        begin(page)
        page.select_option("#template", "lanyard-card")
        scan(page, CARD)
        cookie = next(cookie for cookie in page.context.cookies() if cookie["name"] == "card")
        expect(re.fullmatch(r"[a-z0-9%]*/", cookie["value"], re.I), f"the cookie holds {cookie['value']!r}")
        page.goto("/cards")
        expect(page.input_value("#template") == "lanyard-card", "the choice is forgotten")
    with counter.page("clerk") as page:
        begin(page)
        scan(page, CARD)
        scan(page, CODE)
        ready(page)
        before = page.get_attribute(".preview img", "src")
        with page.expect_navigation():
            page.select_option("#template", "lanyard-card")
        ready(page)
        expect(page.get_attribute(".preview img", "src") != before, "another card shows the old picture")


def accessible(counter):
    for size in (LAPTOP, PHONE):
        for zoom in (1, 2):
            with counter.page("clerk", size=size, zoom=zoom if size == LAPTOP else 1) as page:
                begin(page)
                check(page, "/cards")
                scan(page, keyboards.telex(INSURANCE[0]))
                check(page, "/cards with a fault")
                scan(page, CARD.replace(NAME, LONG))
                check(page, "a draft without its code")
                scan(page, CODE)
                check(page, "a draft that differs")
                scan(page, "079190004321|" + keyboards.unicodedata.normalize("NFD", LONG).encode("ascii", "ignore").decode().upper()
                     + "|1990-08-15|1|163170000000067890|1<2<<<")
                page.fill("#declared_by", LONG)
                page.fill("#proxy_relation", "con gái")
                page.click("text=Cập nhật và xem lại")
                ready(page)
                check(page, "a draft that is ready")
                page.click("[data-print]")
                page.wait_for_url("**/printed/*")
                wait_until(page, "window.printed === 1")
                page.evaluate("document.querySelector('iframe').remove()")
                check(page, "a printed card")


if __name__ == "__main__":
    sys.exit(flows(
        every_scan_fills_the_form, papers_and_then_the_code, the_code_first, three_keystrokes, a_second_line_end_prints_nothing,
        a_reader_that_types_beside_the_field, differences_are_told, what_was_not_seen_is_not_printed, a_picture_of_the_code,
        keyboards_that_change_what_is_scanned, marks_that_did_not_arrive, declared_by_a_relative, printed_once,
        foreign_forms_and_others_drafts, names_that_are_scripts, only_documents_are_framed, quotas_and_ended_units,
        the_choice_is_remembered, accessible))
