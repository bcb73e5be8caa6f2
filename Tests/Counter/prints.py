#!/usr/bin/env python3
"""What was printed: the list, the search, and what is done to a print afterwards."""

import subprocess
import sys
import time
import urllib.parse
import uuid

from counter import LAPTOP, PHONE, check, expect, flows, read_codes
from office import VENUE, Client, People, ascii_of, card

_people = People(seed=11)
LONG = "Công Tằng Tôn Nữ Thị Ngọc Huyền Trân Châu Báu Nguyệt Quế"


def resident(name=None):
    """A synthetic resident, of this name if there is one."""
    person = next(_people)
    if name is None:
        return person
    code = person["qr"].split("|")
    code[1] = ascii_of(name).upper()
    return person | {"full_name": name, "qr": "|".join(code)}


def printed(counter, *people, login="clerk", template="wallet-card"):
    """Prints a card for everybody; gives the ids of the prints."""
    client = Client(counter.office.port, counter.office.token(login))
    ids = []
    for person in people:
        answer = client("POST", "/api/v1/prints", card(person, template), Idempotency_Key=str(uuid.uuid4()))
        expect(answer.status == 201, f"a card is answered with {answer}")
        ids.append(answer.json["id"])
    return ids


def document(counter, page, address, name, **request):
    """Fetches a PDF with the page's session; gives its path and its text."""
    answer = page.request.fetch(address, **request)
    expect(answer.status == 200 and answer.headers["content-type"] == "application/pdf", f"{address}: {answer.status}")
    path = counter.folder / f"{name}.pdf"
    path.write_bytes(answer.body())
    return path, subprocess.run(["pdftotext", "-layout", path, "-"], capture_output=True, text=True, check=True).stdout


def send(counter, page, form, name, action, **fields):
    """Sends what a form of the page sends, but to be kept as a file: the PDF that is answered."""
    token = page.input_value(f"{form} [name=form_token]")
    return document(
        counter, page, action, name, method="POST", data=urllib.parse.urlencode({"form_token": token} | fields, doseq=True),
        headers={"Content-Type": "application/x-www-form-urlencoded", "Origin": counter.address})


def names(page):
    return page.locator(".prints td:nth-child(3) a").all_inner_texts()


def find(page, text):
    page.fill("#text", text)
    page.press("#text", "Enter")
    page.wait_for_url("**/prints/search")


def list_and_its_pages(counter):
    people = [resident(f"Khổng {next(_people)['full_name']}") for _ in range(53)]
    printed(counter, *people)
    latest = [person["full_name"] for person in reversed(people)]
    for script, size in ((True, LAPTOP), (False, PHONE)):
        with counter.page("clerk", script=script, size=size) as page:
            page.goto("/prints")
            expect(names(page)[:50] == latest[:50], "the list is not the latest fifty")
            row = page.locator(".prints tbody tr").first.inner_text()
            number = people[-1]["national_id"]
            expect(number not in row and number[-6:] in row, f"the number is not masked: {row}")
            expect("Thẻ" in row and "Người thử clerk" in row and "Đã in" in row, f"a row lacks something: {row}")
            page.click("text=Trang sau")
            expect(names(page)[:3] == latest[50:], "the second page does not go on where the first ended")
            page.click("text=Về bản mới nhất")
            expect(len(names(page)) == 50, "there is no way back to the latest")
            page.click("text=Hôm qua")
            expect("Không có bản in nào" in page.inner_text("main"), "yesterday is not empty")
            page.click("text=7 ngày qua")
            expect(names(page)[:50] == latest[:50], "the seven days do not hold today")
            find(page, "khong")
            expect(names(page) == latest[:50] and "Còn nhiều hơn" in page.inner_text("main"), "a cut search is not told")


def search(counter):
    people = [resident(name) for name in ("Quách Văn Mẫu", "Trần Thị Mậu", "Lê Mẫu Văn", LONG)]
    printed(counter, *people)
    for script in (True, False):
        with counter.page("clerk", script=script) as page:
            page.goto("/prints")
            for text, found in (
                ("quach van mau", ["Quách Văn Mẫu"]), ("QUÁCH VĂN MẪU", ["Quách Văn Mẫu"]),
                ("mau", ["Lê Mẫu Văn", "Trần Thị Mậu", "Quách Văn Mẫu"]), ("nguyệt quế", [LONG]),
                ("quach van", ["Quách Văn Mẫu"]), ("van quach", []), ("ma", []),
                (people[1]["national_id"], ["Trần Thị Mậu"]), (people[2]["phone"], ["Lê Mẫu Văn"]),
                (" ".join((people[1]["national_id"][:3], people[1]["national_id"][3:])), ["Trần Thị Mậu"]),
                (people[0]["national_id"] + "||QUACH VAN MAU|01011990|Nam|Somewhere|01012021", ["Quách Văn Mẫu"]),
                ("000000000000", []), ('"><script>alert(1)</script>', []),
            ):
                find(page, text)
                expect(names(page) == found, f"“{text}” finds {names(page)}")
                expect(page.input_value("#text") == text, "what was typed is lost")
                if not found:
                    expect("Không tìm thấy" in page.inner_text("main"), "nothing found is not told")
                expect(page.url == f"{counter.address}/prints/search", "the search is in the address")
            find(page, "…")
            expect(page.get_attribute("#text", "aria-invalid") == "true", "an empty search is not told")
            page.click("text=English")
            expect(page.url == f"{counter.address}/prints", f"the switch of language leads to {page.url}")
            page.click("text=Tiếng Việt")


