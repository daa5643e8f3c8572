import pytest

from scanner.judging.attention import banned, to_check
from scanner.model import Confidence, Flag, Outcome, Rung
from tests.reports.scans import DEB, finding, verdict

RESIDUE = DEB._replace(rung=Rung.RESIDUE)


def test_a_failing_verdict_on_good_evidence_is_a_ban():
    found = finding(verdict())

    assert (banned(found), to_check(found)) == (True, False)


@pytest.mark.parametrize(
    "found",
    [
        finding(verdict(), confidence=Confidence.LOW),
        finding(verdict(), shown=(RESIDUE,)),
        finding(verdict(flags=(Flag.NAME_ONLY,))),
        finding(verdict(flags=(Flag.RESIDUE_ONLY,), fails=False)),
        finding(verdict(Outcome.CONDITIONS_TO_CHECK, fails=False)),
        finding(verdict(Outcome.ADVISED_AGAINST, fails=False)),
        finding(verdict(Outcome.UPCOMING, fails=False)),
    ],
)
def test_a_weak_trace_or_an_open_condition_is_to_check_and_no_ban(found):
    assert (banned(found), to_check(found)) == (False, True)


@pytest.mark.parametrize("outcome", [Outcome.INVENTORIED, Outcome.EXCEPTED, Outcome.OUT_OF_SCOPE, Outcome.UNSPECIFIED])
def test_a_verdict_that_asks_for_nothing_is_neither_even_on_a_name_alone(outcome):
    found = finding(verdict(outcome, fails=False, flags=(Flag.NAME_ONLY,)), confidence=Confidence.LOW)

    assert (banned(found), to_check(found)) == (False, False)


def test_a_finding_without_a_verdict_is_neither():
    assert (banned(finding()), to_check(finding())) == (False, False)
