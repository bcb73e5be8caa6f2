"""What strace tells of a run: how often each call is made, and each call with its words."""

import collections
import re

from press import Failed

LINE = re.compile(r"(\d+) +(\w+)\((.*)\) += (-?\d+)(?:<(.*?)>)?(.*)")
BEGUN = re.compile(r"(\d+) +(\w+)\((.*) <unfinished \.\.\.>")
ENDED = re.compile(r"(\d+) +<\.\.\. (\w+) resumed>(.*)")


class Call:
    """A system call, with the numbers of the lines on which it began and ended."""

    def __init__(self, thread, name, words, result, more, began, ended):
        self.thread, self.name, self.words, self.result = thread, name, words, int(result)
        self.injected, self.began, self.ended = "(INJECTED)" in more, began, ended

    @property
    def descriptor(self):
        """The path behind the descriptor that is the first word, as `strace -y` tells it."""
        found = re.match(r"(-?\w+)<(.*?)>", self.words)
        return found and text(found[2])

    @property
    def paths(self):
        """The paths among the words."""
        return [text(word) for word in re.findall(r'"((?:[^"\\]|\\.)*)"', self.words)]


def text(word):
    """What stands between quotation marks, as `strace -xx` tells it."""
    return bytes.fromhex(word.replace("\\x", "")).decode("utf-8", "replace") if word.startswith("\\x") else word


def calls(log):
    """The calls of a log in the order in which they ended."""
    begun, found = {}, []
    with open(log, encoding="utf-8", errors="replace") as lines:
        for number, line in enumerate(lines):
            began = number
            if match := BEGUN.match(line):
                begun[match[1]] = (number, match[3])
                continue
            if match := ENDED.match(line):
                began, words = begun.pop(match[1], (number, ""))
                line = f"{match[1]} {match[2]}({words}{match[3]}\n"
            if match := LINE.match(line):
                found.append(Call(*match.groups()[:4], match[6], began, number))
    return found


def traced(words, log, calls, inject=None):
    """A command under strace, which writes the calls to a log and spoils one of them if asked."""
    spoil = ["-e", f"inject={inject}"] if inject else []
    return [
        "strace", "-f", "--seccomp-bpf", "-qq", "-y", "-xx", "-s", "4194304", "-o", str(log), "-e",
        f"trace={','.join(calls)}", *spoil, *words]


def count(log, names):
    """For each call by how many times the busiest thread makes it: what strace counts when it injects."""
    made = collections.Counter((call.name, call.thread) for call in calls(log))
    return {name: max((count for (other, _), count in made.items() if other == name), default=0) for name in names}


def run(qrpress, words, *expected):
    """Runs a command under strace, and fails if that is not permitted here."""
    status, said = qrpress.run(words, 1, *(expected or (0,)))
    if status == 1:
        raise Failed(f"strace cannot work here: {said.strip()}")
    return status, said
