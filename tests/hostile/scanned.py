"""A hostile system is scanned, and what was said of it is held against what is planted."""

import json
import os
from contextlib import contextmanager
from datetime import date
from functools import cache
from pathlib import Path

import pytest

from scanner.catalogue.load import load_catalogue
from scanner.cli.exit_codes import Exit, code_of
from scanner.host.mounted.mounted_host import mounted_host
from scanner.judging.judge import Terms
from scanner.model import Reason
from scanner.reports.record import json_report
from scanner.scan import Question, scan

POLICIES = ("be-federal-tiktok", "be-federal-deepseek", "ai-inventory")  # the last one asks about settings, and fails no scan
SECONDS = 60
MEMORY = 2 << 30  # beyond what there is already; a record of some megabytes that takes it is a fault
jsonschema = pytest.importorskip("jsonschema", reason="a part of it asks for a library that this Wine lacks", exc_type=ImportError)
SCHEMA = Path(__file__).parents[2] / "schemas" / "report-1.schema.json"
STEERING = {*map(chr, (*range(32), *range(127, 160), 0x202A, 0x202B, 0x202D, 0x202E, 0x2066, 0x2067))}


@cache
def catalogue():
    return load_catalogue()


@cache
def validator():
    return jsonschema.Draft202012Validator(json.loads(SCHEMA.read_text(encoding="utf-8")))


@contextmanager
def bounded_memory():
    """Refuse more memory than a scan may ever need: what asks for it fails, as it would on a smaller machine."""
    import resource  # noqa: PLC0415  which Windows has not

    used = int(Path("/proc/self/statm").read_text(encoding="ascii").split()[0]) * os.sysconf("SC_PAGE_SIZE")
    before = resource.getrlimit(resource.RLIMIT_AS)
    resource.setrlimit(resource.RLIMIT_AS, (used + MEMORY, before[1]))
    try:
        yield
    finally:
        resource.setrlimit(resource.RLIMIT_AS, before)


def scanned(root, platform):
    """Scan the system below a folder."""
    host = mounted_host(str(root), platform)
    host.phone_backups = True
    return scanned_host(host)


def scanned_host(host):
    policies = [catalogue().policies[name] for name in POLICIES]
    with bounded_memory():
        *_, done = scan(host, catalogue(), policies, Question(Terms(date(2026, 11, 21)), all_users=True, privileged=True, timeout=SECONDS))
    return done


def items(done):
    """Return every item by its collector, its name and its account."""
    return {(one.collector, one.name, one.user) for run in done.runs for one in run.items}


def problems(done):
    return [one for run in done.runs for one in run.problems]


def faults(done, *, is_whole=True):
    """Return what no record of anybody's may bring about: a fault of ours, a run without an end, a report that is none.

    Holding a report against the schema takes as long as the scan: not every one is.
    """
    wrong = [
        f"{one.collector}: {one.reason}: {one.detail}" for one in problems(done) if one.reason in {Reason.INTERNAL_ERROR, Reason.TIMED_OUT}
    ]
    report = json.loads(json_report.write_report(done, inventory=True))
    if is_whole:
        wrong += [f"not a report: {error.json_path}: {error.message[:200]}" for error in validator().iter_errors(report)]
    wrong += [f"steers a terminal: {text[:80]!r}" for text in texts(report) if STEERING & {*text}]
    if code_of(done) is Exit.BANNED and not any(finding.fails for finding in done.findings):
        wrong.append("ends as banned, and bans nothing")
    return wrong


def texts(node):
    """Yield every text of a report, keys too."""
    if isinstance(node, dict):
        for key, value in node.items():
            yield key
            yield from texts(value)
    elif isinstance(node, list):
        for value in node:
            yield from texts(value)
    elif isinstance(node, str):
        yield node


def is_said(done, records):
    """Tell whether a problem names one of the records, what is in it, or a folder above it; the registry's own keys count for its files."""
    for problem in problems(done):
        place = problem.location.partition(":/")[2] or problem.location.lstrip("/")
        if place and any(is_at(place.casefold(), record.casefold()) for record in records):
            return True
    return False


def is_at(place, record):
    return (
        f"{place}/".startswith(f"{record}/") or f"{record}/".startswith(f"{place}/") or (place.startswith("hk") and "." not in record[-4:])
    )
