import json

from hypothesis import given, settings

from scanner.reports.flat.events import build_events
from scanner.reports.flat.ndjson_report import write_report
from tests.reports.random_scans import scans
from tests.reports.scans import DEB, banned_scan, finding, scan, verdict


def test_each_event_is_a_line_of_json():
    text = write_report(banned_scan())

    assert text.endswith("\n")
    assert [json.loads(line) for line in text.splitlines()] == [*build_events(banned_scan())]


@settings(max_examples=30)
@given(scans())
def test_no_text_of_a_machine_breaks_a_line(made):
    lines = write_report(made).split("\n")

    assert [json.loads(line)["event_type"] for line in lines[:-1]] == [one["event_type"] for one in build_events(made)]
    assert lines[-1] == ""


def test_a_line_has_at_most_16_000_bytes_and_says_so_where_that_cost_something():
    long = "\u4e2d" * 1024
    item = DEB._replace(name=long, version=long, publisher=long, within=long, ids=tuple(("deb", f"{long}{number}") for number in range(40)))
    shown = tuple(item._replace(location=f"/{number}/{long}", user=f"{number}{long}") for number in range(40))
    texts = dict.fromkeys(("reason", "action", "support", "control"), long) | dict.fromkeys(("binds", "advises", "excludes"), (long,) * 9)
    text = write_report(scan(finding(verdict(**texts), shown=shown), not_looked_at=("x" * 9000,)))
    lines = [json.loads(line) for line in text.splitlines()]

    assert max(len(line.encode()) for line in text.splitlines()) <= 16_000
    assert [line.get("shortened") for line in lines] == [True, True]
    assert lines[1]["finding.product"] == "tiktok"
    assert lines[1]["item.name"].endswith("...")
