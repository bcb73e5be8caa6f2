"""Writes the tables of `Encodings/`: the same 300 made-up names as programs that are not ours save them.

Run once, with the versions below, on Debian 12:

    apt-get download fcitx5-unikey && dpkg-deb -x fcitx5-unikey_*.deb unikey
    python3 -m venv venv && venv/bin/pip install ftfy==6.3.1 viparse==0.1.31
    venv/bin/python encodings.py unikey/usr/lib/x86_64-linux-gnu/fcitx5/libunikey.so

- glibc's iconv 2.36 writes Windows-1258, VISCII, TCVN 5712-1 and both orders of UTF-16. Its TCVN is the standard's VN1,
  which has capitals that the ABC fonts (VN3) lack: names with those are left out.
- UniKey 5.0.12-1, the input method that most of Vietnam types with, has the tables of VNI and of the ABC fonts in its
  library. They are found there by their first letters; the order of the letters is that of its Unicode table.
- viparse 0.1.31 has a table of VNI that was made from documents of offices, independently of UniKey.
- ftfy 6.3.1 has Windows-1252 as browsers and spreadsheets have it, with Latin-1 for the five bytes that are left out.

A name whose letters an encoding does not have is left out of its table; the number before it says which. In the encodings
that are not Unicode a name is written composed (NFC), for they know no other form.
"""

import csv
import io
import struct
import subprocess
import sys
import unicodedata
from pathlib import Path

import ftfy.bad_codecs  # noqa: F401, registers sloppy-windows-1252
from viparse.normalize import vni as viparse_vni

FOLDER = Path(__file__).parent / "Encodings"

SURNAMES = (
    "Nguyễn Trần Lê Phạm Hoàng Huỳnh Phan Vũ Võ Đặng Bùi Đỗ Hồ Ngô Dương Lý Đinh Đào Đoàn Trịnh Mai Tạ Thái Lương "
    "Vương Quách Khổng Nghiêm Lưu Tống Bạch Giáp Kiều Ngụy Triệu Vòng Chử Cù Phùng Hứa").split()
MIDDLES = (
    "Văn Thị Hữu Đức Ngọc Minh Quốc Thanh Xuân Thuý Gia Bảo Kiều Tuyết Phương Diễm Hồng Công Đình Nhật Thế Mỹ Quỳnh "
    "Khánh Trường").split()
GIVEN = (
    "Ánh Ẩn Ấn Ái Âu Ân Ý Ỷ Út Ước Ứng Yến Yên Oanh Ổn Ới Ẵm Ẳng Ẫm Ằng Ẹt Ếch Ềnh Ẻo Ẽo Ễnh Ể Ệch Èo Í Ì Ỉ Ĩ Ị "
    "Ó Ò Ỏ Õ Ọ Ốc Ồ Ỗ Ộ Ớt Ờ Ở Ỡ Ợ Ú Ù Ủ Ũ Ụ Ừ Ử Ữ Ự Ỳ Ỹ Ỵ Đậu Ắc Ặc Ậm Ầm Ác Ạch Ảnh À Ã Ế Ề Đẹp Bé Chè Vẻ Kẽm "
    "Sẵn Sẳng Nghĩa Tuấn Hằng Thủy Hòa Hoè Khoẻ Phượng Vỹ Kỳ Quý Tỵ Quyền Nghị Giỏi Giữ Thuở Thiện Hiếu Viễn Quyết "
    "Đạt Lộc Phước Dũng Dụng Sửu Tỉnh Tịnh Tính Bền Biển Luận Mẫn Lẫm Cẩm Trâm Thẳm Bằng Cổn Khởi Lợi Rỡ Đợi Cữ Tỷ "
    "Hạnh Hảo Sỏi Nõn Cọ Vỗ Nữ Khứ Từ Tử Tự Dư Thơ").split()
PEOPLES = [
    "H'Hen Niê", "Y Moan Ê Ban", "K'Brếu", "Đinh Hrơt", "Lò Thị Pành", "Ksor Jú", "VŨ THỊ BÉ", "Siu Wel", "Rơ Châm Hếp", "Kpă Y Lăng",
    "Y Thông Êban", "H'Lim Mlô", "Rmah H'Bé", "Nay Phin", "Cầm Bá Thức", "Vừ A Dính", "Giàng Seo Phử", "Sùng Thị Mỷ",
    "Thào A Sùng", "Lý Lỗ Mẩy", "Quàng Văn Hặc", "Vi Thị Khún", "Hà Nhì Xé Gió", "Bàn Tài Đoàn",
    "Triệu Mùi Chài", "Pờ Lóng Tơ", "Chu Xé Lù", "Thạch Sô Phi", "Sơn Thị Sà Rương", "Kim Sa Rây", "Danh Út", 
    "Bá Trung Phụ", "Từ Thị Mỵ", "Đàng Năng Quạ", "Điểu K'Ré", "Điểu Ong", "Ka Brưm", "K'Sor H'Nghĩa", "A Ma-Thuột",
    "H'Kiều Niê Kđăm", "Vũ Thị Nhã", "Bùi Tất Thắng", "Đỗ Thị Chỉ",
]


def kinh():
    """Names in the order of the lists, each part at its own pace."""
    for n, given in enumerate(GIVEN * 2):
        yield f"{SURNAMES[n % len(SURNAMES)]} {MIDDLES[n * 7 % len(MIDDLES)]} {given}"


