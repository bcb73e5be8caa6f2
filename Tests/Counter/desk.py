#!/usr/bin/env python3
"""What an office is run with: settings, accounts, the audit trail and figures, with and without script, on a laptop and a phone."""

import contextlib
import csv
import datetime
import io
import sqlite3
import struct
import subprocess
import sys
import time
import zlib

from counter import LAPTOP, PASSWORD, PHONE, check, expect, flows, sign_in
from office import VENUE, Client, People, batch_ended, card, form, table

PAGES = ("/settings", "/accounts", "/accounts/new", "/audit", "/dashboard")
people = People(seed=11)
LONG = "Công Tằng Tôn Nữ Thị Ngọc Huyền Trân Châu Báu Nguyệt Quế"


def png(red, green, blue, side=40):
    """A picture of one colour."""
    rows = b"".join(b"\0" + bytes((red, green, blue)) * side for _ in range(side))

    def chunk(kind, content):
        return struct.pack(">I", len(content)) + kind + content + struct.pack(">I", zlib.crc32(kind + content))

    header = struct.pack(">IIBBBBB", side, side, 8, 2, 0, 0, 0)
    return b"\x89PNG\r\n\x1a\n" + chunk(b"IHDR", header) + chunk(b"IDAT", zlib.compress(rows)) + chunk(b"IEND", b"")


def client(counter, login):
    """A program with a token of somebody."""
    token = counter.office.token(login)
    return Client(counter.office.port, token)


def printed(counter, login="clerk", template="wallet-card", record=None, **more):
    """A print through the API; gives what is told of it and its PDF."""
    api = client(counter, login)
    answer = api("POST", "/api/v1/prints", {"template": template, "record": record or next(people)} | more)
    expect(answer.status == 201, f"printing: {answer}")
    return answer.json, api("GET", answer.json["document"]).body


def text_of(pdf):
    return subprocess.run(["pdftotext", "-", "-"], input=pdf, capture_output=True, timeout=60).stdout.decode()


def red_in(pdf):
    """How many pixels of the first page are of the red that the logo has."""
    done = subprocess.run(["pdftoppm", "-r", "40", "-singlefile", "-"], input=pdf, capture_output=True, timeout=60)
    pixels = done.stdout.split(b"\n", 3)[3]
    return sum(pixels[at] > 180 and pixels[at + 1] < 60 and pixels[at + 2] < 60 for at in range(0, len(pixels) - 2, 3))


def main(page):
    return page.inner_text("main")


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


def accounts_come_and_go(counter):
    for script, size in ((True, LAPTOP), (False, PHONE)):
        login = f"binh.{int(script)}"
        with counter.page("admin", script=script, size=size) as page:
            page.goto("/accounts/new?unit=P1")
            page.fill("#login", login)
            page.fill("#name", LONG)
            page.select_option("#role", "clerk")
            page.select_option("#unit", "P1")
            page.fill("#quota", "1")
            page.click("section button.main")
            password = page.inner_text("code.secret")
            if script:
                check(page, "/accounts/… with a password")
            address = page.url.split("?")[0]
            page.reload()
            expect(page.locator("code.secret").count() == 0, "the password is shown twice")
            with counter.page() as mine:
                sign_in(mine, login, password)
                mine.goto("/account")
                expect(LONG in mine.inner_text("header"), "the new account cannot sign in")
                page.goto(address)
                page.click("text=Khóa tài khoản")
                expect("Đã khóa" in main(page), "disabling is not told")
                mine.goto("/account")
                expect("/sign-in" in mine.url, "a disabled account is still in")
                sign_in(mine, login, password)
                expect("không đúng" in main(mine), "a disabled account gets in")
            page.click("text=Mở lại tài khoản")
            page.fill("#password", "một câu đủ dài để nhớ")
            page.click("text=Đặt mật khẩu mới")
            expect(page.locator("code.secret").count() == 0, "a typed password is shown")
            with counter.page() as mine:
                sign_in(mine, login, "một câu đủ dài để nhớ")
                mine.goto("/account")
                expect(LONG in mine.inner_text("header"), "the new password does not let in")


