"""A run that is brought to its middle and stopped there, so that harm can be done to it."""

import inspect
import shutil
import signal
import time

import press
from press import Failed

OPTIONS = ["--sheet", "a4-10up", "--max-sheets", "1", "--jobs", "1"]


class Cases:
    """Each method of a class of cases without an underscore is a case, and its name says what happens.

    What needs the middle of a run stops the program as soon as its first document has its name, does the harm, and lets
    it go on: nothing depends on how fast the machine is.
    """

    def __init__(self, qrpress, folder):
        self._qrpress, self._folder, self._run = qrpress, folder, folder / "run"
        self._table = press.table(folder / "table.csv", 200)
        self._home = folder / "home"
        for part in ("Templates", "Fonts"):
            shutil.copytree(qrpress.home / part, self._home / part)
        self._words = self._command()
        qrpress.run(self._words)
        self._whole = press.files(self._run)

    @classmethod
    def test(cls, qrpress, folder, _):
        cases = cls(qrpress, folder)
        names = [name for name, _ in inspect.getmembers(cls, inspect.isfunction) if not name.startswith("_")]
        press.each({name.replace("_", " "): lambda name=name: cases._do(name) for name in names})
        return f"{len(names)} cases: {', '.join(name.replace('_', ' ') for name in names)}"

    def _do(self, name):
        press.remove(self._run)
        self._restore()
        getattr(self, name)()

    def _command(self, *options, table=None, place=None):
        return self._qrpress.words(table or self._table, place or self._run, *OPTIONS, *options, home=self._home)

    def _first(self):
        return (self._run / "wallet-card-0001.pdf").exists()

    def _stopped(self, *expected):
        return Stopped(self._qrpress, self._words, self._first, lambda process: self._go_on(process, *(expected or (0,))))

    def _go_on(self, process, *expected):
        process.send_signal(signal.SIGCONT)
        said = process.communicate(timeout=60)[1]
        self._expect(process.returncode in expected and said.strip(), f"exit {process.returncode} instead of {expected}: {said}")
        return said

    def _resumes(self):
        self._qrpress.run([*self._words, "--resume"])
        press.same(self._run, self._whole, "resumed")

    def _restore(self):
        press.table(self._table, 200)
        for part in ("Templates", "Fonts"):
            shutil.copytree(self._qrpress.home / part, self._home / part, dirs_exist_ok=True)

    @staticmethod
    def _expect(holds, what):
        if not holds:
            raise Failed(what)


class Stopped:
    """A run that stands still in the middle as long as the `with` lasts."""

    def __init__(self, qrpress, words, seen, go_on):
        self._go_on, self._process = go_on, qrpress.stop_at(words, seen, signal.SIGSTOP)

    def __enter__(self):
        # It is stopped a moment after the signal was sent.
        while "T" not in open(f"/proc/{self._process.pid}/stat").read().rsplit(")", 1)[1].split()[0]:
            time.sleep(0.001)

    def __exit__(self, *_):
        self._go_on(self._process)
