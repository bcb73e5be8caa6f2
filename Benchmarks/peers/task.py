"""What a peer is asked to do, read from its command line."""

import argparse
import csv
import pathlib

from symbols import ENCODERS


class Task:
    """One task: rows in, documents in a folder out."""

    def __init__(self, arguments):
        self.output = pathlib.Path(arguments.output)
        self.output.mkdir(parents=True, exist_ok=True)
        self.data = pathlib.Path(arguments.data)
        self.fonts = arguments.fonts
        self.dpi = arguments.dpi
        self._encode, self._level = ENCODERS[arguments.encoder], arguments.level

    @property
    def rows(self):
        with open(self.data, encoding="utf-8", newline="") as table:
            yield from csv.DictReader(table)

    def sheets(self, capacity):
        """The rows in lists of `capacity`; the last may be shorter."""
        sheet = []
        for row in self.rows:
            sheet.append(row)
            if len(sheet) == capacity:
                yield sheet
                sheet = []
        if sheet:
            yield sheet

    def symbol(self, payload):
        """The rows of the payload's symbol: bytes, one a module, 1 is dark."""
        return self._encode(payload, self._level)

    @classmethod
    def run(cls, **tasks):
        """Does the task that the command line names."""
        parser = argparse.ArgumentParser()
        parser.add_argument("task", choices=tasks)
        parser.add_argument("data")
        parser.add_argument("output")
        parser.add_argument("--encoder", choices=ENCODERS, required=True)
        parser.add_argument("--level", choices="LMQH", required=True)
        parser.add_argument("--fonts", required=True)
        parser.add_argument("--dpi", type=int, default=300)
        arguments = parser.parse_args()
        tasks[arguments.task](cls(arguments))
