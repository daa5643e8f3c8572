"""The fast reader takes nothing that `read_report` refuses, whatever becomes of a report; and what it takes it reads alike."""

import copy
import json
import random

import pytest

from scanner.fleet.reading import checked_report
from scanner.fleet.reading.checked_report import check_report
from scanner.model import Malformed
from scanner.reports.record.document import build_report
from scanner.reports.record.read_report import read_report

VALUES = [None, True, -1, 1.5, 10**30, "", "x", "\x1b[2J", "\u202e", "2026-02-30", "2026-11-20T08:00:00+02:00", [], ["x"], {}, {"x": 1}]


def places(value, path=()):
    """Yield the path of every value in a report."""
    yield path
    if isinstance(value, dict | list):
        for key in value if isinstance(value, dict) else range(len(value)):
            yield from places(value[key], (*path, key))


def spoilt(report, path, value):
    made = copy.deepcopy(report)
    place = made
    for key in path[:-1]:
        place = place[key]
    place[path[-1]] = value
    return made


@pytest.fixture(scope="module")
def report(example):
    file = next(path for path in sorted((example / "reports" / "2026-11-20").iterdir()) if b'"prohibited"' in path.read_bytes())
    return json.loads(file.read_bytes())


def why_refused(text):
    try:
        read_report(text)
    except Malformed as error:
        return error.detail
    return ""


def test_what_read_report_refuses_is_not_taken(report):
    """But for a key that says nothing, which may be empty here, and the words for a matched field, of which it knows no closed set."""
    chance, refused = random.Random(1), 0
    few = [path for path in places(report) if path and not (path[0] == "runs" and path[1:2] > (2,))]
    for path in few:
        text = json.dumps(spoilt(report, path, chance.choice(VALUES))).encode()
        if reason := why_refused(text):
            refused += 1
            harmless = reason.endswith("or one that says nothing here") or ".matched.field: " in reason
            assert harmless or checked_report._read_fast(text) is None, (path, reason)

    assert refused > 200


def test_what_is_taken_fast_is_what_is_taken_slowly(report, monkeypatch):
    text = json.dumps(report).encode()
    fast = check_report(text)
    assert checked_report._read_fast(text) is not None
    monkeypatch.setattr(checked_report, "_read_fast", lambda _: None)
    slow = check_report(text)

    assert slow.values == fast.values
    assert json.loads(slow.text) == json.loads(fast.text) == json.loads(json.dumps(build_report(read_report(text))))
