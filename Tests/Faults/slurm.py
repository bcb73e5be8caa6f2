#!/usr/bin/env python3
"""Prints a plan on a real Slurm whose controller is killed in the middle, and compares it with an undisturbed run.

Slurm runs on this machine alone, on the loopback, with all that it keeps in a temporary folder. It may run a task twice
when its controller dies: shards have to bear that. Debian's packages: slurmctld slurmd slurm-client munge.
"""

import argparse
import contextlib
import getpass
import os
import pathlib
import re
import shutil
import signal
import socket
import subprocess
import sys
import tempfile
import time

ROOT = pathlib.Path(__file__).resolve().parents[2]
# From the first command to the last.
LIMIT = 240


class Failed(Exception):
    """The press or Slurm did not do what it promises."""


def main():
    arguments = read_arguments()
    # Whoever ends the test early gets a machine without a Slurm, too.
    signal.signal(signal.SIGTERM, lambda *_: sys.exit("Tests/Faults/slurm.py: ended from outside"))
    environment = os.environ | {"QRPRESS": arguments.program, "QRPRESS_HOME": arguments.home, "QRPRESS_PAUSE": "1"}
    deadline = time.monotonic() + LIMIT
    with tempfile.TemporaryDirectory(prefix="qrpress-slurm-") as folder:
        folder = pathlib.Path(folder)
        press = Press(arguments, environment, deadline)
        plans = [press.plan(folder / name) for name in ("undisturbed", "plan")]
        same(*plans)
        for shard in press.shards(plans[0]):
            press.run(0, "render", "--shard", str(plans[0] / shard), "--quiet")
        press.run(0, "collect", str(plans[0]))
        with Slurm(folder / "slurm", environment, deadline) as slurm:
            facts = print_with_trouble(slurm, plans[1], press.shards(plans[1]))
        press.run(0, "collect", str(plans[1]))
        files = same(*plans)
    print(f"slurm: {facts}; {files} files are the same as without Slurm")


