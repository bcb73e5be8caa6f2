#!/usr/bin/env python3
"""Goes to every page that each kind of person can reach, and holds all of them to what every page has to be.

The pages are not listed here: they are found by following the links, so a new one is tried as soon as something leads to it.
"""

import json
import os
import re
import sys
import urllib.parse

from counter import LAPTOP, PEOPLE, PHONE, ROOT, check, expect, flows

# Names and places as nasty as the rules for records let them be; all must be shown as they are.
HOSTILE = "Ngõ 3 \"><svg/onload=alert(1)>'\u0301\"\u0301 onfocus=alert(2) &amp; {{frame.formToken}} [[a|b]]"
# Forms that anybody may send without a session: they change nothing that is kept for somebody else.
OPEN_FORMS = ("/language", "/sign-in", "/poster")


def shape(address):
    """The address without what is particular about it, so that one page of each shape is tried."""
    path = urllib.parse.urlsplit(address).path
    return re.sub(r"[0-9a-f]{8}-[0-9a-f-]{27}|[A-Za-z0-9_-]{22}(?=/|$)|(?<=/)\d+(?=/|$)|(?<=/)(P1|P2|QN)(?=/|$)", "*", path)


def is_page(path):
    return not path.startswith(("/api/", "/assets/")) and not re.search(r"\.(pdf|png|csv|svg|xlsx|yaml)$", path)


def seed(counter):
    """Prints and a batch, so that there is something on the pages; once."""
    if hasattr(counter, "seeded"):
        return
    counter.seeded = True
    with counter.page("clerk") as page:
        for line in (ROOT / "Examples/orders.jsonl").read_text().splitlines()[:6]:
            order = json.loads(line)
            order["record"]["address"] = HOSTILE
            answer = page.request.post(
                "/api/v1/prints", data=json.dumps(order), headers={**ours(page, counter), "Content-Type": "application/json"})
            expect(answer.status in (201, 422), f"a print is answered with {answer.status} {answer.text()[:300]}")
        table = (ROOT / "Examples/residents.csv").read_bytes().splitlines(keepends=True)[:40]
        table[3] = table[3].replace(b"/", b"<b>/", 1)
        answer = page.request.post("/api/v1/batches", headers=ours(page, counter), multipart={
            "template": "wallet-card", "file": {"name": "danh sach \"><b>.csv", "mimeType": "text/csv", "buffer": b"".join(table)}})
        expect(answer.status == 202, f"a batch is answered with {answer.status} {answer.text()[:300]}")


def ours(page, counter):
    token = page.request.get("/api/v1/session").json()["form_token"]
    return {"X-Form-Token": token, "Origin": counter.address}


def every_page(counter, login, script=True, size=LAPTOP, zoom=1, language=None):
    """Yields a tab at each page that this person can reach by links, and the shape of its address."""
    seed(counter)
    with counter.page(login, script=script, size=size, zoom=zoom) as page:
        if language:
            page.goto("/sign-in")
            page.context.add_cookies([{"name": "lang", "value": language, "url": counter.address}])
        waiting, seen = ["/"], {}
        while waiting:
            address = waiting.pop(0)
            if shape(address) in seen:
                continue
            seen[shape(address)] = address
            answer = page.goto(address)
            expect(answer.status == 200, f"{login} is led to {address}, which answers {answer.status}")
            seen.setdefault(shape(page.url), page.url)
            yield page, shape(page.url), answer
            links = page.eval_on_selector_all("a[href]", "all => all.map(a => a.href)")
            for link in links:
                if link.startswith(counter.address) and is_page(urllib.parse.urlsplit(link).path):
                    waiting.append(link.split("#")[0])
        minimum = 3 if login is None else 5
        expect(len(seen) >= minimum, f"{login} finds only {sorted(seen)}")


def accessible_light_and_within_the_screen(counter):
    # In a brief run those whose pages are, together, everybody's.
    is_brief = "CI" in os.environ
    for login in (None, "volunteer", "admin") if is_brief else (None, *PEOPLE):
        found = set()
        for page, name, _ in every_page(counter, login):
            check(page, f"{login} {name}")
            found.add(name)
        print(f"    {login or 'anybody'}: {len(found)} pages")
    for login in (None, "clerk") if is_brief else (None, "clerk", "volunteer", "admin"):
        for page, name, _ in every_page(counter, login, size=PHONE):
            check(page, f"{login} {name} on a phone")


