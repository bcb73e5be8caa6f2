"""The jobs, and the tables that they print from."""

import csv
import itertools
import math
from typing import NamedTuple


class Job(NamedTuple):
    """A piece of work that QRPress and the peers do with the same rows."""

    name: str
    title: str
    item: str
    # QRPress's words for it, and the table of Examples/ that it prints.
    template: str
    options: list
    table: str
    # The peers' word for it: a task of peers/draw_*.py.
    task: str
    # What QRPress's template asks of the symbols, so the peers do the same.
    level: str
    # Rows to a page, and pages of QRPress to a page of the peers.
    rows_to_a_page: int = 1
    faces: int = 1
    # Whether encoders in pure Python are left out: they would take most of an hour.
    native: bool = False

    def write_table(self, examples, count, path):
        """Writes the rows of Examples/, repeated to `count`, and gives those of the first page.

        Every row has an id and a code of its own. No more rows are held: a child process begins with the memory of this one.
        """
        rows = repeated(examples / f"{self.table}.csv", count)
        first = list(itertools.islice(rows, self.rows_to_a_page))
        with open(path, "w", encoding="utf-8", newline="") as file:
            table = csv.DictWriter(file, fieldnames=first[0])
            table.writeheader()
            table.writerows(itertools.chain(first, rows))
        return first

    def pages(self, count):
        """How many pages the peers' documents have together."""
        return math.ceil(count / self.rows_to_a_page)


def repeated(path, count):
    """The rows of a table, over and over to `count`, each with an id and a code of its own."""
    with open(path, encoding="utf-8", newline="") as file:
        rows = list(csv.DictReader(file))
    for number, row in zip(range(count), itertools.cycle(rows)):
        yield renewed(row, number) | {"id": f"B{number + 1:07}"}


def renewed(row, number):
    """The row as another person or place of its kind: equal codes would be stored once, and nobody prints those.

    `number` is that of the row in its table, below 10^6 for residents and 6^6 for venues.
    """
    if "national_id" in row:
        old = row["national_id"]
        new = f"{old[:-6]}{number:06}"
        return row | {"national_id": new, "qr": row["qr"].replace(old, new, 1)}
    letters = "ABCDEF" if row["qr"][-1].isupper() else "abcdef"
    end = "".join(letters[number // 6**place % 6] for place in range(6))
    return row | {"qr": row["qr"][:-6] + end}


JOBS = [
    Job(
        name="J1",
        title="wallet cards, ten to an A4 sheet, one PDF",
        item="card",
        template="wallet-card",
        options=["--sheet", "a4-10up"],
        table="residents",
        task="cards",
        level="Q",
        rows_to_a_page=10,
        faces=2,
    ),
    Job(
        name="J1 long",
        title="wallet cards, ten to an A4 sheet",
        item="card",
        template="wallet-card",
        options=["--sheet", "a4-10up"],
        table="residents",
        task="cards",
        level="Q",
        rows_to_a_page=10,
        faces=2,
        native=True,
    ),
    Job(
        name="J2",
        title="A4 posters, one PDF each",
        item="poster",
        template="venue-poster",
        options=["--max-sheets", "1"],
        table="venues",
        task="posters",
        level="H",
    ),
    Job(
        name="J2 in one PDF",
        title="A4 posters, everybody one PDF of as many pages",
        item="poster",
        template="venue-poster",
        options=[],
        table="venues",
        task="book",
        level="H",
    ),
    Job(
        name="J3",
        title="A4 posters as PNG of 300 dpi",
        item="poster",
        template="venue-poster",
        options=["--format", "png", "--dpi", "300"],
        table="venues",
        task="pictures",
        level="H",
    ),
]
