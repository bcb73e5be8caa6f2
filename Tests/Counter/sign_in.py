#!/usr/bin/env python3
"""Signing in and out, the own account, and what is refused on the way, with and without script, on a laptop and a phone."""

import subprocess
import sys

from counter import LAPTOP, PASSWORD, PHONE, check, expect, flows, sign_in


def signing_in_and_out(counter):
    for script in (True, False):
        for size in (LAPTOP, PHONE):
            with counter.page(script=script, size=size) as page:
                page.goto("/cards")
                expect("/sign-in?back=" in page.url, f"somebody unknown is at {page.url}")
                sign_in(page, "clerk", "sai mật khẩu rồi")
                expect("không đúng" in page.inner_text("main [role=alert]"), "a wrong password is not told")
                sign_in(page, "clerk")
                expect("Người thử clerk" in page.inner_text("header"), "the page does not say who is there")
                page.click("text=Đăng xuất")
                expect("Đã đăng xuất" in page.inner_text("main"), "signing out is not told")
                page.goto("/cards")
                expect("/sign-in" in page.url, "the session is not over")


def languages(counter):
    with counter.page() as page:
        page.goto("/sign-in")
        expect(page.get_attribute("html", "lang") == "vi", "the first page is not in Vietnamese")
        page.click("text=English")
        expect(page.get_attribute("html", "lang") == "en" and "/sign-in" in page.url, "the switch does not switch")
        expect("Password" in page.inner_text("main"), "the English page is not English")


def accessible(counter):
    for size in (LAPTOP, PHONE):
        with counter.page("clerk", size=size) as page:
            page.goto("/account")
            check(page, "/account")
        with counter.page(size=size) as page:
            page.goto("/sign-in")
            check(page, "/sign-in")


def new_password_and_one_time_codes(counter):
    new = "một câu khác cũng dài"
    with counter.page(script=False) as page:
        sign_in(page, "clerk2")
        page.goto("/account")
        page.fill("#old", PASSWORD)
        page.fill("#new", new)
        page.fill("#again", new)
        page.click("section:has(#change) button.main")
        expect("Đã đổi mật khẩu" in page.inner_text("main"), "the change of the password is not told")
        page.click("text=Bắt đầu bật")
        secret = page.inner_text("main code").replace(" ", "")
        code = subprocess.run(["oathtool", "--totp", "--base32", secret], capture_output=True, text=True).stdout.strip()
        page.fill("#code", code)
        page.click("section:has(#one-time) button.main")
        expect("Đã bật mã một lần" in page.inner_text("main"), "one-time codes are not on")
        page.click("text=Đăng xuất")
        sign_in(page, "clerk2", new)
        expect("không đúng" in page.inner_text("main"), "the password alone lets in")


def forms_of_other_pages(counter):
    """A form that some other site sends with the clerk's cookie changes nothing."""
    with counter.page("clerk") as page:
        answer = page.request.post(
            "/sign-out", form={"form_token": "x"}, headers={"Origin": "https://example.com"})
        expect(answer.status == 403, f"a foreign form is answered with {answer.status}")
        page.goto("/account")
        expect("Người thử clerk" in page.inner_text("header"), "a foreign form signed the clerk out")
        answer = page.request.get("/account")
        expect("frame-ancestors 'none'" in answer.headers["content-security-policy"], "the page can be framed")


if __name__ == "__main__":
    sys.exit(flows(signing_in_and_out, languages, accessible, new_password_and_one_time_codes, forms_of_other_pages))