def printing_again(counter):
    person = resident("Trần Văn Mẫu")
    [id] = printed(counter, person)
    for script, copy in ((True, 2), (False, 3)):
        with counter.page("clerk", script=script) as page:
            page.goto(f"/prints/{id}")
            stale = {name: page.input_value(f"form[action$=reprint] [name={name}]") for name in ("form_token", "key")}
            page.check("form[action$=reprint] [value=lost]")
            page.fill("#reprint-words", "rơi ở chợ")
            page.click("form[action$=reprint] button")
            expect("Bản mới đã sẵn sàng" in page.inner_text("main [role=status]"), "the new copy is not told")
            if script:
                focused = page.evaluate("document.activeElement.getAttribute('href')")
                expect(focused == f"/api/v1/prints/{id}/document?copy={copy}", f"the focus is on {focused}")
            expect("Mất thẻ: rơi ở chợ" in page.inner_text(".copies"), "the reason is not told")
            path, text = document(counter, page, page.get_attribute("a.button.main", "href"), f"copy-{copy}")
            expect(f"Bản {copy}" in text and person["full_name"] in text, f"the copy says {text}")
            expect(read_codes(path).find(person["qr"]) >= 0, f"ZXing reads {read_codes(path)}")
            page.goto(f"/prints/{id}")
            again = page.request.post(
                f"/prints/{id}/reprint", form=stale | {"why": "lost", "words": "rơi ở chợ"},
                headers={"Origin": counter.address}, max_redirects=0)
            expect(again.status == 303, f"the same form again is answered with {again.status}")
            other = page.request.post(
                f"/prints/{id}/reprint", form=stale | {"why": "damaged"}, headers={"Origin": counter.address})
            expect(other.status == 422 and "đã gửi một lần" in other.text(),
                   f"another form with the same key is answered with {other.status}")
            page.reload()
            expect(page.locator(".copies li").count() == copy, "sending a form twice makes two copies")
            foreign = page.request.post(
                f"/prints/{id}/reprint", form={"why": "lost", "key": stale["key"]}, headers={"Origin": counter.address})
            expect(foreign.status == 403, f"a form of another page is answered with {foreign.status}")


def reasons(counter):
    [id] = printed(counter, resident())
    with counter.page("clerk", script=False) as page:
        page.goto(f"/prints/{id}")
        page.check("form[action$=reprint] [value=other]")
        page.click("form[action$=reprint] button")
        expect("Cần lý do" in page.inner_text("#reprint-fault"), "a missing reason is not told")
        expect(page.is_checked("form[action$=reprint] [value=other]"), "what was chosen is lost")
        page.click("text=English")
        expect(page.url == f"{counter.address}/prints/{id}", f"the switch of language leads to {page.url}")
        page.click("text=Tiếng Việt")
        expect(page.locator(".copies li").count() == 1, "a copy without a reason")
        hostile = '"><img src=x onerror=alert(1)>'
        page.check("form[action$=reprint] [value=other]")
        page.fill("#reprint-words", hostile)
        page.click("form[action$=reprint] button")
        expect(hostile in page.inner_text(".copies") and page.locator("img[src=x]").count() == 0, "a reason is markup")


