import json
import tomllib

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from scanner.model import ExceptionTerms, Malformed, Mark, Outcome
from scanner.reports.record import json_report as written_json
from scanner.reports.record import toml_report
from scanner.reports.record.document import build_report
from scanner.reports.record.read_report import read_report
from tests.reports.random_scans import scans
from tests.reports.scans import DEB, ENTRY, WAIVER, banned_scan, clean_scan, finding, partial_scan, run, scan, verdict

DROPPED = object()
EVERYTHING = scan(
    finding(
        verdict(
            Outcome.EXCEPTED,
            fails=False,
            support="press+",
            conditions=("a contract",),
            exceptions=(ExceptionTerms("research", "A machine apart."),),
            waiver="W-7",
        ),
        features=("assistant",),
        shown=(DEB._replace(marks=(Mark.STORE, Mark.LOOK_ALIKE), within="chromium"), ENTRY),
    ),
    waivers=(WAIVER,),
    language="nl",
)


def changed(path, value):
    """Return a report as JSON in which one value is another, or is not there."""
    report = build_report(banned_scan(), inventory=True)
    inner = report
    for step in path[:-1]:
        inner = inner[step]
    if value is DROPPED:
        del inner[path[-1]]
    else:
        inner[path[-1]] = value
    return json.dumps(report).encode()


def complaint(path, value):
    with pytest.raises(Malformed) as error:
        read_report(changed(path, value))
    return error.value.detail


@pytest.mark.parametrize("form", [written_json, toml_report])
@pytest.mark.parametrize("made", [clean_scan(), banned_scan(), partial_scan(), EVERYTHING])
def test_a_report_with_its_inventory_comes_back_whole(form, made):
    whole = made._replace(seconds=1.235, runs=tuple(one._replace(seconds=0.012) for one in made.runs))

    assert read_report(form.write_report(whole, inventory=True).encode()) == whole


def test_what_was_only_counted_stays_counted():
    looked = scan(runs=[run(items=[DEB, ENTRY])])
    [back] = read_report(written_json.write_report(looked).encode()).runs

    assert (back.items, back.omitted, back.said) == ((), 2, 2)
    assert build_report(read_report(written_json.write_report(looked).encode())) == build_report(looked)


@settings(max_examples=40)
@given(scans(), st.booleans(), st.sampled_from([written_json, toml_report]))
def test_any_report_is_written_again_as_it_was(made, inventory, form):
    listed = inventory and not any(one.omitted for one in made.runs)
    text = form.write_report(made, inventory=listed)

    assert build_report(read_report(text.encode()), inventory=listed) == build_report(made, inventory=listed)


@settings(max_examples=40)
@given(st.one_of(st.binary(max_size=60), st.binary(max_size=60).map(lambda noise: b'{"schema": 1, "' + noise)))
def test_noise_is_refused_and_breaks_nothing(noise):
    with pytest.raises(Malformed):
        read_report(noise)


def test_every_key_that_was_always_there_is_missed():
    report = build_report(banned_scan())
    later = {"language", "waivers", "series"}  # reports of before they came into being are read

    for key in report.keys() - later:
        assert complaint([key], DROPPED).startswith(key)
    for key in later:
        assert read_report(changed([key], DROPPED)).language == "en"


@pytest.mark.parametrize(
    ("path", "value", "expected"),
    [
        (["schema"], 2, "schema: expected 1, found 2: another version of scanner wrote this report"),
        (["tool", "name"], "other", 'tool.name: expected "scanner", found "other"'),
        (["host", "serial"], "x", "host.serial: not a key of a report, or one that says nothing here"),
        (["complete"], False, "complete: expected true, found false"),
        (["complete"], 1, "complete: expected true or false, found 1"),
        (["summary", "findings"], 2, "summary.findings: expected 3, found 2"),
        (["runs", 1, "problems"], 3, "runs[1].problems: expected 0, found 3"),
        (["runs", 1, "items"], 3, "inventory: expected 3 items, as `runs` count them, found 2"),
        (["runs", 1, "items"], 1, "summary.items: expected 1, found 2"),
        (["inventory"], [], "inventory: expected 2 items, as `runs` count them, found 0"),
        (["findings", 0, "evidence"], [], "findings[0].evidence: expected at least one entry, found none"),
        (["findings", 0, "evidence", 0, "block"], -1, "findings[0].evidence[0].block: expected a number from 0 on, found -1"),
        (["findings", 0, "evidence", 0, "item", "ids"], {}, "findings[0].evidence[0].item.ids: not a key of a report, or one that says"),
        (
            ["findings", 0, "evidence", 0, "matched", "field"],
            "id.",
            "findings[0].evidence[0].matched.field: expected one of name,",
        ),
        (["findings", 0, "name"], "\x1b[2J", r'findings[0].name: expected a text on one line without control characters, found "\x1b[2J"'),
        (["findings", 0, "aspect"], "planet", "findings[0].aspect: expected one of application, extension,"),
        (["findings", 0, "verdicts", 0, "dates"], {"decided": "20230310"}, "findings[0].verdicts[0].dates.decided: expected "),
        (["host", "platform"], "beos", 'host.platform: expected one of windows, macos, linux, found "beos"'),
        (["scope", "users"], "nobody", 'scope.users: expected one of all, this-user, found "nobody"'),
        (["problems"], [{"reason": "malformed", "collector": "x"}], "problems: expected 0 entries, found 1"),
        (["summary", "failing"], DROPPED, "summary.failing: expected a number, but it is missing"),
    ],
)
def test_what_is_wrong_is_named_with_what_was_expected(path, value, expected):
    assert complaint(path, value).startswith(expected)


def test_a_report_of_before_a_verdict_came_into_being_is_read():
    assert read_report(changed(["summary", "by_outcome", "compliant"], DROPPED)).findings == banned_scan().findings


def test_the_report_may_be_of_an_older_program():
    assert read_report(changed(["tool", "version"], "0.0.1")).host == banned_scan().host


def test_a_date_of_toml_is_not_what_a_report_holds():
    text = toml_report.write_report(clean_scan()).replace('as_of = "2026-11-20"', "as_of = 2026-11-20")

    assert tomllib.loads(text)["as_of"].isoformat() == "2026-11-20"
    with pytest.raises(Malformed, match="as_of: expected a text, found something else"):
        read_report(text.encode())
