"""The fast reader takes nothing that `read_report` refuses, whatever becomes of a report; and what it takes it reads alike."""

import copy
import json
import random
import re

import pytest
from hypothesis import given, settings

from scanner.fleet.reading import checked_report
from scanner.fleet.reading.checked_report import check_report
from scanner.model import Malformed
from scanner.reports.record.document import build_report
from scanner.reports.record.json_report import write_report
from scanner.reports.record.read_report import read_report
from scanner.reports.record.toml_report import write_report as write_toml
from tests.reports.random_scans import scans

VALUES = [
    *(None, True, False, -1, 0, 1, 1.5, 0.12345, 10**30, [], ["x"], [""], {}, {"x": 1}, {"x": []}),
    *("", "x", " x", "x ", "x  y", "x\ny", "x\ty", "x\x7f", "\x1b[2J", "\u202e", "\u00e9", "\u3000", 'x"\\', "id.", "id.deb", "event_type"),
    *("2026-02-30", "20261120", "2026-11-20", "2026-11-20T08:00:00+02:00", "2026-11-20T08:00:00.5Z", "2026-11-20T08:00:00.000000Z"),
    *("2026-11-20 08:00:00Z", "2026-11-20T08:00Z", "2026-11-20T08:00:00Z"),
]


def places(value, path=()):
    """Yield the path of every value in a report, of two entries of each list."""
    yield path
    if isinstance(value, dict | list):
        for key in value if isinstance(value, dict) else range(len(value))[:2]:
            yield from places(value[key], (*path, key))


def spoilt(report, path, *value):
    """Return the text of a report with another value at a place, or without one there; the report itself is as it was afterwards."""
    place = report
    for key in path[:-1]:
        place = place[key]
    was = copy.copy(place)
    if value:
        place[path[-1]] = value[0]
    else:
        del place[path[-1]]
    try:
        return json.dumps(report, ensure_ascii=False, separators=(",", ":")).encode("utf-8", "surrogatepass")
    finally:
        place.clear()
        (place.update if isinstance(place, dict) else place.extend)(was)


@pytest.fixture(scope="module")
def report(example):
    file = next(path for path in sorted((example / "reports" / "2026-11-20").iterdir()) if b'"fails":true' in path.read_bytes())
    return json.loads(file.read_bytes())


def why_refused(text):
    try:
        read_report(text)
    except Malformed as error:
        return error.detail
    return ""


def took(text):
    """Tell whether a text was read fast, which `read_report` must read alike then."""
    fast, written = checked_report._read_fast(text)
    if fast is not None:
        assert why_refused(text) == "", text[:2000]
        assert json.loads(written) == json.loads(text)
    return fast is not None


def test_no_value_is_taken_anywhere_that_read_report_refuses(report):
    chance = random.Random(1)
    taken = [took(spoilt(report, path, value)) for path in places(report) if path for value in chance.sample(VALUES, 6)]

    assert (sum(taken) > 50, taken.count(False) > 500) == (True, True)


def test_no_key_may_be_left_out_that_read_report_asks_for(report):
    taken = [took(spoilt(report, path)) for path in places(report) if path]

    assert {*taken} == {True, False}


@settings(max_examples=40)
@given(scans())
def test_whatever_a_report_holds(scan):
    for inventory in (False, True):
        took(write_report(scan, inventory=inventory).encode("utf-8", "replace"))


ODD = {
    "a key twice": lambda text: text.replace('"seconds":', '"seconds":9.0,"seconds":', 1),
    "a key twice, below": lambda text: text.replace('"host":{', '"host":{"name":"other",', 1),
    "an escaped key twice": lambda text: text.replace('"complete":', '"\\u0063omplete":true,"complete":', 1),
    "another name first": lambda text: text.replace('"findings":', '"findings":[],"findings":', 1),
    "a line in a name": lambda text: text.replace('"release":"', '"release":"a\\nb', 1),
    "a tab in a name": lambda text: text.replace('"release":"', '"release":"a\\tb', 1),
    "a delete in a name": lambda text: text.replace('"release":"', '"release":"a\\u007fb', 1),
    "a bare delete in a name": lambda text: text.replace('"release":"', '"release":"a\x7fb', 1),
    "a summary that says nothing fails": lambda text: re.sub(r'"failing":\d+', '"failing":0', text),
    "a summary without a ban": lambda text: re.sub(r'"prohibited":\d+', '"prohibited":0', text),
    "a summary with one more": lambda text: re.sub(r'"unspecified":\d+', '"unspecified":7', text),
    "a time of half a second": lambda text: re.sub(r'("started":"[^"]*)Z', r"\1.500000Z", text),
    "a map of nothing": lambda text: text.replace('"not_looked_at":', '"map":[],"not_looked_at":', 1),
}


@pytest.mark.parametrize("name", ODD)
def test_what_is_odd_is_refused_by_both(report, name):
    text = ODD[name](json.dumps(report, ensure_ascii=False, separators=(",", ":")))

    assert text != json.dumps(report, ensure_ascii=False, separators=(",", ":"))
    assert why_refused(text.encode())
    with pytest.raises(Malformed):
        check_report(text.encode())


def test_the_map_follows_from_the_findings(example):
    text = next(
        path.read_text("utf-8") for path in sorted((example / "reports" / "2026-11-20").iterdir()) if '"map":' in path.read_text("utf-8")
    )
    start, end = text.index('"map":'), text.rindex("]") + 1

    assert took(text.encode())
    for other in (
        text[:start].rstrip(",") + text[end:],
        text[:start] + '"map":[]' + text[end:],
        text.replace('"map":[{"category":"', '"map":[{"category":"x'),
    ):
        assert not took(other.encode())


@pytest.mark.parametrize("form", ["compact", "indented", "toml"])
def test_what_is_taken_fast_is_what_is_taken_slowly(report, monkeypatch, form):
    text = json.dumps(report, ensure_ascii=False, indent=2 if form == "indented" else None).encode()
    fast = check_report(text)
    assert took(text)
    monkeypatch.setattr(checked_report, "_read_fast", lambda _: (None, b""))
    slow = check_report(write_toml(read_report(text)).encode() if form == "toml" else text)

    assert (slow.values, slow.id, slow.series) == (fast.values, fast.id, fast.series)
    assert json.loads(slow.text) == json.loads(fast.text) == json.loads(json.dumps(build_report(read_report(text))))


@pytest.mark.parametrize("ascii_only", [False, True])
def test_who_wrote_a_report_is_not_forgotten(report, ascii_only):
    other = json.dumps(report | {"tool": {"name": "scanner", "version": "0.0.7"}}, ensure_ascii=ascii_only).encode()

    assert took(other) is not ascii_only
    assert check_report(other).values.tool.version == json.loads(check_report(other).text)["tool"]["version"] == "0.0.7"


def test_an_older_report_without_an_id_is_the_same_in_every_form(report):
    old = {key: value for key, value in report.items() if key not in {"id", "series"}}
    text = json.dumps(old).encode()
    forms = (text, json.dumps(old, indent=1).encode(), write_toml(read_report(text)).encode())

    assert len({check_report(one).id for one in forms}) == 1
    assert {check_report(one).series for one in forms} == {report["series"]}
