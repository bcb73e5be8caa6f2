#!/usr/bin/env python3
"""Whole tables at the counter: how one is read, mended and printed, and what comes out, with and without script."""

import pathlib
import subprocess
import sys
import time

from bulk_tables import (
    apply, check_both, codes, fetched, hand_in, many, number, pages_of, print_all, residents, table, workbook)
from counter import LAPTOP, PHONE, check, expect, flows

LONG_NAME = "Công Tằng Tôn Nữ Thị Ngọc Huyền Trân Châu Báu Nguyệt Quế"


def reading_a_table(counter):
    """CSV with semicolons and an Excel workbook are read alike, and the page says how."""
    header, rows = residents(12)
    header = ["Mã số", "Họ và tên", "Ngày sinh", *header[3:11], "Mã QR", "Ghi chú"]
    rows = [[*row, "x"] for row in rows]
    with counter.page("volunteer") as page:
        hand_in(page, table(counter, "danh sách.csv", header, rows, ";", "utf-16"))
        said = page.inner_text("main > p.hint")
        for word in ("danh sách.csv", "CSV", "UTF-16", "chấm phẩy"):
            expect(word in said, f"{word} is not told: {said}")
        titles = page.inner_text(".sight thead")
        expect("= họ và tên" in titles and "không in" in titles, f"the columns are not told: {titles}")
        cells = page.inner_text(".sight tbody")
        expect(rows[0][1] in cells, "the first row is not shown")
        expect(rows[0][4] not in page.content(), "a whole number is on the page")
        expect(number(page, 1) == 12 and number(page, 3) == 0, "the sums are wrong")
        expect(number(page, 2) == 2, "12 cards of 10 to a sheet take 2 sheets")
        hand_in(page, workbook(counter, "bang.xlsx", header, rows))
        expect("Excel" in page.inner_text("main > p.hint"), "a workbook is not told")
        expect(number(page, 1) == 12, "the workbook is read otherwise")


def mending_in_place(counter):
    """What was mended on the page is what is printed; the rest comes back and is mended from there."""
    header, rows = residents(23)
    name, birth = rows[2][1], rows[5][2]
    rows[2][1], rows[5][2] = "", "31/02/1980"
    for script in (True, False):
        with counter.page("volunteer", script=script) as page:
            hand_in(page, table(counter, f"loi-{script}.csv", header, rows))
            expect(number(page, 3) == 2, "two rows have to come back")
            expect("Chưa có họ và tên" in page.inner_text(".mend"), "the problem is not told")
            rejects = page.request.get(page.get_attribute("a[download='rejects.csv']", "href")).text()
            expect(rejects.count("\n") == 3 and "name.empty" in rejects, "the rows do not come as a file")
            page.fill("[name='cell-4-1']", name)
            apply(page, "form[action$='/corrections'] button.main")
            expect(number(page, 1) == 22 and number(page, 3) == 1, "mending one cell does not mend one row")
            expect("Đã sửa 1 ô" in page.inner_text("main"), "the page does not say that it was mended")
            page.select_option("#sort", "")
            apply(page, "form[action$='/options'] button")
            print_all(page)
            pdf = fetched(counter, page, page.get_attribute("#documents ~ .table a", "href"), f"loi-{script}.pdf")
            text = subprocess.run(["pdftotext", "-raw", pdf, "-"], capture_output=True, text=True).stdout
            expect(name in " ".join(text.split()), "the mended name is not printed")
            expect(sorted(codes(pdf)) == sorted(row[11] for place, row in enumerate(rows[:11]) if place != 5),
                   "the first sheet has other codes than the first ten rows")
            apply(page, "form[action$='/rejects'] button")
            page.fill("[name='cell-2-2']", birth)
            apply(page, "form[action$='/corrections'] button.main")
            expect(number(page, 1) == 1 and number(page, 3) == 0, "the row that came back is not mended")


def choosing_columns(counter):
    """A column whose header says nothing is chosen on the page."""
    header, rows = residents(5)
    with counter.page("volunteer", script=False) as page:
        hand_in(page, table(counter, "cot.csv", ["Công dân trong sổ", "Nội dung quét"], [[row[1], row[11]] for row in rows]))
        expect("họ và tên, mã QR" in page.inner_text("[role=alert]"), "the missing columns are not told")
        check_both(counter, page.url, "volunteer", "a table without columns")
        page.select_option("#column-0", "full_name")
        page.select_option("#column-1", "qr")
        apply(page, "form[action$='/options'] button")
        expect(number(page, 1) == 5, "the chosen columns are not used")
        print_all(page)
        expect(number(page, 1) == 5, "the batch does not know the chosen columns")


