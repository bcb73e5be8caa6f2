"""What of a run is on the disk: the state of its folder, built from its system calls."""

import dataclasses
import pathlib


@dataclasses.dataclass(eq=False)
class Step:
    """Something that is done to the folder, and that is on the disk only after an fsync."""

    kind: str
    name: str
    # The line of the log on which it was done.
    ended: int


@dataclasses.dataclass(eq=False)
class Write(Step):
    """Bytes written to a file, or its length when `bytes` is None."""

    file: int = 0
    place: int = 0
    bytes: bytes = b""
    length: int = 0

    def half(self):
        """What is there when the power fails in the middle."""
        half = None if self.bytes is None else self.bytes[: len(self.bytes) // 2]
        return dataclasses.replace(self, bytes=half)


@dataclasses.dataclass(eq=False)
class Naming(Step):
    """A name that a file gets or loses."""

    file: int | None = None
    old: str | None = None


class Disk:
    """A folder with what is done to it; files have numbers, as on a disk."""

    def __init__(self, folder, before=None):
        self._folder = str(folder)
        self._steps, self._synced = [], set()
        self._before = {number: content for number, content in enumerate((before or {}).values())}
        self._named = dict(zip(before or {}, self._before))
        self._first = dict(self._named)
        self._sizes = {number: len(content) for number, content in self._before.items()}
        self._places, self._made = {}, None

    def take(self, call):
        """Does what a call did; gives the step, if it was one. None for a call that has nothing to do with the folder."""
        if call.result < 0 or call.injected:
            return None
        words = [self._name(path) for path in call.paths if call.name not in ("write", "pwrite64")]
        if call.name == "mkdir" and words == [""]:
            self._made = call.ended
        elif call.name == "openat" and words[0] and "O_CREAT" in call.words:
            return self._open(call, words[0])
        elif call.name in ("write", "ftruncate") and (name := self._name(call.descriptor)):
            return self._write(call, name)
        elif call.name in ("rename", "unlink") and words[0]:
            return self._rename(call, *words)
        elif call.name in ("fsync", "fdatasync"):
            return self._sync(call)
        return None

    def _name(self, path):
        """The name in the folder, "" for the folder itself, None for anything else."""
        path = pathlib.Path((path or "/").removesuffix(" (deleted)"))
        return "" if str(path) == self._folder else path.name if str(path.parent) == self._folder else None

    def _add(self, step):
        self._steps.append(step)
        return step

    def _open(self, call, name):
        if name not in self._named:
            number = max([*self._sizes, -1]) + 1
            self._named[name], self._sizes[number], self._places[name] = number, 0, 0
            return self._add(Naming("create", name, call.ended, number))
        self._places[name] = 0
        if "O_TRUNC" in call.words:
            return self._add(Write("truncate", name, call.ended, self._named[name], 0, None, 0))
        return None

    def _write(self, call, name):
        file = self._named[name]
        if call.name == "ftruncate":
            length = int(call.words.rsplit(",", 1)[1])
            self._sizes[file] = self._places[name] = length
            return self._add(Write("truncate", name, call.ended, file, 0, None, length))
        content = bytes.fromhex(call.words.split('"')[1].replace("\\x", ""))[: call.result]
        place = self._places.get(name, 0)
        self._places[name] = place + len(content)
        return self._add(Write("write", name, call.ended, file, place, content))

    def _rename(self, call, name, new=None):
        file = self._named.pop(name, None)
        if new is None:
            return self._add(Naming("unlink", name, call.ended, None, name))
        self._named[new] = file
        # Whoever has it open goes on where it was.
        self._places[new] = self._places.pop(name, 0)
        return self._add(Naming("rename", new, call.ended, file, name))

    def _sync(self, call):
        name = self._name(call.descriptor)
        if name is None:
            # The folder's own name is in the one above it.
            if call.descriptor == str(pathlib.Path(self._folder).parent) and self._made is not None:
                self._made = None
            return None
        for step in self._steps:
            mine = isinstance(step, Naming) if name == "" else isinstance(step, Write) and step.file == self._named.get(name)
            if mine and step.ended < call.began:
                self._synced.add(step)
        return Step("fsync", name, call.ended)

    def names(self):
        return list(self._named)

    def pending(self):
        """The steps that may be lost."""
        return [step for step in self._steps if step not in self._synced]

    def pending_words(self):
        folder = ["the name of the folder itself: the one above it is not synced"] * (self._made is not None)
        return folder + [f"{step.kind} of {step.name}" for step in self.pending()]

    def unsynced(self, name):
        """Whether bytes of a file may be lost."""
        return any(isinstance(step, Write) and step.file == self._named.get(name) for step in self.pending())

    def unnamed(self, name, line):
        """Whether the name of a file may be lost, or was on the disk only after a line of the log."""
        return any(isinstance(step, Naming) and step.kind == "rename" and step.name == name for step in self.pending())

    def state(self, kept):
        """The files with their bytes, when of the steps that may be lost only these are on the disk."""
        kept = {step.ended: step for step in kept}
        named, contents = dict(self._first), {number: bytearray(content) for number, content in self._before.items()}
        for step in self._steps:
            step = step if step in self._synced else kept.get(step.ended)
            if isinstance(step, Naming):
                if step.old:
                    named.pop(step.old, None)
                if step.file is not None:
                    named[step.name] = step.file
            elif isinstance(step, Write):
                content = contents.setdefault(step.file, bytearray())
                if step.bytes is None:
                    del content[step.length:]
                else:
                    content.extend(bytes(max(0, step.place - len(content))))
                    content[step.place:step.place + len(step.bytes)] = step.bytes
        return {name: bytes(contents.get(file, b"")) for name, file in named.items()}
