import re

import pytest
from hypothesis import given, settings

from scanner.model import Outcome, Status
from scanner.reports.flat.events import COLUMNS, build_events
from tests.reports.everything import everything
from tests.reports.random_scans import scans
from tests.reports.scans import DEB, ENTRY, banned_scan, finding, partial_scan, run, scan, verdict

ID, OTHER = "019a9f8e-a400-7c3a-9d41-5b0c2f6e8a17", "019a9f8e-a400-7c3a-9d41-5b0c2f6e8a18"
TIME = r"\d{4}-\d\d-\d\dT\d\d:\d\d:\d\dZ"


def events(made, kind):
    return [one for one in build_events(made) if one["event_type"] == kind]


def test_there_is_one_event_for_the_scan_each_finding_and_each_problem():
    made = [one["event_type"] for one in build_events(partial_scan()._replace(findings=banned_scan().findings))]

    assert made == ["scan", "finding", "finding", "finding", "problem", "problem", "problem"]


def test_the_scans_event_says_how_it_went():
    [one] = events(partial_scan(), "scan")

    assert (one["complete"], one["summary.problems"], one["runs.failed"], one["policies"]) == (False, 3, 1, "be-fed-tiktok")
    assert {f"runs.{status}" for status in Status} < one.keys()


def test_a_findings_event_has_its_strictest_verdict_whole_and_the_others_in_short():
    [one] = events(scan(finding(verdict(), verdict(policy="other", rule="r"))), "finding")

    assert (one["verdict.policy"], one["verdict.dates.effective_from"]) == ("be-fed-tiktok", "2023-03-10")
    assert one["verdict.basis"] == "7 TikTok on service devices"
    assert one["finding.verdicts"] == "be-fed-tiktok/tiktok=prohibited; other/r=prohibited"
    assert (one["finding.items"], one["finding.accounts"]) == (2, "alice")
    assert one["finding.places"] == f"{DEB.location}; {ENTRY.location}"
    assert one["item.ids"] == "deb=tiktok; command=tiktok; command=ttd"


def test_a_verdict_that_fails_comes_before_a_stricter_one_that_does_not():
    doubtful, failing = verdict(policy="a", fails=False), verdict(Outcome.UPCOMING, policy="b")
    [one] = events(scan(finding(doubtful, failing)), "finding")

    assert (one["verdict.policy"], one["verdict.outcome"], one["verdict.fails"]) == ("b", "upcoming", True)
    assert one["finding.verdicts"] == "b/tiktok=upcoming; a/tiktok=prohibited"


@pytest.mark.parametrize(("verdicts", "fails"), [((False, True), True), ((False, False), False), ((), False)])
def test_a_findings_event_says_whether_it_fails_the_scan(verdicts, fails):
    [one] = events(scan(finding(*(verdict(fails=each) for each in verdicts))), "finding")

    assert one["finding.fails"] is fails


def test_every_event_says_whether_all_was_read():
    made = partial_scan()._replace(findings=banned_scan().findings)

    assert {one["complete"] for one in build_events(made)} == {False}
    assert {one["complete"] for one in build_events(banned_scan())} == {True}


def test_ids_of_findings_and_problems_are_the_same_in_each_report_of_a_machine_and_of_no_other():
    made = partial_scan()._replace(findings=banned_scan().findings, id=ID)

    def ids(one):
        return [event.get("finding.id") or event["problem.id"] for event in build_events(one) if event["event_type"] != "scan"]

    assert ids(made) == ids(made._replace(id=OTHER, seconds=7))
    assert len({*ids(made)}) == len(ids(made)) - 1, "two rows of one file are broken in the same way"
    assert not {*ids(made)} & {*ids(made._replace(host=made.host._replace(name="pc-2")))}


@settings(max_examples=30)
@given(scans())
def test_every_event_of_any_scan_is_flat_and_stands_for_itself(made):
    for event in build_events(made):
        assert all(type(value) in {str, int, float, bool} for value in event.values())
        assert "" not in event.values()
        assert re.fullmatch(TIME, event["time"])
        assert event["series"]


def test_every_name_of_an_event_is_a_column_and_there_are_less_than_a_hundred():
    for event in build_events(everything(runs=[run(problems=partial_scan().runs[1].problems)])):
        assert event.keys() <= {*COLUMNS[event["event_type"]]}
    for names in COLUMNS.values():
        assert len(names) == len({*names}) < 100


def test_no_name_is_both_a_value_and_the_beginning_of_others():
    """Elastic makes an object of each dot."""
    names = {name for columns in COLUMNS.values() for name in columns}

    assert [name for name in names if any(other.startswith(f"{name}.") for other in names)] == []
