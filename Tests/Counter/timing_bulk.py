#!/usr/bin/env python3
"""How soon a table of 5,000 rows is told of, gone through, and printed: figures and no verdict."""

import sys
import time

from bulk_tables import many
from counter import flows


def five_thousand_rows(counter):
    path = many(counter, 5000)
    for script in (True, False):
        with counter.page("volunteer", script=script) as page:
            page.goto("/batches")
            page.set_input_files("#file", path)
            begun = time.monotonic()
            page.click("main button.main", no_wait_after=True)
            page.wait_for_selector("progress")
            shown = time.monotonic() - begun
            page.wait_for_selector("[data-rows]:not(:text-is('0')), #sight", timeout=60_000)
            counted = time.monotonic() - begun
            page.wait_for_selector("#outcome", timeout=120_000)
            read = time.monotonic() - begun
            begun = time.monotonic()
            page.click("form[action$='/print'] button", no_wait_after=True)
            page.wait_for_selector("progress")
            following = time.monotonic() - begun
            page.wait_for_selector("#documents", timeout=300_000)
            printed = time.monotonic() - begun
            print(f"  {'with' if script else 'without'} script: the page of the table {shown:.2f} s, its first count "
                  f"{counted:.2f} s, all rows {read:.2f} s; printing: progress {following:.2f} s, all done {printed:.1f} s")


if __name__ == "__main__":
    sys.exit(flows(five_thousand_rows))