def account_faults(counter):
    with counter.page("admin") as page:
        page.goto("/accounts/new")
        page.fill("#login", "Có Dấu")
        page.fill("#name", "Người Mới")
        page.fill("#password", "1234567890")
        page.click("section button.main")
        expect("ký tự a–z" in page.inner_text("#login-fault"), "a login with marks is accepted")
        expect("ai cũng đoán được" in page.inner_text("#password-fault"), "a common password is accepted")
        expect(page.input_value("#name") == "Người Mới", "what was typed is lost")
        check(page, "/accounts/new with faults")
        page.fill("#login", "clerk")
        page.fill("#password", "")
        page.click("section button.main")
        expect("đã có" in page.inner_text("#login-fault"), "a login is given twice")


def tokens_of_machines(counter):
    with counter.page("admin") as page:
        page.goto("/accounts/new?unit=P1")
        page.fill("#login", "may-1")
        page.fill("#name", "Máy ở quầy 1")
        page.select_option("#role", "machine")
        page.select_option("#unit", "P1")
        page.click("section button.main")
        expect(page.locator("code.secret").count() == 0, "a machine gets a password that nobody asked for")
        page.fill("#label", "quầy 1")
        page.click("text=Tạo token")
        token = page.inner_text("code.secret")
        api = Client(counter.office.port, token)
        expect(api("GET", "/api/v1/session").json["login"] == "may-1", "the token opens nothing")
        check(page, "/accounts/… with tokens")
        page.reload()
        expect(token not in page.content(), "the token is shown twice")
        page.click("text=Thu hồi")
        expect(api("GET", "/api/v1/session").status == 401, "a revoked token still opens")


def audit_is_filtered_and_exported(counter):
    printed(counter), printed(counter, "clerk2")
    today = datetime.datetime.now(datetime.timezone(datetime.timedelta(hours=7))).date()
    for script, size in ((True, LAPTOP), (False, PHONE)):
        with counter.page("auditor", script=script, size=size) as page:
            page.goto("/audit")
            page.select_option("#action", "print")
            page.select_option("#unit", "P2")
            page.click("text=Lọc")
            rows = page.locator("tbody tr").all_inner_texts()
            expect(rows and all("\tIn\t" in row and "Đơn vị P2" in row for row in rows), f"other lines are shown: {rows[:2]}")
            expect(page.locator("tbody").inner_text().count("clerk2") == len(rows), "not every line says who it was")
            page.fill("#from", str(today + datetime.timedelta(days=1)))
            page.click("text=Lọc")
            expect("Không có dòng nào" in main(page), "lines of days to come are shown")
            page.fill("#from", str(today))
            page.fill("#to", str(today))
            page.select_option("#unit", "QN")
            page.select_option("#action", "")
            page.click("text=Lọc")
            expect("Đơn vị P1" in page.inner_text("tbody"), "the lines of today are not shown")
            account = page.get_attribute("#account option:has-text('(clerk2)')", "value")
            page.select_option("#account", account)
            page.click("text=Lọc")
            answer = page.request.get(page.get_attribute("a[download]", "href"))
            lines = list(csv.DictReader(io.StringIO(answer.text().removeprefix("\ufeff"))))
            expect(lines and {line["login"] for line in lines} == {"clerk2"}, "the table is not that of the filter")
            expect({"print", "session.begin"} & {line["action"] for line in lines}, "the table lacks what was done")
            page.goto("/audit")
            expect("Xem nhật ký" in page.inner_text("tbody"), "reading the trail is not noted")
            page.click("text=Kiểm tra toàn vẹn")
            expect("nguyên vẹn" in page.inner_text("main [role=status]"), "a whole trail is not said to be whole")
            if script:
                check(page, "/audit verified")
    with counter.page("admin") as page:
        page.goto("/audit")
        expect(page.locator("text=Kiểm tra toàn vẹn").count() == 0, "a unit's administrator may verify")
        answer = page.request.get("/audit/lines.csv?unit=QN&from=")
        expect(answer.text().count("\r\n") > page.locator("tbody tr").count(), "the table has less than the page")


