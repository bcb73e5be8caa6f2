"""Who does the jobs, and with which command."""

import os
import pathlib
import subprocess
from typing import NamedTuple

HERE = pathlib.Path(__file__).resolve().parent
TASKS = {
    "cairo": ["cards", "posters", "book", "pictures"],
    "reportlab": ["cards", "posters", "book"],
    "typst": ["cards", "posters", "book", "pictures"],
}
# Encoders in pure Python.
SLOW = {"segno"}
NAMES = {"cairo": "PyCairo", "reportlab": "ReportLab", "typst": "Typst"}


class QRPress(NamedTuple):
    """The program of this repository, or an earlier one."""

    name: str
    program: str
    home: str

    def does(self, job):
        return all(option in self.help for option in job.options if option.startswith("--"))

    @property
    def help(self):
        return subprocess.run([self.program, "render", "--help"], capture_output=True, text=True, check=True).stdout

    def command(self, job, table, output, level):
        return [
            self.program, "render", job.template, str(table), "-o", str(output), "--home", self.home, "--quiet",
            *job.options]

    def pages(self, job, count):
        return job.pages(count) * job.faces


class Peer(NamedTuple):
    """A library with an encoder of QR symbols, in the environment of Python that holds both."""

    library: str
    encoder: str
    python: str
    fonts: str

    @property
    def name(self):
        return f"{NAMES[self.library]} + {self.encoder}"

    def does(self, job):
        return job.task in TASKS[self.library] and not (job.native and self.encoder in SLOW)

    def command(self, job, table, output, level):
        return [
            self.python, str(HERE / "peers" / f"draw_{self.library}.py"), job.task, str(table), str(output),
            "--encoder", self.encoder, "--level", level or job.level, "--fonts", self.fonts]

    def pages(self, job, count):
        return job.pages(count)


def peers(folder, interpreter, fonts):
    """The peers in a virtual environment, which is made when it is not there yet; also the encoders that it lacks."""
    ask = [interpreter, "-c", "import platform; print(platform.python_version())"]
    environment = folder / subprocess.run(ask, capture_output=True, text=True, check=True).stdout.strip()
    python = environment / "bin" / "python"
    if not python.exists():
        subprocess.run([interpreter, "-m", "venv", environment], check=True)
    install = [python, "-m", "pip", "install", "--quiet", "--disable-pip-version-check"]
    subprocess.run([*install, "-r", HERE / "requirements.txt"], check=True)
    modules = {"segno": "segno", "fast-qr-py": "fast_qr", "libqrencode": "ctypes"}
    found = [
        encoder for encoder, module in modules.items()
        if subprocess.run([python, "-c", f"import {module}"], stderr=subprocess.DEVNULL).returncode == 0]
    there = [Peer(library, encoder, str(python), str(fonts)) for library in TASKS for encoder in found]
    return there, [encoder for encoder in modules if encoder not in found]


def surroundings(fonts, folder):
    """The environment variables of every run: cairo finds faces through fontconfig, which here knows ours alone."""
    settings = folder / "fonts.conf"
    settings.write_text(
        f'<?xml version="1.0"?><!DOCTYPE fontconfig SYSTEM "fonts.dtd">'
        f"<fontconfig><dir>{fonts}</dir><cachedir>{folder / 'fonts.cache'}</cachedir></fontconfig>")
    return os.environ | {"FONTCONFIG_FILE": str(settings)}
