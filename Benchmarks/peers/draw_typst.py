"""The jobs with Typst: the symbols go into one file beside the table, the rest is in cards.typ and posters.typ."""

import json
import pathlib

import typst

from task import Task

HERE = pathlib.Path(__file__).parent


def cards(task):
    press = Press(task)
    press.compile("cards.typ", press.lay_out(task.rows), task.output / "cards.pdf")


def posters(task):
    press = Press(task)
    for row in task.rows:
        press.compile("posters.typ", press.lay_out([row]), task.output / f"{row['id']}.pdf")


def book(task):
    press = Press(task)
    press.compile("posters.typ", press.lay_out(task.rows), task.output / "posters.pdf")


def pictures(task):
    press = Press(task)
    for row in task.rows:
        press.compile("posters.typ", press.lay_out([row]), task.output / f"{row['id']}.png", ppi=task.dpi)


class Press:
    """A compiler that keeps its fonts from document to document."""

    def __init__(self, task):
        self._task = task
        self._compiler = typst.Compiler(root="/", font_paths=[task.fonts], ignore_system_fonts=True)

    def lay_out(self, rows):
        """Writes the symbols, one byte of grey a module, and gives the rows with the place of each."""
        start, placed = 0, []
        with open(self._symbols, "wb") as file:
            for row in rows:
                symbol = self._task.symbol(row["qr"])
                file.write(b"".join(symbol).translate(GREY))
                placed.append(row | {"start": start, "size": len(symbol)})
                start += len(symbol) ** 2
        return placed

    def compile(self, template, rows, output, **options):
        # PDF tags are left out: no other peer writes them.
        self._compiler.compile(
            input=str(HERE / template), output=str(output), format=output.suffix[1:], pdf_tags=False,
            sys_inputs={"rows": json.dumps(rows), "symbols": str(self._symbols)}, **options)

    @property
    def _symbols(self):
        return (self._task.output / "symbols.bin").resolve()


GREY = bytes.maketrans(b"\0\1", b"\xff\0")


if __name__ == "__main__":
    Task.run(cards=cards, posters=posters, book=book, pictures=pictures)