def print_with_trouble(slurm, plan, shards):
    """Submits the plan, kills the controller when a quarter is printed, brings it back, and waits for the end."""
    slurm.submit(plan, len(shards))
    slurm.wait(lambda: slurm.saved() and slurm.started() > len(shards) // 4, "the first shards")
    before = slurm.started()
    slurm.kill_controller()
    if before >= len(shards):
        raise Failed("all shards had begun before the controller could be killed: take more of them")
    # Time for tasks to end while nobody is there to hear of it.
    time.sleep(3)
    slurm.start_controller()
    mended = set()

    def empty():
        mended.update(slurm.mend())
        return slurm.queue() == []

    slurm.wait(empty, "the end of the array")
    return (
        f"{len(shards)} shards, controller killed when {before} had begun, {slurm.started()} begun in all, "
        f"by hand: {', '.join(sorted(mended)) or 'nothing'}")


class Press:
    """The program under test."""

    def __init__(self, arguments, environment, deadline):
        self._arguments, self._environment, self._deadline = arguments, environment, deadline

    def plan(self, folder):
        self.run(
            0, "plan", "wallet-card", str(ROOT / "Examples/residents.csv"), "--shards", str(self._arguments.shards),
            "--sheet", "a4-10up", "--date", "2026-01-01", "-o", str(folder))
        return folder

    @staticmethod
    def shards(plan):
        return (plan / "shards.txt").read_text().split()

    def run(self, expected, *words):
        answer = subprocess.run(
            [self._arguments.program, *words], env=self._environment, capture_output=True, text=True,
            timeout=max(1, self._deadline - time.monotonic()))
        if answer.returncode != expected:
            raise Failed(f"qrpress {words[0]}: exit {answer.returncode} instead of {expected}\n{answer.stderr[-2000:]}")


class Slurm:
    """A cluster of one machine, from munge to the queue; all of it ends with the `with`."""

    def __init__(self, folder, environment, deadline):
        self._folder, self._deadline, self._daemons = folder, deadline, {}
        self._environment = environment | {"SLURM_CONF": str(folder / "slurm.conf")}

    def __enter__(self):
        # munge refuses a folder that others may write to.
        self._folder.mkdir(mode=0o755)
        self._folder.parent.chmod(0o755)
        try:
            self._configure()
            self._start_munge()
            self.start_controller()
            self._start("slurmd", "slurmd", "-D")
            self.wait(lambda: "idle" in self._ask("sinfo", "-h", "-o", "%T"), "the node")
        except BaseException:
            self._stop()
            raise
        return self

    def __exit__(self, kind, *_):
        self._stop()
        if kind is not None:
            for log in sorted(self._folder.glob("*.log")):
                print(f"--- {log.name}\n{log.read_text(errors='replace')[-3000:]}", file=sys.stderr)

    def submit(self, plan, count):
        self._ask(
            "sbatch", f"--array=1-{count}%2", "--cpus-per-task=1", "--mem=0", f"--chdir={self._folder}",
            "--output=task-%a.out", str(ROOT / "Deploy/Slurm/print.sh"), str(plan))

    def start_controller(self):
        self._start("controller", "slurmctld", "-D")
        self.wait(lambda: "UP" in self._ask("scontrol", "ping", check=False), "the controller")

    def kill_controller(self):
        controller = self._daemons.pop("controller")
        controller.kill()
        controller.wait()

    def mend(self):
        """What a person does after such a death, as Deploy/README.md tells; gives the kinds of it that were needed."""
        done = set()
        if "drain" in self._ask("sinfo", "-h", "-o", "%T", check=False):
            self._ask("scontrol", "update", f"nodename={self._node}", "state=resume", check=False)
            done.add("node resumed")
        for job, reason in self.queue() or []:
            if "held" in reason:
                self._ask("scontrol", "release", job, check=False)
                done.add("task released")
            elif reason == "BeginTime":
                # A requeued task waits two minutes; this spares the test the time and changes nothing else.
                self._ask("scontrol", "update", f"jobid={job}", "starttime=now", check=False)
        return done

    def queue(self):
        """The tasks that are not done, each with what it waits for; None while the controller is too busy to tell."""
        with contextlib.suppress(Failed):
            return [tuple(line.split(" ", 1)) for line in self._ask("squeue", "-h", "-r", "-o", "%A %r").splitlines()]
        return None

    def saved(self):
        """Whether the controller has written down that there is an array, which it does every few seconds."""
        return (self._folder / "state/job_state").exists()

    def started(self):
        """How many tasks have been begun by the node; one that was begun twice counts twice."""
        return len(re.findall(r"[Ll]aunching batch job", (self._folder / "slurmd.log").read_text(errors="replace")))

    def wait(self, done, what):
        while not done():
            for name, daemon in self._daemons.items():
                if daemon.poll() is not None:
                    raise Failed(f"{name} ended with {daemon.returncode} before {what}")
            if time.monotonic() > self._deadline:
                raise Failed(f"waited too long for {what}; in the queue: {self._ask('squeue', '-h', check=False)}")
            time.sleep(0.3)

    @property
    def _node(self):
        return socket.gethostname().split(".")[0]

    def _configure(self):
        (self._folder / "state").mkdir()
        (self._folder / "spool").mkdir()
        # A shard of the test is printed in no time. This is what a cluster does before a task: mounts, checks, caches.
        prolog = self._folder / "prolog"
        prolog.write_text("#!/bin/sh\nsleep 2\n")
        prolog.chmod(0o755)
        ports = free_ports(2)
        (self._folder / "slurm.conf").write_text(f"""\
ClusterName=qrpress
SlurmctldHost={self._node}(127.0.0.1)
SlurmctldPort={ports[0]}
SlurmdPort={ports[1]}
SlurmUser={getpass.getuser()}
SlurmdUser={getpass.getuser()}
AuthType=auth/munge
AuthInfo=socket={self._folder}/munge.socket
CredType=cred/munge
StateSaveLocation={self._folder}/state
SlurmdSpoolDir={self._folder}/spool
SlurmctldPidFile={self._folder}/slurmctld.pid
SlurmdPidFile={self._folder}/slurmd.pid
ProctrackType=proctrack/linuxproc
TaskPlugin=task/none
Prolog={self._folder}/prolog
JobAcctGatherType=jobacct_gather/none
MpiDefault=none
SelectType=select/cons_tres
SelectTypeParameters=CR_CPU
ReturnToService=2
# Short, so that a new controller soon asks the node what has become of the tasks that it remembers.
SlurmdTimeout=6
BatchStartTimeout=1
MessageTimeout=5
SchedulerParameters=sched_interval=2,batch_sched_delay=0
NodeName={self._node} NodeAddr=127.0.0.1 CPUs=2 State=UNKNOWN
PartitionName=press Nodes={self._node} Default=YES MaxTime=10 State=UP
""")

    def _start_munge(self):
        key = self._folder / "munge.key"
        key.write_bytes(os.urandom(128))
        key.chmod(0o600)
        places = {"key-file": key, "socket": "munge.socket", "pid-file": "munge.pid", "seed-file": "munge.seed"}
        self._start(
            "munge", "munged", "--foreground", "--force", f"--log-file={self._folder}/munge-own.log",
            *(f"--{name}={self._folder / place}" for name, place in places.items()))
        self.wait((self._folder / "munge.socket").exists, "munge")

    def _start(self, name, *command):
        with open(self._folder / f"{name}.log", "ab") as log:
            self._daemons[name] = subprocess.Popen(
                command, env=self._environment, stdin=subprocess.DEVNULL, stdout=log, stderr=log, cwd=self._folder)

    def _stop(self):
        for daemon in reversed(self._daemons.values()):
            daemon.terminate()
            try:
                daemon.wait(10)
            except subprocess.TimeoutExpired:
                daemon.kill()
                daemon.wait()
        # Tasks outlive the daemons. They and no others know our configuration.
        ours = f"SLURM_CONF={self._folder}/slurm.conf".encode()
        for process in pathlib.Path("/proc").glob("[0-9]*"):
            with contextlib.suppress(OSError):
                if ours in (process / "environ").read_bytes():
                    os.kill(int(process.name), signal.SIGKILL)

    def _ask(self, *command, check=True):
        answer = subprocess.run(command, env=self._environment, capture_output=True, text=True, timeout=30)
        if check and answer.returncode != 0:
            raise Failed(f"{command[0]}: {answer.stderr.strip()}")
        return answer.stdout


def same(one, other):
    """Fails unless two folders hold the same files with the same bytes; gives how many."""
    trees = [
        {path.relative_to(folder): path.read_bytes() for path in folder.rglob("*") if path.is_file()}
        for folder in (one, other)]
    for path in sorted(trees[0].keys() | trees[1].keys()):
        if trees[0].get(path) != trees[1].get(path):
            raise Failed(f"{path} differs between {one.name} and {other.name}, or is in one of them alone")
    return len(trees[0])


def free_ports(count):
    with contextlib.ExitStack() as stack:
        sockets = [stack.enter_context(socket.socket()) for _ in range(count)]
        for one in sockets:
            one.bind(("127.0.0.1", 0))
        return [one.getsockname()[1] for one in sockets]


def read_arguments():
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--program", default=str(ROOT / ".build/release/qrpress"), help="the qrpress under test")
    parser.add_argument("--home", default=str(ROOT), help="the folder of its Templates/ and Fonts/")
    parser.add_argument("--shards", type=int, default=12)
    arguments = parser.parse_args()
    missing = [name for name in ("slurmctld", "slurmd", "sbatch", "munged") if not shutil.which(name)]
    if missing:
        parser.error(f"not installed: {' '.join(missing)}")
    return arguments


if __name__ == "__main__":
    try:
        main()
    except (Failed, subprocess.TimeoutExpired) as failure:
        sys.exit(f"Tests/Faults/slurm.py: {failure}")
