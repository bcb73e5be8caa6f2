"""The jobs with ReportLab, which draws no pictures."""

import pathlib

from PIL import Image
from reportlab import rl_config
from reportlab.lib.utils import ImageReader
from reportlab.pdfbase import pdfmetrics
from reportlab.pdfbase.ttfonts import TTFont
from reportlab.pdfgen.canvas import Canvas

from task import Task
from layout import BLACK, BLUE, BOLD, GREEN, NOTO, PAPER, PLAIN, QUIET_ZONE, WHITE, Card, Poster

POINTS = 72 / 25.4
FILES = {BOLD: "BeVietnamPro-Bold.ttf", PLAIN: "BeVietnamPro-Regular.ttf", NOTO: "NotoSans-Regular.ttf"}

# Bytes as they are, not as text of five quarters the length.
rl_config.useA85 = 0


def cards(task):
    with Sheets(task.output / "cards.pdf", task.fonts) as page:
        page.beginForm("art")
        draw_sheet(page)
        page.endForm()
        for sheet in task.sheets(Card.columns * Card.rows):
            page.doForm("art")
            for (x, y), row in zip(Card.cells(), sheet):
                page.write(Card.texts(row), BLACK, x, y)
                page.draw_symbol(task.symbol(row["qr"]), Card.symbol, x, y)
            page.showPage()


def posters(task):
    for row in task.rows:
        with Sheets(task.output / f"{row['id']}.pdf", task.fonts) as page:
            draw_poster_art(page)
            draw_poster(page, task, row)
            page.showPage()


def book(task):
    with Sheets(task.output / "posters.pdf", task.fonts) as page:
        page.beginForm("art")
        draw_poster_art(page)
        page.endForm()
        for row in task.rows:
            page.doForm("art")
            draw_poster(page, task, row)
            page.showPage()


def draw_sheet(page):
    page.setLineWidth(0.1 * POINTS)
    for (x1, y1), (x2, y2) in Card.marks():
        page.line(x1 * POINTS, page.up(y1), x2 * POINTS, page.up(y2))
    page.setLineWidth(0.2 * POINTS)
    for x, y in Card.cells():
        page.outline(Card.border, x, y, stroke=1, fill=0)
        page.setFillColorRGB(*GREEN)
        page.outline(Card.band, x, y)
        page.write(Card.title, WHITE, x, y)
        page.write(Card.hotline, BLACK, x, y)


def draw_poster_art(page):
    page.setFillColorRGB(*BLUE)
    for box in [Poster.band, *Poster.tiles]:
        page.outline(box)
    page.setFillColorRGB(*BLACK)
    for rule in Poster.rules:
        page.outline(rule)
    page.write(Poster.title, WHITE)
    page.write(Poster.steps, BLACK)


def draw_poster(page, task, row):
    page.write(Poster.texts(row), BLACK)
    rows = task.symbol(row["qr"])
    page.draw_symbol(rows, Poster.symbol_with_quiet_zone(len(rows)))


class Sheets(Canvas):
    """Pages whose places are millimetres from the top left, written when the block ends."""

    def __init__(self, path, fonts):
        for name, file in FILES.items():
            if name not in pdfmetrics.getRegisteredFontNames():
                pdfmetrics.registerFont(TTFont(name, pathlib.Path(fonts) / file))
        # The first font is named because it would be Helvetica, which is not embedded.
        super().__init__(
            str(path), pagesize=(PAPER[0] * POINTS, PAPER[1] * POINTS), pageCompression=1, initialFontName=PLAIN)

    def __enter__(self):
        return self

    def __exit__(self, kind, *_):
        if kind is None:
            self.save()

    def up(self, y):
        return (PAPER[1] - y) * POINTS

    def write(self, texts, colour, x=0, y=0):
        self.setFillColorRGB(*colour)
        for text in texts:
            self.setFont(text.face, text.size * POINTS)
            self.drawString((x + text.x) * POINTS, self.up(y + text.y), text.text)

    def outline(self, box, x=0, y=0, stroke=0, fill=1):
        self.roundRect(
            (x + box.x) * POINTS, self.up(y + box.y + box.height), box.width * POINTS, box.height * POINTS,
            box.radius * POINTS, stroke=stroke, fill=fill)

    def draw_symbol(self, rows, box, x=0, y=0):
        """The symbol as a grey picture of one pixel a module, which ReportLab draws faster and smaller than rectangles."""
        size = len(rows)
        module = box.width / (size + 2 * QUIET_ZONE)
        picture = Image.frombytes("L", (size, size), b"".join(rows).translate(GREY))
        self.drawImage(
            ImageReader(picture), (x + box.x + QUIET_ZONE * module) * POINTS,
            self.up(y + box.y + (QUIET_ZONE + size) * module), size * module * POINTS, size * module * POINTS)


GREY = bytes.maketrans(b"\0\1", b"\xff\0")


if __name__ == "__main__":
    Task.run(cards=cards, posters=posters, book=book)
