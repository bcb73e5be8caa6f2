#!/usr/bin/env python3
"""How long a clerk waits: from the end of a scan until the card is seen on the page, in a browser, 30 times.

Prints the median and the 95th percentile; judges nothing. To be run with a release build on a machine that does nothing else.
"""

import argparse
import pathlib
import statistics
import time

from cards import CARD, CODE, begin, scan
from counter import Counter

TIMES = 30
# Noted by the page itself: the moment when the picture of the card has been drawn, on the clock that both sides share.
SEEN = """new Promise(done => {
  const picture = document.querySelector('.preview img');
  const drawn = () => requestAnimationFrame(() => requestAnimationFrame(() => done(performance.timeOrigin + performance.now())));
  if (picture.complete && picture.naturalWidth) drawn(); else picture.addEventListener('load', drawn);
})"""


def measure(page):
    """Milliseconds from the reader's Enter, which the page notes before it goes, until the card is drawn."""
    page.keyboard.type(CODE)
    before = time.time()
    page.keyboard.press("Enter")
    page.wait_for_selector(".preview img", state="attached")
    return page.evaluate(SEEN) - before * 1000


def main():
    parser = argparse.ArgumentParser()
    parser.add_argument("--program", type=pathlib.Path)
    options = parser.parse_args()
    waits = []
    with Counter(options.program) as counter, counter.page("clerk") as page:
        begin(page)
        for turn in range(TIMES + 2):
            page.goto("/cards")
            scan(page, CARD)
            wait = measure(page)
            # The first two find nothing in any cache.
            if turn >= 2:
                waits.append(wait)
    waits.sort()
    print(f"scan to preview: median {statistics.median(waits):.0f} ms, "
          f"95th percentile {waits[int(0.95 * len(waits))]:.0f} ms, longest {waits[-1]:.0f} ms, {TIMES} scans")


if __name__ == "__main__":
    main()
