#!/usr/bin/env python3
"""Lets schemathesis send what openapi.yaml allows, and what it does not, as every role, and compares the answers with it.

Nothing may be answered with a 5xx, or otherwise than described: status, media type, headers and schema. Wrong requests must be refused,
right ones not for their form, and nothing that needs credentials may be had without.
"""

import concurrent.futures
import pathlib
import subprocess
import sys

import yaml

import office as shared
from office import Failed, expect

ROLES = ("unit-admin", "clerk", "machine", "volunteer", "auditor", "system-admin")

# All checks, with these differences:
# A right form is not yet a right record: a made-up template, code or time of day is refused with 422 (406, 410 and 416 likewise
# are answers to right requests), and a file that is no picture with 415.
# The parts of a form may be called anything, which makes most right ones strange: those of a batch are tried by hand in matrix.py.
# A wrong header or query may also be hidden behind something that comes first: no such id, no right, no session.
CONFIGURATION = """
[checks]
positive_data_acceptance.expected-statuses = ["2xx", "304", "401", "403", "404", "406", "409", "410", "413", "415", "416", "422", "429"]
negative_data_rejection.expected-statuses = ["400", "401", "403", "404", "405", "406", "409", "413", "414", "415", "416", "422", "429", "431"]
missing_required_header.expected-statuses = ["400", "401", "403", "406", "415", "422", "429"]

[phases.coverage]
unexpected-methods = ["PATCH", "PUT", "TRACE"]

[[operations]]
include-operation-id = "beginBatch"
checks.positive_data_acceptance.enabled = false
"""


def test(office, arguments):
    file = shared.ROOT / "Sources/Office/openapi.yaml"
    validator = pathlib.Path(sys.executable).with_name("openapi-spec-validator")
    subprocess.run([validator, file], check=True, stdout=subprocess.DEVNULL)
    configuration = office.folder / "schemathesis.toml"
    configuration.write_text(CONFIGURATION)
    office.unit("phuong")
    tokens = {role: office.account(role, role, "phuong") for role in ROLES}
    with office:
        served = shared.Client(office.port)("GET", "/openapi.yaml")
        expect(served.status == 200 and yaml.safe_load(served.body) == yaml.safe_load(file.read_text()), "/openapi.yaml is another")
        seed_things(office, tokens["clerk"])
        # Two at a time: that many cores there are.
        with concurrent.futures.ThreadPoolExecutor(2) as pool:
            found = dict(zip(ROLES, pool.map(lambda role: contract(office, configuration, role, tokens[role], arguments), ROLES)))
        office.stop()
    office.command("audit", "verify")
    failed = {role: said for role, (status, said) in found.items() if status}
    if failed:
        raise Failed(f"as {', '.join(failed)}\n" + "\n".join(f"--- {role}\n{said}" for role, said in failed.items()))
    counts = {role: next((line.split()[0] for line in said.splitlines() if "generated" in line), "?") for role, (_, said) in found.items()}
    return "requests as " + ", ".join(f"{role} {count}" for role, count in counts.items()) + ": no 5xx, nothing otherwise than described"


def seed_things(office, token):
    """A few prints, so that lists are not empty."""
    client = shared.Client(office.port, token)
    for _, person in zip(range(3), shared.People()):
        expect(client.patient("POST", "/api/v1/prints", shared.card(person)).status == 201, "printing before the test")


def contract(office, configuration, role, token, arguments):
    """All checks as one role; gives schemathesis' exit status and what it said."""
    # Who may do everything goes through all phases; with the others it is a matter of 403, or of the same again.
    phases = "examples,coverage,fuzzing,stateful" if arguments.long or role == "unit-admin" else "examples,fuzzing"
    words = [
        pathlib.Path(sys.executable).with_name("schemathesis"), "--config-file", configuration, "run", f"{office.address}/openapi.yaml",
        "--header", f"Authorization: Bearer {token}", "--phases", phases, "--max-examples", "200" if arguments.long else "4",
        "--seed", str(arguments.seed), "--request-timeout", "30", "--no-color",
        "--generation-database", "none", "--continue-on-failure", "--warnings", "off", "--suppress-health-check", "all", "--no-shrink"]
    done = subprocess.run(words, cwd=office.folder, capture_output=True, text=True, timeout=7200)
    said = done.stdout + done.stderr
    (office.folder / f"contract-{role}.txt").write_text(said)
    return done.returncode, condensed(said) if done.returncode == 1 else said[-2000:]


def condensed(said):
    """Which operation, what is wrong, and how to see it again; all of it is in the folder that --keep keeps."""
    telling = ("____", "- ", "    Invalid", "    Schema at", "    Event", "    curl ", "[", "  ❌", "  🚫")
    lines = [line[:400] for line in said.splitlines() if line.startswith(telling) or "generated" in line]
    return "\n".join(lines[:200])


def options(parser):
    parser.add_argument("--seed", type=int, default=7)


if __name__ == "__main__":
    shared.main(__doc__, test, options=options)
