"""What a command costs."""

import os
import pathlib
import subprocess
import time
from typing import NamedTuple


class Cost(NamedTuple):
    """What one run took."""

    # User and system time of the process and all its children, in seconds.
    cpu: float
    wall: float
    # The most memory that one of its processes held, in megabytes of 10^6 bytes; never below this script's own few.
    memory: float

    @property
    def scaling(self):
        """Wall time over CPU time: 1 on one core, a half on two that are both busy to the end."""
        return self.wall / self.cpu


class Failed(Exception):
    """A command that did not do its work, so that there is nothing to compare."""


def measure(command, environment, errors, started=lambda process: None):
    """Runs a command to its end; what it says goes to the file `errors`, and its number to `started`."""
    with open(errors, "wb") as words:
        start = time.perf_counter()
        process = subprocess.Popen(command, env=environment, stdout=subprocess.DEVNULL, stderr=words)
        started(process.pid)
        _, status, usage = os.wait4(process.pid, 0)
        wall = time.perf_counter() - start
    process.returncode = os.waitstatus_to_exitcode(status)
    if process.returncode != 0:
        last = pathlib.Path(errors).read_text(errors="replace").strip()[-2000:]
        raise Failed(f"exit status {process.returncode}: {' '.join(command)}\n{last}")
    return Cost(usage.ru_utime + usage.ru_stime, wall, usage.ru_maxrss * 1024 / 1e6)
