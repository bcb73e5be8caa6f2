#!/usr/bin/env python3
"""Pipes that break, streams that are closed, folders that are not ours or go away, signals, two runs at once."""

import os
import signal
import subprocess

import press
import tracing
from middle import Cases

# Root may write anywhere but for this.
WITHOUT_PRIVILEGES = ["setpriv", "--bounding-set=-all", "--inh-caps=-all"]


class Others(Cases):
    def broken_pipe(self):
        shown = self._shell(f"{self._stream()} | head -c 100 | wc -c; echo ${{PIPESTATUS[0]}}")
        self._expect(shown.split() in (["100", "74"], ["100", "141"]), f"-o - | head: {shown}")

    def reader_of_events_goes_away(self):
        shown = self._shell(f"{' '.join([*self._words, '--json'])} | head -1; echo ${{PIPESTATUS[0]}}")
        self._expect(shown.split()[-1] in ("0", "74", "141"), f"--json | head -1: {shown}")
        self._resumes()

    def closed_standard_error(self):
        for closed in ("2>&-", ">&-", "<&- >&- 2>&-"):
            press.remove(self._run)
            self._expect(self._shell(f"{' '.join(self._words)} {closed}; echo $?") == "0\n", f"{closed}: not 0")
            press.same(self._run, self._whole, closed)

    def words_never_go_into_files(self):
        for closed in ("2>&-", ">&-", "<&- >&- 2>&-"):
            press.remove(self._run)
            log = self._folder / "log"
            self._shell(f"{' '.join(tracing.traced(self._words, log, ['openat']))} {closed}")
            # Whatever is open as 0, 1 or 2 gets what is meant for the terminal.
            ours = (f"{self._run}/", str(self._table))
            taken = [call.paths[0] for call in tracing.calls(log) if 0 <= call.result < 3 and call.paths[0].startswith(ours)]
            self._expect(not taken, f"with {closed} the standard streams are {', '.join(taken)}")

    def closed_standard_output_for_a_document(self):
        shown = self._shell(f"{self._stream()} >&-; echo $? >&2", also_errors=True)
        self._expect(shown.split()[-1] == "74", f"-o - >&-: {shown}")

    def read_only_folder(self):
        self._run.mkdir()
        self._run.chmod(0o555)
        self._refused_folder(self._run)
        self._expect(not press.files(self._run), "something was written")

    def folder_of_somebody_else(self):
        # Who is not root has no way to make one, but there are such folders.
        place = self._run if os.geteuid() == 0 else "/usr/share/qrpress-faults"
        if os.geteuid() == 0:
            self._run.mkdir()
            os.chown(self._run, 65534, 65534)
        self._refused_folder(place)

    def two_runs_at_once(self):
        with self._stopped():
            for more in ([], ["--resume"]):
                _, said = self._qrpress.run([*self._words, *more], 75)
                self._expect("Another run" in said, said)
        press.same(self._run, self._whole, "two runs at once")

    def signals(self):
        for number in (signal.SIGTERM, signal.SIGINT):
            press.remove(self._run)
            process = self._qrpress.stop_at(self._words, self._first, number)
            said = process.communicate()[1]
            self._expect(process.returncode == 75 and "--resume" in said, f"{number}: {process.returncode}, {said}")
            self._expect(0 < press.no_short_file(self._run, self._whole, "a signal") < 20, "not in the middle")
            self._resumes()

    def signal_while_streaming(self):
        process = subprocess.Popen(self._stream().split(), stdout=subprocess.PIPE, stderr=subprocess.DEVNULL)
        process.stdout.read(1)
        # The rest is more than a pipe holds, so the program waits for its reader.
        process.send_signal(signal.SIGTERM)
        process.communicate()
        self._expect(process.returncode in (75, -15), f"SIGTERM while a document is streamed: exit {process.returncode}")

    def folder_taken_away(self):
        away = self._folder / "away"
        with self._stopped(73, 74):
            self._run.rename(away)
        self._expect(not self._run.exists(), "made anew")
        away.rename(self._run)
        self._resumes()

    def folder_removed(self):
        with self._stopped(73, 74):
            press.remove(self._run)
        self._resumes()

    def documents_removed_from_a_run(self):
        process = self._qrpress.stop_at(self._words, self._first, signal.SIGKILL)
        process.communicate()
        next(self._run.glob("*.pdf")).unlink()
        self._resumes()

    def lists_removed_from_a_whole_run(self):
        self._qrpress.run(self._words)
        (self._run / "manifest.csv").unlink()
        self._resumes()

    def foreign_files_stay(self):
        self._run.mkdir()
        foreign = {"notes.txt": b"a", "photo.pdf.part": b"b", "other.pdf": b"c"}
        for name, content in foreign.items():
            (self._run / name).write_bytes(content)
        self._qrpress.run(self._words)
        gone = [name for name, content in foreign.items() if press.files(self._run).get(name) != content]
        self._expect(not gone, f"removed what is not its own: {', '.join(gone)}")

    def _refused_folder(self, place):
        ordinary = WITHOUT_PRIVILEGES if os.geteuid() == 0 else []
        _, said = self._qrpress.run([*ordinary, *self._command(place=place)], 73)
        self._expect("ermission denied" in said and "-o" in said, said)

    def _stream(self):
        return " ".join(self._command(place="-"))

    def _shell(self, line, also_errors=False):
        answer = subprocess.run(["bash", "-c", line], capture_output=True, text=True, errors="replace", timeout=120)
        return answer.stdout + (answer.stderr if also_errors else "")


if __name__ == "__main__":
    press.main(__doc__, Others.test, needs=["strace", "setpriv"])
