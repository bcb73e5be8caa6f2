"""The manual page, from what the program says about itself."""

import json
import subprocess
import time


def page(program, epoch):
    """The page in roff, with every command and its options."""
    said = subprocess.run([program, "--experimental-dump-help"], check=True, capture_output=True, text=True).stdout
    top = json.loads(said)["command"]
    date = time.strftime("%Y-%m-%d", time.gmtime(epoch))
    lines = [
        f'.TH QRPRESS 1 "{date}" "QRPress" "QRPress"', ".SH NAME",
        "qrpress \\- prints QR cards and posters, alone or as an office", ".SH SYNOPSIS", ".B qrpress", r"\fIcommand\fR [\fIoption\fR ...]",
        ".SH DESCRIPTION", text(top["abstract"]), *paragraphs(top.get("discussion", "")), ".SH COMMANDS"]
    for command in top.get("subcommands", []):
        lines += described(command, [])
    lines += [
        ".SH EXIT STATUS", "0 all done; 64 usage; 65 some rows were rejected; 66 no input; 70 a bug; 73 cannot create; 74 input or output; "
        "75 try again later; 78 configuration.", ".SH FILES", ".TP", ".I /etc/qrpress/office.json", "The configuration of the service.",
        ".TP", ".I /var/lib/qrpress", "What an office keeps.", ".TP", ".I /usr/share/qrpress", "Templates, fonts and the pages of the counter."]
    return "\n".join(line for line in lines if line) + "\n"


def described(command, above):
    if command["commandName"] == "help":
        return []
    words = [*above, command["commandName"]]
    lines = [f".SS {text(' '.join(words))}", text(command.get("abstract", "")), *paragraphs(command.get("discussion", ""))]
    for argument in command.get("arguments", []):
        names = [name["name"] for name in argument.get("names", [])]
        if not argument.get("shouldDisplay", True) or "help" in names or "version" in names:
            continue
        lines += [".TP", ", ".join(label(argument)), text(argument.get("abstract", ""))]
    for below in command.get("subcommands", []):
        lines += described(below, words)
    return lines


def label(argument):
    value = rf" \fI{text(argument['valueName'])}\fR" if argument.get("valueName") and argument["kind"] != "flag" else ""
    if argument["kind"] == "positional":
        return [value.strip()]
    dashes = {"long": r"\-\-", "short": r"\-", "longWithSingleDash": r"\-"}
    return [rf"\fB{dashes[name['kind']]}{text(name['name'])}\fR{value}" for name in argument["names"]]


def paragraphs(discussion):
    """As it stands, since it is made up of lines."""
    return [".PP", ".nf", *(text(line) or "\\&" for line in discussion.splitlines()), ".fi"] if discussion else []


def text(words):
    """Words that roff takes for words."""
    escaped = words.replace("\\", r"\e").replace("-", r"\-")
    return "\n".join(rf"\&{line}" if line[:1] in (".", "'") else line for line in escaped.splitlines())
