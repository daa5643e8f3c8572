from itertools import chain, combinations, product

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from scanner.cli.exit_codes import Exit, code_of
from scanner.judging.attention import BANS, Attention, attention, gravity, is_doubtful, is_let_pass, loudest
from scanner.judging.judge import Terms, judge_finding
from scanner.model import Confidence, Flag, Mark, Outcome, Rung
from scanner.reports.page import page_report
from scanner.reports.record.document import build_report
from scanner.reports.sections import section_of
from scanner.reports.terminal import text_report
from scanner.reports.terminal.headline import headline
from tests.catalogue.written import ASPECTS, day, policy
from tests.reports.scans import DEB, finding, scan, verdict

DOUBTFUL = (Flag.NAME_ONLY, Flag.RESIDUE_ONLY, Flag.LOOK_ALIKE)
FLAGS = [*chain.from_iterable(combinations(DOUBTFUL, number) for number in range(4)), (Flag.REVIEW_OVERDUE, Flag.OTHER_LANGUAGE)]
VERDICTS = [verdict(outcome, fails=fails, flags=flags) for fails, outcome, flags in product((True, False), Outcome, FLAGS)]
ASKING = {*BANS, Outcome.UPCOMING, Outcome.ADVISED_AGAINST, Outcome.CONDITIONS_TO_CHECK}


def text_of(made):
    return text_report.write_report(made, width=200)


def agree(made):
    """Hold every voice of a report to the verdicts that fail."""
    failing = sum(any(one.fails for one in found.verdicts) for found in made.findings)
    text, page = text_of(made), page_report.write_report(made)

    assert build_report(made)["summary"]["failing"] == failing
    assert [*map(section_of, made.findings)].count("banned") == failing
    assert (code_of(made) is Exit.BANNED) is bool(failing)
    assert headline(made).startswith("Banned software found: TikTok.") is bool(failing)
    assert ("\n\nBanned software\n" in text) is bool(failing)
    assert ('<section id="banned"' in page, '<header class="banned"' in page) == (bool(failing), bool(failing))


@pytest.mark.parametrize("one", VERDICTS, ids=lambda one: f"{one.outcome}-{one.fails}-{'+'.join(one.flags)}")
def test_headline_section_page_summary_and_exit_code_agree_on_every_verdict(one):
    found = finding(one)
    asks = Attention.BANNED if one.fails else Attention.TO_CHECK if one.outcome in ASKING else Attention.NONE

    assert attention(found) is asks
    assert is_doubtful(one) is (asks is Attention.TO_CHECK and not {*DOUBTFUL}.isdisjoint(one.flags))
    assert is_let_pass(found) is (not one.fails and one.outcome in BANS and {*DOUBTFUL}.isdisjoint(one.flags))
    assert ("if confirmed" in text_of(scan(found))) is is_doubtful(one)
    agree(scan(found))


@settings(max_examples=60)
@given(st.lists(st.lists(st.sampled_from(VERDICTS), max_size=3), max_size=4))
def test_they_agree_on_several_findings_with_several_verdicts(many):
    agree(scan(*(finding(*verdicts, product=f"p{number}") for number, verdicts in enumerate(many))))


EVIDENCE = {
    "an id": {},
    "a name": {"confidence": Confidence.LOW},
    "a leftover": {"shown": (DEB._replace(rung=Rung.RESIDUE),)},
    "a leftover name": {"confidence": Confidence.LOW, "shown": (DEB._replace(rung=Rung.RESIDUE),)},
    "a look-alike": {"confidence": Confidence.LOW, "shown": (DEB._replace(marks=(Mark.LOOK_ALIKE,)),)},
    "a block": {"shown": (DEB._replace(rung=Rung.CONFIGURED, marks=(Mark.POLICY, Mark.BLOCKED)),)},
}
FAILING = {"by default": BANS, "never": frozenset(), "always": frozenset(Outcome)}


@pytest.mark.parametrize("suffices", [False, True], ids=["name-needs-more", "name-suffices"])
@pytest.mark.parametrize("fail_on", FAILING)
@pytest.mark.parametrize("shown", EVIDENCE)
def test_what_the_judge_decides_is_what_every_part_of_a_report_says(shown, fail_on, suffices):
    rule = policy(aspects=ASPECTS).rules[0]._replace(name_suffices=suffices)
    terms = Terms(day("2026-06-01"), fail_on=FAILING[fail_on])
    found = judge_finding(finding(**EVIDENCE[shown]), [policy(aspects=ASPECTS)._replace(rules=(rule,))], terms)
    fails = shown == "an id" or (shown == "a name" and suffices)

    assert found.fails is (fails and fail_on != "never")
    assert attention(found) is (Attention.NONE if shown == "a block" else Attention.BANNED if found.fails else Attention.TO_CHECK)
    assert is_let_pass(found) is (fails and fail_on == "never")
    agree(scan(found))


def test_a_finding_without_a_verdict_asks_for_nothing():
    assert attention(finding()) is Attention.NONE


def test_of_no_finding_nothing_is_the_loudest():
    assert loudest([]) is Attention.NONE
    assert loudest([finding(), finding(verdict())]) is attention(finding(verdict())) is Attention.BANNED


def test_what_fails_a_run_is_graver_than_what_is_stricter():
    strict, failing = verdict(Outcome.PROHIBITED, fails=False), verdict(Outcome.INVENTORIED, fails=True)

    assert sorted((verdict(Outcome.INVENTORIED, fails=False), strict, failing), key=gravity)[:2] == [failing, strict]
