import json

import pytest
from hypothesis import given, settings

from scanner.judging.judge import Terms
from scanner.judging.judge_again import judged_again
from scanner.language import LANGUAGES, speaker
from scanner.model import Malformed, Status
from scanner.not_looked_at import always_left_out
from scanner.reports.record.compact_report import build_compact
from scanner.reports.record.document import build_report
from scanner.reports.record.json_report import write_report
from scanner.reports.record.read_report import read_report
from scanner.reports.record.report_fields import REPORT
from tests.reports.everything import everything
from tests.reports.random_scans import scans
from tests.reports.scans import banned_scan, clean_scan, partial_scan, scan

GONE = {"runs", "map"}


def without_texts(declared, plain):
    """Return a report's table without what is the same on every machine, as the declarations mark it."""
    everywhere = {field.name for field in declared.fields if field.everywhere}
    tables = {field.name: field.form.table for field in declared.fields if field.form.table}
    return {
        key: [without_texts(tables[key], one) for one in value]
        if key in tables and isinstance(value, list)
        else without_texts(tables[key], value)
        if key in tables
        else value
        for key, value in plain.items()
        if key not in everywhere and key not in GONE
    }


def back(made):
    return read_report(write_report(made, compact=True).encode())


@pytest.mark.parametrize("made", [clean_scan(), banned_scan(), partial_scan()])
def test_what_is_read_back_lacks_the_texts_and_nothing_else(made):
    assert without_texts(REPORT, build_report(back(made))) == without_texts(REPORT, build_report(made))


@settings(max_examples=30)
@given(scans())
def test_any_scan_is_read_back(made):
    assert without_texts(REPORT, build_report(back(made))) == without_texts(REPORT, build_report(made))


def test_it_is_one_line_and_each_table_that_lacks_a_text_has_a_digest_of_it():
    text = write_report(banned_scan(), compact=True)
    compact = json.loads(text)
    [policy], first = compact["policies"], compact["findings"][0]["verdicts"][0]

    assert text.count("\n") == 1
    assert "title" not in policy
    assert "basis" not in first
    assert len(policy["digest"]) == len(first["digest"]) == 16
    other = scan().policies[0]._replace(title="Another title")
    assert build_compact(banned_scan()._replace(policies=(other,)))["policies"][0]["digest"] != policy["digest"]


def test_a_gap_is_told_whole_and_what_went_well_is_counted():
    runs = build_compact(partial_scan())["runs"]

    assert [one["collector"] for one in runs if "collector" in one] == ["linux-dpkg", "chromium-extensions", "processes"]
    assert {"records": 1, "items": 0, "collectors": 1} in runs
    assert [one.status for one in back(partial_scan()).runs] == [Status.PARTIAL, Status.FAILED, Status.SKIPPED, Status.OK]


@pytest.mark.parametrize("language", LANGUAGES)
def test_what_no_scan_looks_at_is_named_by_digest_and_comes_back_in_the_reports_language(language):
    always = always_left_out(scan().host.platform, speaker(language))
    made = scan(language=language, not_looked_at=("Something of this machine", *always))
    compact = json.loads(write_report(made, compact=True))

    assert compact["not_looked_at"] == ["Something of this machine"]
    assert back(made).not_looked_at == made.not_looked_at
    compact["compact"] = "0000000000000000"  # as of another version, with other sentences
    [own, other] = read_report(json.dumps(compact).encode()).not_looked_at
    assert (own, other in always) == ("Something of this machine", False)


def test_judging_it_again_gives_the_verdicts_of_the_whole_report():
    whole, compact = (judged_again(one, [], Terms(scan().as_of), scan().started) for one in (banned_scan(), back(banned_scan())))

    assert [one.verdicts for one in whole.findings] == [one.verdicts for one in compact.findings]


def test_everything_that_a_report_can_say_is_read_back():
    made = everything(host=scan().host)

    assert without_texts(REPORT, build_report(back(made))) == without_texts(REPORT, build_report(made))


@pytest.mark.parametrize(
    ("change", "expected"),
    [
        ({"runs": 7}, "runs: expected a list"),
        ({"runs": [{"collectors": "x", "records": -1, "items": 0}]}, "runs[0].records: expected a number"),
        ({"host": []}, "host: expected a table"),
        ({"language": "xx"}, "language: expected one of"),
        ({"serial": "x"}, "serial: not a key of a report"),
        ({"not_looked_at": {}}, "not_looked_at: expected a list"),
        ({"policies": [7]}, "policies[0]: expected a table"),
    ],
)
def test_one_that_is_wrong_is_refused_by_name(change, expected):
    with pytest.raises(Malformed) as error:
        read_report(json.dumps(build_compact(banned_scan()) | change).encode())
    assert error.value.detail.startswith(expected)