def names():
    source, peoples, result = kinh(), list(PEOPLES), []
    while len(result) < 300:
        n = len(result)
        if n % 7 == 3 and peoples:
            result.append(peoples.pop(0))
        elif n % 15 == 9:
            result.append(unicodedata.normalize("NFD", next(source)))
        elif n % 5 == 4:
            result.append(next(source).upper())
        elif n % 50 == 30:
            result.append(next(source).replace("Đ", "Ð").replace("đ", "ð") + " Ðào")
        elif n % 50 == 36:
            result.append("H’" + next(source))
        else:
            result.append(next(source))
    return result


def check(names):
    letters = set("".join(unicodedata.normalize("NFC", name) for name in names))
    vowels = {unicodedata.normalize("NFC", v + t) for v in "aăâeêioôơuưy" for t in ("", "\u0300", "\u0309", "\u0303", "\u0301", "\u0323")}
    wanted = {c for c in vowels | {"đ"} if ord(c) > 127}
    wanted |= {c.upper() for c in wanted}
    assert len(wanted) == 134, len(wanted)
    assert len(names) == len(set(names)) == 300
    assert wanted <= letters, sorted(wanted - letters)


def iconv(encoding, invertible=True):
    def write(text):
        there = subprocess.run(["iconv", "-f", "UTF-8", "-t", encoding], input=text.encode(), capture_output=True)
        if there.returncode != 0:
            return None
        back = subprocess.run(["iconv", "-f", encoding, "-t", "UTF-8"], input=there.stdout, capture_output=True)
        return there.stdout if unicodedata.normalize("NFC", back.stdout.decode()) == unicodedata.normalize("NFC", text) else None
    return write


def unikey(library):
    data = Path(library).read_bytes()

    def words(*first):
        begin = data.index(struct.pack("<4H", *first))
        return struct.unpack("<186H", data[begin:begin + 372])

    letters = [chr(value) for value in words(0x41, 0x61, 0xC1, 0xE1)]
    vni = [struct.pack("<H", value).rstrip(b"\0") for value in words(0x41, 0x61, 0xD941, 0xF961)]
    begin = data.index(b"Aa\xb8\xb8\xb5\xb5")
    abc = [bytes([value]) for value in data[begin:begin + 186]]
    return dict(zip(letters, vni)), dict(zip(letters, abc))


def table(mapping):
    def write(text):
        parts = [mapping.get(c, c.encode("ascii", "ignore")) for c in text]
        return b"".join(parts) if all(parts) else None
    return write


def save(name, rows):
    (FOLDER / name).write_bytes(b"".join(rows))


def line(number, text, write):
    body = write(text)
    return [b"%d," % number + body + b"\n"] if body is not None else []


def main(library):
    people = names()
    check(people)
    FOLDER.mkdir(exist_ok=True)
    save("utf-8.csv", [b"id,full_name\n"] + [f"{n},{name}\n".encode() for n, name in enumerate(people, 1)])
    text = "id,full_name\n" + "".join(f"{n},{name}\n" for n, name in enumerate(people, 1))
    for order in ("LE", "BE"):
        there = subprocess.run(["iconv", "-f", "UTF-8", "-t", f"UTF-16{order}"], input=text.encode(), capture_output=True, check=True)
        save(f"utf-16{order.lower()}.csv", [there.stdout])
    there = subprocess.run(["iconv", "-f", "UTF-8", "-t", "UTF-16"], input=text.encode(), capture_output=True, check=True)
    save("utf-16-bom.csv", [there.stdout])

    vni, abc = unikey(library)
    is_vn3 = lambda c: abc.get(c, b"").isascii() is False and (c.islower() or abc.get(c) != abc.get(c.lower()))
    tcvn = iconv("TCVN5712-1")
    surface = {letter: form.encode("cp1252") for form, letter in viparse_vni._ENTRIES}
    sloppy = lambda text: text.encode("utf-8").decode("sloppy-windows-1252").encode("utf-8")
    writers = {
        "windows-1258.csv": iconv("CP1258"),
        "viscii.csv": iconv("VISCII"),
        "tcvn3-iconv.csv": lambda text: tcvn(text) if all(c.isascii() or is_vn3(c) for c in text) else None,
        "tcvn3-unikey.csv": lambda text: table(abc)(text) if all(c.isascii() or is_vn3(c) for c in text) else None,
        # As people type: where the ABC fonts have no capital, the small letter stands for it.
        "tcvn3-typed.csv": table(abc),
        # In an ABC font everything may be in capitals; the codes are those of small letters.
        "tcvn3-capitals.csv": lambda text: table(abc)(text.lower()),
        "vni-unikey.csv": table(vni),
        "vni-viparse.csv": table(surface),
        "utf-8-misread.csv": sloppy,
        "utf-8-misread-twice.csv": lambda text: sloppy(sloppy(text).decode()),
        # Legacy bytes that a program took for Windows-1252 and saved as UTF-8.
        "tcvn3-misread.csv": lambda text: (writers["tcvn3-unikey.csv"](text) or b"\0").decode("sloppy-windows-1252").encode(),
        "vni-misread.csv": lambda text: (table(vni)(text) or b"\0").decode("sloppy-windows-1252").encode(),
    }
    for name, write in writers.items():
        rows = [b"id,full_name\n"]
        for number, person in enumerate(people, 1):
            rows += [row for row in line(number, unicodedata.normalize("NFC", person), write) if b"\0" not in row]
        save(name, rows)
        print(f"{name}: {len(rows) - 1} of 300 names")


if __name__ == "__main__":
    main(sys.argv[1])