def twice_as_large(counter):
    for login in ("clerk", "admin"):
        for page, name, _ in every_page(counter, login, zoom=2):
            wide = page.evaluate("document.documentElement.scrollWidth - document.documentElement.clientWidth")
            expect(wide <= 0, f"{name} at 200 % is {wide} pixels wider than the screen")


def in_english(counter):
    for login in (None, "clerk", "admin", "volunteer"):
        for page, name, _ in every_page(counter, login, language="en"):
            expect(page.get_attribute("html", "lang") == "en", f"{name} is not in English")
            # Names of people and units stay as they are.
            heading = "x" if name.startswith(("/prints/", "/accounts/")) else re.sub(r"Đơn vị \w+", "", page.inner_text("main h1"))
            expect(heading and not re.search("[ăâđêôơưạảấầẩậắằẳẵặẹẻẽếềểễệịỉọỏốồổỗộớờởỡợụủứừửữựỵỷỹ]", heading),
                   f"the heading of {name} is “{heading}”")


def shut_to_frames_and_foreign_script(counter):
    for login in (None, "clerk", "admin"):
        for page, name, answer in every_page(counter, login):
            policy = answer.headers.get("content-security-policy", "")
            expect("frame-ancestors 'none'" in policy and "script-src 'self'" in policy and "unsafe" not in policy,
                   f"{name} has the policy “{policy}”")
            expect(answer.headers.get("x-frame-options") == "DENY", f"{name} can be framed")
            expect(answer.headers.get("cache-control") == "no-store", f"{name} may be kept by the browser")
            alive = page.evaluate(
                "[...document.querySelectorAll('*')].filter(e => e.namespaceURI && (e.getAttributeNames().some(n => n.startsWith('on'))"
                " || (e.localName === 'script' && !e.src) || e.hasAttribute('style'))).map(e => e.outerHTML.slice(0, 99))")
            expect(not alive, f"{name} has {alive}")


def forms_of_other_sites(counter):
    """Every form of every page, sent as another site would: without the word of the session, with another one, from elsewhere."""
    tried = 0
    for login in ("clerk", "admin", "volunteer"):
        for page, name, _ in every_page(counter, login):
            forms = page.eval_on_selector_all("form[method=post]", """all => all.map(form => ({
                action: new URL(form.getAttribute('action') || location, location).pathname, type: form.enctype,
                fields: [...new FormData(form)].filter(([, value]) => typeof value == 'string'),
                file: form.querySelector('input[type=file]')?.name}))""")
            for form in forms:
                if form["action"].startswith(OPEN_FORMS):
                    continue
                tried += 1
                for change in ("none", "other", "elsewhere"):
                    fields = {key: value for key, value in form["fields"]}
                    expect(fields.pop("form_token", None), f"a form of {name} to {form['action']} has no token")
                    headers = {"Origin": counter.address}
                    if change == "other":
                        fields["form_token"] = "x" * 47
                    if change == "elsewhere":
                        headers = {"Origin": "https://example.com"}
                        fields["form_token"] = dict(form["fields"])["form_token"]
                    if form["file"]:
                        fields[form["file"]] = {"name": "a.csv", "mimeType": "text/csv", "buffer": b"full_name,qr\n"}
                    body = {"multipart": fields or {"a": "b"}} if "multipart" in form["type"] else {"form": fields}
                    answer = page.request.post(form["action"], headers=headers, max_redirects=0, **body)
                    expect(answer.status == 403, f"{name}: a form to {form['action']} ({change}) is answered with {answer.status}")
    print(f"    {tried} forms")
    expect(tried > 5, f"only {tried} forms were found")


if __name__ == "__main__":
    sys.exit(flows(
        accessible_light_and_within_the_screen, twice_as_large, in_english, shut_to_frames_and_foreign_script, forms_of_other_sites))