def choosing_an_encoding(counter):
    """Where no encoding is beyond doubt, people say which line has the right names."""
    path = counter.folder / "cu.csv"
    path.write_bytes(b"full_name,qr\nTr\xe2n V\xe3n,a|b\n")
    with counter.page("volunteer", script=False) as page:
        page.goto("/batches")
        page.set_input_files("#file", path)
        page.click("main button.main")
        page.wait_for_selector("fieldset")
        expect("Trân Văn" in page.inner_text("fieldset"), "the names are not shown as they would be read")
        page.check("[value='windows-1258']")
        apply(page, "form[action$='/options'] button")
        expect("Trân Văn" in page.inner_text(".sight") and "WINDOWS-1258" in page.inner_text("main > p.hint"),
               "the table is not read as chosen")
        expect(page.input_value("#sort") == "full_name", "choosing the encoding changed the order")


def choosing_how(counter):
    """Template, sheet, order and groups; what the table does not have is not offered."""
    header, rows = residents(40)
    with counter.page("clerk", script=False) as page:
        hand_in(page, table(counter, "nhom.csv", header, rows))
        offered = page.inner_text("#group")
        expect("tổ dân phố" in offered and "cổng" not in offered, f"groups: {offered}")
        page.select_option("#template", "lanyard-card")
        page.select_option("#group", "province")
        apply(page, "form[action$='/options'] button")
        expect(page.input_value("#template") == "lanyard-card", "the template is not kept")
        print_all(page)
        provinces = {row[10] for row in rows}
        documents = page.locator("#documents ~ .table tbody tr").count()
        expect(documents == len(provinces), f"{documents} documents for {len(provinces)} provinces")


def again_from_a_sheet(counter):
    """After a jam exactly the sheets from a number on come once more, and the audit trail says so once."""
    header, rows = residents(45)
    with counter.page("clerk") as page:
        hand_in(page, table(counter, "ket.csv", header, rows))
        page.select_option("#sort", "")
        apply(page, "form[action$='/options'] button")
        print_all(page)
        whole = fetched(counter, page, page.get_attribute("#documents ~ .table a", "href"), "ket.pdf")
        page.fill("#from", "99")
        with page.expect_popup() as opened:
            page.click("form[action$='/again'] button")
        opened.value.wait_for_selector(".fault")
        expect("không có tờ số đó" in opened.value.inner_text("main"), "a sheet that is not there is not told")
        check_both(counter, page.url, "clerk", "a batch that is printed")
        form = {name: page.get_attribute(f"form[action$='/again'] [name={name}]", "value") for name in ("form_token", "key")}
        action = page.get_attribute("form[action$='/again']", "action")
        for _ in range(2):
            answer = page.request.post(
                action, form=form | {"document": "1", "sheet": "4"}, headers={"Origin": counter.address})
            expect(answer.status == 200, f"printing again: {answer.status}")
        rest = counter.folder / "ket-4.pdf"
        rest.write_bytes(answer.body())
        done = subprocess.run(["qpdf", "--check", rest], capture_output=True, text=True)
        expect(done.returncode == 0, f"qpdf: {done.stdout} {done.stderr}")
        expect(pages_of(whole) == 10 and pages_of(rest) == 4, "the rest has other pages than sheets 4 and 5")
        expect(sorted(codes(rest, 1, 3)) == sorted(codes(whole, 7, 9)), "the rest has other codes than sheets 4 and 5")
        expect(sorted(codes(rest, 1, 3)) == sorted(row[11] for row in rows[30:]), "the codes are none of rows 31 to 45")
    with counter.page("auditor") as page:
        entries = page.request.get("/api/v1/audit?limit=100").json()
        jams = [entry for entry in entries["items"] if entry["reason"] == "jam"]
        expect([(entry["action"], entry["count"]) for entry in jams] == [("reprint", 15)], f"the audit trail says {jams}")