def audit_that_was_changed(counter):
    counter.office.stop()
    path = counter.office.state / "office.sqlite"
    with contextlib.closing(sqlite3.connect(path)) as store:
        trigger = store.execute("SELECT sql FROM sqlite_master WHERE name = 'audit_is_not_changed'").fetchone()[0]
        store.execute("DROP TRIGGER audit_is_not_changed")
        before = store.execute("SELECT reason FROM audit WHERE number = 3").fetchone()[0]
        store.execute("UPDATE audit SET reason = 'đã sửa' WHERE number = 3")
        store.commit()
        counter.office.start()
        try:
            with counter.page("root") as page:
                page.goto("/audit")
                page.click("text=Kiểm tra toàn vẹn")
                expect("từ dòng 3" in page.inner_text("main [role=alert]"), "a changed line is not found")
                check(page, "/audit broken")
        finally:
            store.execute("UPDATE audit SET reason = ? WHERE number = 3", (before,))
            store.execute(trigger)
            store.commit()


def figures(page, table="#days-table"):
    """The numbers of a table on the page of figures, by the heads of its lines."""
    page.locator("details").evaluate_all("all => all.forEach(one => one.open = true)")
    lines = [line.split("\t") for line in page.inner_text(table).splitlines()[1:]]
    return {line[0].strip(): [int(cell.replace(".", "")) for cell in line if cell.strip().replace(".", "").isdigit()] for line in lines}


def dashboard_tells_what_was_printed(counter):
    for unit, login in (("P3", "clerk3"), ("P4", "clerk4")):
        counter.office.unit(unit, "--parent", "QN")
        counter.office.account(login, "clerk", unit)
    for _ in range(3):
        first = printed(counter, "clerk3")[0]
    printed(counter, "clerk4")
    again = client(counter, "clerk3")("POST", f"/api/v1/prints/{first['id']}/reprints", {"reason": "mất thẻ"})
    expect(again.status == 201, f"printing again: {again}")
    rows = [next(people) for _ in range(5)]
    rows[1]["full_name"] = ""
    api = client(counter, "clerk4")
    body, kind = form({"template": "wallet-card"}, table(rows))
    ended = batch_ended(api, api("POST", "/api/v1/batches", body, Content_Type=kind)["Location"])
    expect((ended["printed"], ended["rejected"]) == (4, 1), f"the batch ended as {ended}")
    today = datetime.datetime.now(datetime.timezone(datetime.timedelta(hours=7))).strftime("%d/%m/%Y")
    with counter.page("admin") as page:
        # All, one by one, again, in bulk, batches, came back.
        for unit, expected in (("P3", [4, 4, 1, 0, 0, 0]), ("P4", [5, 1, 0, 4, 1, 1])):
            for days in (14, 30, 90):
                page.goto(f"/dashboard?unit={unit}&days={days}")
                found = figures(page)
                expect(len(found) == days and found[today] == expected, f"{unit}: {found[today]} instead of {expected}")
                expect(sum(sum(line) for line in found.values()) == sum(expected), "other days have something")
                expect(page.locator("svg.chart > g").count() == days, "there is not a bar for each day")
            lines = list(csv.reader(io.StringIO(page.request.get(page.get_attribute("a[download]", "href")).text())))
            expect([int(cell) for cell in lines[1][3:]] == expected[1:], f"the table says {lines[1]}")
        page.goto("/dashboard?unit=QN")
        of_units = figures(page, "#units-table")
        expect(of_units["Đơn vị P3"] == [4, 4, 1, 0, 0, 0] and of_units["Đơn vị P4"] == [5, 1, 0, 4, 1, 1], f"by unit: {of_units}")
        check(page, "/dashboard with figures")
    with counter.page("clerk3", script=False, size=PHONE) as page:
        page.goto("/dashboard")
        expect(page.inner_text("#all") == "4", "a clerk does not see the figures of the own unit")


