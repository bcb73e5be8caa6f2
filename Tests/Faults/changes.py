#!/usr/bin/env python3
"""Changes the template, the sheet, a font, the input and the options while a run is printed, or before it is resumed.

A run that is printed keeps what it began with. One that is resumed with anything else is refused, with what differs, and
nothing in its folder is touched.
"""

import signal

import press
from middle import Cases
from press import Failed


class Changes(Cases):
    def template_changed_while_printing(self):
        with self._stopped():
            self._spoil("Templates/wallet-card/front.svg", b"</svg>", b"<!-- changed --></svg>")
        self._restore()
        press.same(self._run, self._whole, "a template changed while it is printed")

    def template_changed_before_resuming(self):
        self._differs("template", lambda: self._spoil("Templates/wallet-card/front.svg", b"</svg>", b"<!-- changed --></svg>"))

    def sheet_changed_before_resuming(self):
        self._differs("sheet", lambda: self._spoil("Templates/sheets.yaml", b"first: [19.4, 13.55]", b"first: [18.4, 13.55]"))

    def font_changed_before_resuming(self):
        # The copyright is in every font, and changes nothing else.
        self._differs("font", lambda: self._spoil("Fonts/BeVietnamPro-Bold.ttf", b"\0C\0o\0p\0y", b"\0K\0o\0p\0y"))

    def input_changed_before_resuming(self):
        self._differs("data", lambda: self._table.write_bytes(self._table.read_bytes() + self._table.read_bytes()[-1:]))

    def option_changed_before_resuming(self):
        for option in (["--date", "2026-01-02"], ["--flip", "short-edge"], ["--max-sheets", "2"], ["--sort", "full_name"]):
            self._differs(option[0], lambda: None, *option)

    def input_changed_while_it_is_checked(self):
        table = press.table(self._folder / "long.csv", 5000)
        words = self._command(table=table)
        process = self._qrpress.stop_at(words, (self._run / "rejects.csv.qrpress.part").exists, signal.SIGSTOP)
        table.write_bytes(table.read_bytes() + b"\n")
        said = self._go_on(process, 65)
        self._expect("was changed" in said and not press.files(self._run), f"said {said}, left {list(press.files(self._run))}")

    def input_changed_while_it_is_printed(self):
        with self._stopped():
            self._table.write_bytes(self._table.read_bytes()[:1000])
        self._restore()
        press.same(self._run, self._whole, "an input changed while it is printed")

    def _differs(self, part, change, *options):
        """A run that is killed, and is not to be resumed before everything is as it was."""
        press.remove(self._run)
        self._qrpress.stop_at(self._words, self._first, signal.SIGKILL).communicate()
        before = press.files(self._run)
        change()
        try:
            status, said = self._qrpress.run(self._command(*options, "--resume"), *range(128))
        finally:
            self._restore()
        self._expect(status == 64 and part in said, f"resumed with another {part}: exit {status}, said {said.strip()[:300]}")
        press.same(self._run, before, f"a run that was refused for its {part}")
        self._resumes()

    def _spoil(self, name, old, new):
        content = (self._home / name).read_bytes()
        if old not in content:
            raise Failed(f"{name} does not hold what was to be changed")
        (self._home / name).write_bytes(content.replace(old, new, 1))


if __name__ == "__main__":
    press.main(__doc__, Changes.test)