def voiding(counter):
    ids = printed(counter, resident(), resident())
    for id, script in zip(ids, (True, False)):
        with counter.page("clerk", script=script) as page:
            page.goto(f"/prints/{id}")
            stale = {name: page.input_value(f"form[action$=reprint] [name={name}]") for name in ("form_token", "key")}
            unsure = page.request.post(
                f"/prints/{id}/void", form=stale | {"why": "changed"}, headers={"Origin": counter.address})
            expect(unsure.status == 422, f"voiding without being sure is answered with {unsure.status}")
            page.click("summary")
            page.check("form[action$=void] [value=changed]")
            page.check("[name=sure]")
            page.click("form[action$=void] button")
            expect("Đã hủy" in page.inner_text("main [role=status]"), "voiding is not told")
            expect(page.locator("main form").count() == 0, "something can be done to a void print")
            expect(page.locator("main img").count() == 0, "a void print is shown")
            answer = page.request.get(f"/prints/{id}/picture.png")
            expect(answer.status == 409, f"the picture of a void print is answered with {answer.status}")
            answer = page.request.post(
                f"/prints/{id}/reprint", form=stale | {"why": "lost"}, headers={"Origin": counter.address})
            expect(answer.status == 409 and "Bản in này đã hủy hoặc chưa in xong" in answer.text(),
                   f"a void print again is answered with {answer.status}")
            page.goto("/prints")
            expect("Đã hủy" in page.locator(".prints tbody tr", has=page.locator(f"[href='/prints/{id}']")).inner_text(),
                   "the list does not say that it is void")


def slip_and_handing_over(counter):
    person = resident(LONG)
    [id] = printed(counter, person)
    with counter.page("clerk") as page:
        page.goto(f"/prints/{id}")
        page.fill("#queue", "045")
        with page.expect_popup() as popup:
            page.click("form[action$=slip] button")
        popup.value.close()
        _, text = send(
            counter, page, "form[action$=slip]", "slip", f"/prints/{id}/slip", queue="045", pick_up_place="Một cửa")
        words = " ".join(text.split())
        expect("045" in words and "Một cửa" in words and "Đơn vị P1" in words, f"the slip says {text}")
        expect(all(word in words for word in LONG.split()), f"the slip names {text}")
        expect(person["national_id"] not in words, "the slip holds the number")
        page.click("form[action$=hand-over] button")
        expect("Đã trao" in page.inner_text("dl.facts"), "handing over is not told")
        expect(page.locator("form[action$=hand-over], form[action$=slip]").count() == 0, "it can be handed over again")
        expect(page.locator(".copies li").count() == 1, "the slip is a copy")


def hand_over_list(counter):
    wanted = ["Trần Văn Ánh", "Lê Thị Bình", "Nguyễn Hữu Đức", "Phạm Gia Đạt"]
    ids = printed(counter, *[resident(name) for name in (wanted[3], wanted[1], wanted[2], wanted[0])])
    [venue] = printed(counter, VENUE, template="venue-poster")
    rows = ".prints tbody tr"
    for script in (True, False):
        with counter.page("clerk", script=script) as page:
            page.goto("/prints")
            _, text = send(
                counter, page, "form:has(.prints)", "list", "/prints/hand-over-list", print=[*ids, venue])
            places = [text.find(name) for name in ("Trần Văn Ánh", "Lê Thị Bình", "Phạm Gia Đạt", "Nguyễn Hữu Đức")]
            expect(-1 not in places and places == sorted(places), f"the list is not in the order of names: {text}")
            expect(text.count("Đơn vị P1") == 2 and "Chợ Mẫu" not in text, f"the list says {text}")
    with counter.page("clerk", script=False) as page:
        page.goto("/prints")
        page.click("button:has-text('Ghi là đã trao')")
        expect("Chưa chọn thẻ nào" in page.inner_text("main"), "choosing nothing is not told")
        for id in ids[:3]:
            page.check(f"[name=print][value='{id}']")
        stale = {name: page.input_value(f"form[action='/prints/hand-over'] [name={name}]") for name in ("form_token", "key")}
        page.click("button:has-text('Ghi là đã trao')")
        expect("Đã ghi là đã trao: 3." in page.inner_text("main [role=status]"), "how many is not told")
        again = page.request.post(
            "/prints/hand-over", form=stale | {"print": ids[0]}, headers={"Origin": counter.address}, max_redirects=0)
        expect("handed=1&unchanged=0" in again.headers["location"], "the same form again is not the same")
        expect(page.locator(rows, has=page.locator(f"[href='/prints/{ids[0]}']")).inner_text().find("Đã trao") >= 0,
               "the list does not say who has the card")
        expect(page.locator(f"[name=print][value='{ids[0]}']").count() == 0, "what is handed over can be chosen")
        waiting = [field.get_attribute("value") for field in page.locator("[name=waiting]").all()]
        expect(ids[3] in waiting and not set(ids[:3]) & set(waiting), "the page waits for what is handed over")
        _, text = send(
            counter, page, "form:has(.prints)", "rest", "/prints/hand-over-list", waiting=waiting, of="page")
        expect("Lê Thị Bình" not in text and "Trần Văn Ánh" in text, f"the next list says {text}")
    with counter.page("clerk") as page:
        page.goto("/prints")
        page.check("#choose-all")
        chosen = page.locator("[name=print]:checked").count()
        expect(chosen == page.locator("[name=print]").count() > 0, "not all are chosen")