def live_progress_and_cancel(counter):
    """How far a table is read is told as it goes on, and a batch can be cancelled, with and without script."""
    # So many that nobody is done with them before they are cancelled.
    total = 15_000
    path = many(counter, total)
    for script in (True, False):
        with counter.page("volunteer", script=script) as page:
            page.goto("/batches")
            page.set_input_files("#file", path)
            page.click("main button.main")
            expect(page.locator("progress").count() == 1, "the page does not say that it goes on")
            seen = set()
            while page.locator("#sight").count() == 0:
                rows = page.locator("[data-rows]")
                if rows.count():
                    seen.add(int(rows.first.text_content(timeout=5_000)))
                time.sleep(0.05)
                if len(seen) > 400:
                    break
            page.wait_for_selector("#sight", timeout=240_000)
            # Without script the page comes anew every two seconds only.
            expect(not script or any(0 < rows < total for rows in seen), f"no progress was shown: {sorted(seen)[:9]}")
            expect(number(page, 1) == total, "not every row can be printed")
            page.click("form[action$='/print'] button")
            page.wait_for_selector("progress")
            if script:
                check_both(counter, page.url, "volunteer", "a batch under way")
            page.click("summary")
            page.click("form[action$='/cancel'] button")
            page.wait_for_selector("main .tag")
            expect("Đã hủy" in page.inner_text("main"), "the batch is not cancelled")
            expect(page.locator("#documents").count() == 0, "a cancelled batch has documents")


def dropping_a_file(counter):
    header, rows = residents(3)
    text = table(counter, "tha.csv", header, rows).read_text()
    with counter.page("volunteer") as page:
        page.goto("/batches")
        dropped = page.evaluate_handle(
            "text => { const data = new DataTransfer(); data.items.add(new File([text], 'thả.csv')); return data; }", text)
        page.dispatch_event("[data-drop]", "dragover", {"dataTransfer": dropped})
        expect("over" in page.get_attribute("[data-drop]", "class"), "the zone does not say that it takes the file")
        page.dispatch_event("[data-drop]", "drop", {"dataTransfer": dropped})
        page.click("main button.main")
        page.wait_for_selector("#outcome")
        expect("thả.csv" in page.inner_text("main") and number(page, 1) == 3, "the dropped file is not read")


def strangers(counter):
    """Nobody sees another's draft; a volunteer sees no other's batch; a foreign form begins nothing."""
    header, rows = residents(3)
    path = table(counter, "rieng.csv", header, rows)
    with counter.page("clerk") as page:
        hand_in(page, path)
        draft = page.url
        token = page.get_attribute("form[action$='/print'] [name=form_token]", "value")
        print_all(page)
        batch = page.url.split("?")[0]
        before = page.request.get("/api/v1/batches").json()
        foreign = page.request.post(
            "/batches", multipart={"template": "wallet-card", "form_token": "x", "file": {
                "name": "a.csv", "mimeType": "text/csv", "buffer": path.read_bytes()}}, headers={"Origin": counter.address})
        expect(foreign.status == 403, f"a form without its token is answered with {foreign.status}")
        foreign = page.request.post(
            f"{draft}/print", form={"form_token": token}, headers={"Origin": "https://example.com"})
        expect(foreign.status == 403, f"a foreign form is answered with {foreign.status}")
        expect(page.request.get("/api/v1/batches").json() == before, "a foreign form began a batch")
    with counter.page("volunteer") as page:
        for address in (draft, batch, f"{batch}/documents/1?from=1"):
            expect(page.request.get(address).status == 404, f"a volunteer sees {address}")
        page.goto("/batches")
        expect(batch.split("/")[-1] not in page.content(), "the list shows another's batch")
    with counter.page("auditor") as page:
        expect(page.request.get("/batches").status == 403, "an auditor sees batches")


def printing_once(counter):
    """A form that is sent twice begins one batch."""
    header, rows = residents(3)
    with counter.page("clerk") as page:
        hand_in(page, table(counter, "mot.csv", header, rows))
        form = {"form_token": page.get_attribute("form[action$='/print'] [name=form_token]", "value")}
        places = {
            page.request.post(f"{page.url}/print", form=form, headers={"Origin": counter.address}).url.split("?")[0]
            for _ in range(3)}
        expect(len(places) == 1 and "/drafts/" not in places.pop(), f"one form led to {places}")