def who_may(counter):
    """Roles and scopes: what is not one's own is missing, what one may not is forbidden, and nobody raises himself."""
    for login, allowed in {
        "clerk": ("/dashboard",), "volunteer": (), "auditor": ("/audit", "/dashboard"), "admin": PAGES, "root": PAGES,
    }.items():
        with counter.page(login) as page:
            for path in PAGES:
                status = page.goto(path).status
                expect(status == (200 if path in allowed else 403), f"{login} gets {status} at {path}")
    counter.office.command(
        "users", "add", "admin1", "--role", "unit-admin", "--unit", "P1", "--name", "Quản trị P1", "--password-stdin",
        stdin=PASSWORD + "\n")
    with counter.page("admin") as page:
        page.goto("/accounts?unit=P2")
        foreign = page.get_attribute("tbody tr:has-text('clerk2') a", "href")
        page.goto("/accounts?unit=QN")
        root, own = (page.get_attribute(f"tbody tr:has(td:text-is('{login}')) a", "href") for login in ("root", "admin"))

        def post(tab, path, **fields):
            tab.goto("/account")
            token = tab.input_value("header input[name=form_token]")
            return tab.request.post(
                path, form={"form_token": token} | fields, headers={"Origin": counter.address}, max_redirects=0).status

        full = {"name": "Ai đó", "role": "clerk", "unit": "QN"}
        expect(post(page, f"{root}/disable") == 403, "a unit administrator disables a system administrator")
        expect(post(page, f"{own}/disable") == 403, "somebody disables the own account")
        expect(post(page, own, **full) == 403, "somebody changes the own role")
        expect(post(page, "/accounts", **full | {"login": "x1", "role": "system-admin"}) == 422, "a system administrator is made")
    with counter.page("admin1") as page:
        for path in ("/settings?unit=P2", "/settings?unit=QN", "/accounts?unit=P2", "/audit?unit=P2", "/dashboard?unit=P2", foreign):
            expect(page.goto(path).status == 404, f"{path} is there for another unit's administrator")
        expect(post(page, f"{foreign}/disable") == 404, "another unit's clerk is disabled")
        expect(post(page, "/accounts", **full | {"login": "x2", "unit": "P2"}) == 422, "an account is made in another unit")
        expect(post(page, "/settings/retention", unit="P2", hours="1") == 404, "another unit's settings are changed")
        page.goto("/accounts")
        theirs = page.get_attribute("tbody tr:has(td:text-is('clerk')) a", "href")
        expect(post(page, theirs, name="Người thử clerk", role="clerk", unit="P2") == 422, "a clerk is moved elsewhere")


def accessible(counter):
    for size in (LAPTOP, PHONE):
        for language in ("vi", "en"):
            with counter.page("admin", size=size) as page:
                page.goto("/settings")
                if language == "en":
                    page.click("header button[lang=vi], header button[lang=en]")
                for path in PAGES:
                    page.goto(path)
                    check(page, f"{path} in {language} at {size['width']}")
    with counter.page("admin", zoom=2) as page:
        for path in PAGES:
            page.goto(path)
            check(page, f"{path} at 200 %")


if __name__ == "__main__":
    sys.exit(flows(
        words_are_on_the_next_card, words_that_do_not_fit, logo_is_drawn_and_stays, batch_with_logo, templates_on_offer,
        accounts_come_and_go, account_faults, tokens_of_machines, audit_is_filtered_and_exported,
        dashboard_tells_what_was_printed, who_may, accessible, retention, audit_that_was_changed))