def who_sees_what(counter):
    [id] = printed(counter, resident("Trần Văn Riêng"))
    with counter.page("clerk2") as page:
        page.goto("/prints")
        expect(names(page) == [], "a ward sees another's prints")
        find(page, "tran van rieng")
        expect(names(page) == [], "a ward finds another's prints")
        token = page.input_value("[name=form_token]")
        for method, path in (
            ("GET", ""), ("GET", "/picture.png"), ("POST", "/slip"), ("POST", "/reprint"), ("POST", "/void"),
            ("POST", "/hand-over"),
        ):
            answer = page.request.fetch(
                f"/prints/{id}{path}", method=method, form={"form_token": token} if method == "POST" else None,
                headers={"Origin": counter.address})
            expect(answer.status == 404, f"{path} of a foreign print is answered with {answer.status}")
        for path in ("/prints/hand-over", "/prints/hand-over-list"):
            answer = page.request.post(
                path, form={"form_token": token, "print": id}, headers={"Origin": counter.address})
            expect(answer.status == 404, f"{path} of a foreign print is answered with {answer.status}")
    with counter.page("admin") as page:
        printed(counter, resident("Lê Thị Khác"), login="clerk2")
        page.goto("/prints")
        text = page.inner_text(".prints tbody")
        expect("Đơn vị P1" in text and "Đơn vị P2" in text, "who is over both wards does not see both")
    for login in ("volunteer", "auditor", "root"):
        with counter.page(login) as page:
            for path in ("/prints", f"/prints/{id}"):
                expect(page.goto(path).status == 403, f"{login} gets {path}")


def hostile_names(counter):
    name = 'Chợ "Mẫu" <script>alert(1)</script> & \'Sao\''
    [id] = printed(counter, VENUE | {"name": name}, template="venue-poster")
    with counter.page("clerk") as page:
        page.on("dialog", lambda dialog: expect(False, "a name runs as script"))
        page.goto("/prints")
        expect(names(page)[0] == name, f"the name reads {names(page)[0]}")
        page.goto(f"/prints/{id}")
        expect(page.inner_text("h1") == name, f"the name reads {page.inner_text('h1')}")
        expect(page.evaluate("document.querySelector('main img').naturalWidth") > 0, "the picture is not there")
        expect(page.locator("form[action$=slip]").count() == 0, "a place gets a pick-up slip")
        expect(page.request.get("/prints/x").status == 404, "there is a print of no id")


def after_the_document_is_gone(counter):
    """What is kept to print again outlives the document."""
    office, options = counter.office, counter.office._options
    [id] = printed(counter, resident("Bùi Thị Muộn"))
    office.stop()
    office._options = ("--keep-documents", "1")
    office.start()
    try:
        with counter.page("clerk", script=False) as page:
            deadline = time.monotonic() + 30
            while time.monotonic() < deadline:
                page.goto(f"/prints/{id}")
                if "xóa theo hạn lưu" in page.inner_text(".copies"):
                    break
                time.sleep(0.2)
            expect("Không còn tài liệu" in page.inner_text("main"), "the document is not told as gone")
            expect(page.locator("main img, a.button.main").count() == 0, "what is gone is offered")
            answer = page.request.get(f"/prints/{id}/picture.png")
            expect(answer.status == 410, f"the picture of what is gone is answered with {answer.status}")
            page.check("form[action$=reprint] [value=damaged]")
            page.click("form[action$=reprint] button")
            _, text = document(counter, page, f"/api/v1/prints/{id}/document?copy=2", "late")
            expect("Bùi Thị Muộn" in text, "what was kept is not enough to print again")
    finally:
        office.stop()
        office._options = options
        office.start()


def accessible(counter):
    ids = printed(counter, resident(LONG), resident())
    for size in (LAPTOP, PHONE):
        with counter.page("clerk", size=size) as page:
            page.goto("/prints")
            check(page, "/prints")
            find(page, "khong co ai")
            check(page, "an empty search")
            find(page, "?")
            check(page, "a search for nothing")
            page.goto(f"/prints/{ids[0]}")
            page.click("summary")
            check(page, "/prints/ID")
            page.goto("/prints?day=yesterday")
            check(page, "an empty list")
    with counter.page("clerk", zoom=2) as page:
        page.goto("/prints")
        check(page, "/prints at 200 %")
        page.goto(f"/prints/{ids[0]}")
        check(page, "/prints/ID at 200 %")


if __name__ == "__main__":
    sys.exit(flows(
        list_and_its_pages, search, printing_again, reasons, voiding, slip_and_handing_over, hand_over_list,
        who_sees_what, hostile_names, accessible, after_the_document_is_gone))
