"""The jobs with PyCairo."""

import functools
import math

import cairo

from task import Task
from layout import BLACK, BLUE, BOLD, GREEN, NOTO, PAPER, PLAIN, QUIET_ZONE, WHITE, Card, Poster

POINTS = 72 / 25.4


def cards(task):
    surface = cairo.PDFSurface(str(task.output / "cards.pdf"), PAPER[0] * POINTS, PAPER[1] * POINTS)
    page = context(surface, POINTS)
    art = cairo.RecordingSurface(cairo.CONTENT_COLOR_ALPHA, None)
    draw_sheet(context(art, POINTS))
    for sheet in task.sheets(Card.columns * Card.rows):
        paint(page, art)
        for (x, y), row in zip(Card.cells(), sheet):
            page.save()
            page.translate(x, y)
            write(page, Card.texts(row), BLACK)
            draw_mask(page, task.symbol(row["qr"]), Card.symbol)
            page.restore()
        page.show_page()
    surface.finish()


def posters(task):
    for row in task.rows:
        surface = cairo.PDFSurface(str(task.output / f"{row['id']}.pdf"), PAPER[0] * POINTS, PAPER[1] * POINTS)
        page = context(surface, POINTS)
        draw_poster_art(page)
        draw_poster(page, task, row)
        surface.finish()


def book(task):
    surface = cairo.PDFSurface(str(task.output / "posters.pdf"), PAPER[0] * POINTS, PAPER[1] * POINTS)
    page = context(surface, POINTS)
    art = cairo.RecordingSurface(cairo.CONTENT_COLOR_ALPHA, None)
    draw_poster_art(context(art, POINTS))
    for row in task.rows:
        paint(page, art)
        draw_poster(page, task, row)
        page.show_page()
    surface.finish()


def pictures(task):
    dots = task.dpi / 25.4
    width, height = round(PAPER[0] * dots), round(PAPER[1] * dots)
    for row in task.rows:
        surface = cairo.ImageSurface(cairo.FORMAT_RGB24, width, height)
        page = context(surface, dots)
        page.set_source_rgb(*WHITE)
        page.paint()
        draw_poster_art(page)
        write(page, Poster.texts(row), BLACK)
        draw_rectangles(page, task.symbol(row["qr"]), Poster.symbol, dots)
        surface.write_to_png(str(task.output / f"{row['id']}.png"))


def draw_sheet(page):
    page.set_line_width(0.1)
    for start, end in Card.marks():
        page.move_to(*start)
        page.line_to(*end)
    page.stroke()
    for x, y in Card.cells():
        page.save()
        page.translate(x, y)
        outline(page, Card.border)
        page.set_line_width(0.2)
        page.stroke()
        outline(page, Card.band)
        page.set_source_rgb(*GREEN)
        page.fill()
        write(page, Card.title, WHITE)
        write(page, Card.hotline, BLACK)
        page.restore()


def draw_poster_art(page):
    page.set_source_rgb(*BLUE)
    for box in [Poster.band, *Poster.tiles]:
        outline(page, box)
    page.fill()
    page.set_source_rgb(*BLACK)
    for rule in Poster.rules:
        page.rectangle(*rule[:4])
    page.fill()
    write(page, Poster.title, WHITE)
    write(page, Poster.steps, BLACK)


def draw_poster(page, task, row):
    write(page, Poster.texts(row), BLACK)
    rows = task.symbol(row["qr"])
    draw_mask(page, rows, Poster.symbol_with_quiet_zone(len(rows)))


def draw_mask(page, rows, box):
    """The symbol as a stencil of one bit a module: far smaller and faster than rectangles in a PDF."""
    size = len(rows)
    stride = cairo.ImageSurface.format_stride_for_width(cairo.FORMAT_A1, size)
    # A1 keeps the leftmost pixel in the lowest bit of a word of this machine.
    bits = b"".join(int(row[::-1].translate(DIGITS), 2).to_bytes(stride, "little") for row in rows)
    stencil = cairo.SurfacePattern(cairo.ImageSurface.create_for_data(bytearray(bits), cairo.FORMAT_A1, size, size, stride))
    stencil.set_filter(cairo.FILTER_NEAREST)
    module = box.width / (size + 2 * QUIET_ZONE)
    page.save()
    page.translate(box.x + QUIET_ZONE * module, box.y + QUIET_ZONE * module)
    page.scale(module, module)
    page.set_source_rgb(*BLACK)
    page.mask(stencil)
    page.restore()


DIGITS = bytes.maketrans(b"\0\1", b"01")


def draw_rectangles(page, rows, box, dots):
    """The symbol as runs of whole pixels, for pictures."""
    size = len(rows)
    module = math.floor(box.width * dots / size)
    page.save()
    page.identity_matrix()
    left = round((box.x + box.width / 2) * dots - module * size / 2)
    top = round((box.y + box.height / 2) * dots - module * size / 2)
    for y, row in enumerate(rows):
        start = row.find(1)
        while start >= 0:
            end = row.find(0, start)
            end = size if end < 0 else end
            page.rectangle(left + start * module, top + y * module, (end - start) * module, module)
            start = row.find(1, end)
    page.set_source_rgb(*BLACK)
    page.fill()
    page.restore()


def write(page, texts, colour):
    page.set_source_rgb(*colour)
    for x, y, face, size, text in texts:
        page.set_font_face(faces()[face])
        page.set_font_size(size)
        page.move_to(x, y)
        page.show_text(text)


@functools.cache
def faces():
    normal, bold = cairo.FONT_WEIGHT_NORMAL, cairo.FONT_WEIGHT_BOLD
    return {
        BOLD: cairo.ToyFontFace("Be Vietnam Pro", cairo.FONT_SLANT_NORMAL, bold),
        PLAIN: cairo.ToyFontFace("Be Vietnam Pro", cairo.FONT_SLANT_NORMAL, normal),
        NOTO: cairo.ToyFontFace("Noto Sans", cairo.FONT_SLANT_NORMAL, normal),
    }


def context(surface, scale):
    page = cairo.Context(surface)
    page.scale(scale, scale)
    options = cairo.FontOptions()
    options.set_hint_metrics(cairo.HINT_METRICS_OFF)
    options.set_hint_style(cairo.HINT_STYLE_NONE)
    page.set_font_options(options)
    return page


def paint(page, art):
    page.save()
    page.identity_matrix()
    page.set_source_surface(art)
    page.paint()
    page.restore()


def outline(page, box):
    x, y, width, height, radius = box
    page.new_sub_path()
    for turn, (corner_x, corner_y) in enumerate([
        (x + width - radius, y + radius), (x + width - radius, y + height - radius),
        (x + radius, y + height - radius), (x + radius, y + radius),
    ]):
        page.arc(corner_x, corner_y, radius, (turn - 1) * math.pi / 2, turn * math.pi / 2)
    page.close_path()


if __name__ == "__main__":
    Task.run(cards=cards, posters=posters, book=book, pictures=pictures)