def hostile_tables(counter):
    """Markup in cells, headers and file names stays text, and formulas come back harmless."""
    header, rows = residents(4)
    evil = "<img src=x onerror=alert(1)>\"'&"
    rows[0][1], rows[1][1], rows[2][1] = evil, "=HYPERLINK(\"x\")", "{{page.path}} [[a|b]]"
    header = [*header, "<script>alert(2)</script>"]
    path = table(counter, "ten.csv", header, [[*row, evil] for row in rows])
    name = "a\"><script>alert(3)</script>\r\nX: y.csv"
    with counter.page("volunteer") as page:
        page.on("dialog", lambda dialog: expect(False, f"a script ran: {dialog.message}"))
        page.goto("/batches")
        page.set_input_files("#file", {"name": name, "mimeType": "text/csv", "buffer": path.read_bytes()})
        page.click("main button.main")
        page.wait_for_selector("#sight")
        for element in ("main script", "main img[src=x]"):
            expect(page.locator(element).count() == 0, f"{element} came from the table")
        expect("<script>alert(3)" in page.inner_text("main > p.hint"), "the file name is not shown as it is")
        expect(page.input_value("[name='cell-2-1']") == evil, "a value is not shown as it is")
        expect("{{page.path}} [[a|b]]" in page.inner_text(".sight"), "a template in a cell is not left alone")
        check(page, "a hostile table")
        rejects = page.request.get(page.get_attribute("a[download='rejects.csv']", "href")).text()
        expect("'=HYPERLINK" in rejects and ",=HYPERLINK" not in rejects, "a formula comes back as a formula")


def what_is_no_table(counter):
    """What cannot be read is told in words, on the page and not as a fault of the server."""
    cases = {"trong.csv": (b"", "trống"), "hinh.pdf": (b"%PDF-1.7\n", "PDF"), "bang.xls": (b"<html><table>", "XML"),
             "cut.xlsx": (b"PK\x03\x04" + bytes(40), "Excel")}
    with counter.page("volunteer", script=False) as page:
        for name, (content, word) in cases.items():
            page.goto("/batches")
            page.set_input_files("#file", {"name": name, "mimeType": "text/csv", "buffer": content})
            page.click("main button.main")
            page.wait_for_selector("[role=alert]", timeout=20_000)
            said = page.inner_text("[role=alert]")
            expect(word in said, f"{name}: {said}")


def accessible(counter):
    header, rows = residents(30)
    rows[3][1], rows[7][2], rows[9][1] = "", "x", LONG_NAME
    for login in ("volunteer", "clerk"):
        check_both(counter, "/batches", login, "/batches")
    for size in (LAPTOP, PHONE):
        with counter.page("volunteer", size=size) as page:
            hand_in(page, table(counter, "xem.csv", header, rows))
            check(page, f"a draft, {size['width']}")
            page.click("text=English")
            page.wait_for_selector("#sight")
            check(page, f"a draft in English, {size['width']}")
            print_all(page)
            check(page, f"a batch, {size['width']}")
            page.goto("/batches")
            check(page, f"the list, {size['width']}")
    with counter.page("volunteer", zoom=2) as page:
        hand_in(page, table(counter, "xem2.csv", header, rows))
        check(page, "a draft at 200 %")


def hundred_problems(counter):
    """The page of a table in which nothing is right is still light, and says how much there is."""
    header, rows = residents(300)
    for row in rows:
        row[1] = ""
    with counter.page("volunteer") as page:
        hand_in(page, table(counter, "tram.csv", header, rows))
        expect("300" in page.inner_text("#problems"), "the total is not told")
        expect(page.locator(".mend tbody tr").count() == 100, "not the first hundred are shown")
        expect("Chưa in được dòng nào" in page.inner_text("main"), "the page does not say that nothing can be printed")
        check(page, "a hundred problems")


def nothing_left(counter):
    """Tables that nobody printed are gone when the office starts again."""
    header, rows = residents(3)
    with counter.page("volunteer") as page:
        hand_in(page, table(counter, "bo.csv", header, rows))
    folder = pathlib.Path(counter.office.state) / "batches"
    expect(any(folder.glob("draft-*")), "a draft has no folder")
    counter.office.kill()
    counter.office.start()
    deadline = time.monotonic() + 5
    while any(folder.glob("draft-*")) and time.monotonic() < deadline:
        time.sleep(0.1)
    expect(not any(folder.glob("draft-*")), "a draft outlived its program")


if __name__ == "__main__":
    sys.exit(flows(
        reading_a_table, mending_in_place, choosing_columns, choosing_an_encoding, choosing_how, again_from_a_sheet,
        live_progress_and_cancel, dropping_a_file, strangers, printing_once, hostile_tables, what_is_no_table, accessible, hundred_problems,
        nothing_left))
