"""What stands where on the peers' cards and posters, in millimetres from the top left.

The measures are those of QRPress's own templates; a text's place is the left end of its base line.
"""

from typing import NamedTuple

PAPER = (210, 297)


class Box(NamedTuple):
    x: float
    y: float
    width: float
    height: float
    radius: float = 0


class Text(NamedTuple):
    x: float
    y: float
    face: str
    size: float
    text: str


BOLD, PLAIN, NOTO = "Be Vietnam Pro Bold", "Be Vietnam Pro", "Noto Sans"
QUIET_ZONE = 4
WHITE, BLACK, GREEN, BLUE = (1, 1, 1), (0, 0, 0), (0, 0x42 / 255, 0x3B / 255), (0x0B / 255, 0x2D / 255, 0x66 / 255)


class Card:
    """A wallet card; ten of them fill a sheet."""

    width, height, columns, rows = 85.60, 53.98, 2, 5
    first = (19.4, 13.55)
    border = Box(0.3, 0.3, 85.0, 53.38, 3.18)
    band = Box(2.6, 2.6, 80.4, 7.8, 1.2)
    title = [Text(9.8, 8.4, BOLD, 4, "THẺ MÃ QR CÁ NHÂN"), Text(60.4, 8.4, PLAIN, 2.5, "Personal QR card")]
    hotline = [Text(4.2, 49.55, NOTO, 2.4, "Hỗ trợ"), Text(17.8, 49.55, BOLD, 4, "1022")]
    # The quiet zone belongs to this box.
    symbol = Box(42.6, 10.98, 42, 42)

    @staticmethod
    def texts(row):
        return [
            Text(4.2, 17.18, BOLD, 3.1, row["full_name"]),
            Text(4.2, 27.52, NOTO, 2.4, "Ngày sinh **/**/" + row["date_of_birth"][-4:]),
            Text(4.2, 30.74, NOTO, 2.4, "Số giấy tờ ******" + row["national_id"][6:]),
            Text(4.2, 37.2, NOTO, 2.4, row["group"] + ", " + row["ward"]),
        ]

    @classmethod
    def cells(cls):
        """The top left corner of every card of a sheet."""
        return [
            (cls.first[0] + column * cls.width, cls.first[1] + row * cls.height)
            for row in range(cls.rows)
            for column in range(cls.columns)
        ]

    @classmethod
    def marks(cls):
        """The crop marks as pairs of ends: 4 mm long, 2 mm away from the cards."""
        left, top = cls.first
        right, bottom = left + cls.columns * cls.width, top + cls.rows * cls.height
        for column in range(cls.columns + 1):
            x = left + column * cls.width
            yield (x, top - 6), (x, top - 2)
            yield (x, bottom + 2), (x, bottom + 6)
        for row in range(cls.rows + 1):
            y = top + row * cls.height
            yield (left - 6, y), (left - 2, y)
            yield (right + 2, y), (right + 6, y)


class Poster:
    """An A4 poster for a door."""

    band = Box(8, 8, 194, 25.4, 3)
    title = [Text(29.77, 23.2, BOLD, 12, "ĐIỂM QUÉT MÃ QR"), Text(29.64, 30.3, PLAIN, 6.6, "QR check-in point")]
    # The quiet zone lies outside this box.
    symbol = Box(30, 54.3, 150, 150)
    rules = [Box(15, 245.2, 180, 0.3), Box(15, 263.6, 180, 0.3)]
    tiles = [Box(x, 248.6, 12, 12, 2) for x in (15, 75, 135)]
    steps = [
        Text(29.63, 254.4, BOLD, 5.4, "Mở PC-COVID"),
        Text(29.8, 259.9, PLAIN, 3.3, "Open PC-COVID"),
        Text(89.75, 254.4, BOLD, 5.4, "Quét mã này"),
        Text(89.8, 259.9, PLAIN, 3.3, "Scan this code"),
        Text(149.75, 254.4, BOLD, 5.4, "Cho xem kết quả"),
        Text(149.8, 259.9, PLAIN, 3.3, "Show the result"),
        Text(29.72, 269.3, BOLD, 4.24, "Không có điện thoại thông minh?"),
        Text(29.8, 274.7, PLAIN, 3.75, "Xuất trình CCCD, thẻ BHYT có mã QR hoặc mã QR đã in."),
        Text(149.87, 269.3, PLAIN, 3.3, "Đường dây nóng"),
        Text(149.6, 279, BOLD, 9.2, "1022"),
    ]

    @classmethod
    def symbol_with_quiet_zone(cls, modules):
        margin = cls.symbol.width / modules * QUIET_ZONE
        side = cls.symbol.width + 2 * margin
        return Box(cls.symbol.x - margin, cls.symbol.y - margin, side, side)

    @staticmethod
    def texts(row):
        return [
            Text(29.4, 233.5, BOLD, 8.5, row["name"]),
            Text(29.7, 239, PLAIN, 4, row["address"] + ", " + row["ward"]),
            Text(29.7, 243.6, PLAIN, 4, row["district"] + ", " + row["province"]),
        ]
