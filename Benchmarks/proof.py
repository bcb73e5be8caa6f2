"""Whether a contestant's output is what was asked for, by readers that are nobody's own: poppler and ZXing."""

import re
import subprocess

from measure import Failed

DPI = 300


def prove(contestant, job, count, first, folder):
    """Reads the first sheet back, which shows the rows `first` of a table of `count`.

    Every code on it must give its row's payload, every name must stand there as text, all pages must be there and all
    fonts embedded; otherwise Failed is thrown. Gives the bytes of all documents.
    """
    documents = sorted(path for path in folder.rglob("*") if path.suffix in (".pdf", ".png"))
    try:
        if not documents:
            raise Failed("no documents")
        if documents[0].suffix == ".pdf":
            read_document(documents, first, contestant.pages(job, count))
            picture = rasterise(documents[0])
        else:
            expect(len(documents), count, "pictures")
            picture = documents[0]
        read_codes(picture, first)
    except Failed as failure:
        raise Failed(f"{contestant.name}, {job.name}: {failure}") from None
    return sum(path.stat().st_size for path in documents)


def read_document(documents, rows, pages):
    found = sum(int(re.search(r"^Pages: +(\d+)", run("pdfinfo", path), re.M)[1]) for path in documents)
    expect(found, pages, "pages")
    words = " ".join(run("pdftotext", "-l", "1", documents[0], "-").split())
    for row in rows:
        name = row.get("full_name") or row["name"]
        if name not in words:
            raise Failed(f"the name in row {row['id']} cannot be read as text")
    for line in run("pdffonts", documents[0]).splitlines()[2:]:
        # … type, encoding, emb, sub, uni, object, generation: a type may be two words.
        if line.split()[-5:-2] != ["yes", "yes", "yes"]:
            raise Failed(f"a font is not embedded as a subset with Unicode: {line}")


def read_codes(picture, rows):
    found = [
        bytes.fromhex(line.removeprefix("Bytes:"))
        for line in run("ZXingReader", "-format", "QRCode", picture).splitlines()
        if line.startswith("Bytes:")]
    for row in rows:
        # The payload itself holds a person's number, which no message shows.
        if row["qr"].encode() not in found:
            raise Failed(f"the code of row {row['id']} cannot be read from the first sheet")
    expect(len(found), len(rows), "codes on the first sheet")


def rasterise(document):
    stem = document.with_name("proof")
    run("pdftoppm", "-r", str(DPI), "-gray", "-singlefile", "-l", "1", document, stem)
    return stem.with_suffix(".pgm")


def expect(found, wanted, what):
    if found != wanted:
        raise Failed(f"{what}: {found} instead of {wanted}")


def run(*command):
    answer = subprocess.run([str(word) for word in command], capture_output=True, text=True)
    if answer.returncode != 0:
        raise Failed(f"{command[0]}: {answer.stderr.strip() or answer.stdout.strip()}")
    return answer.stdout
