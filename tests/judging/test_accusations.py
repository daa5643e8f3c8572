"""When a finding fails a run: not on a name, a leftover or a disguise, unless the policy says that a name suffices."""

import pytest

from scanner.judging.judge import Terms, judge_finding
from scanner.model import Confidence, Flag, Mark, Outcome, Rung
from tests.catalogue.written import day, policy
from tests.judging.test_judge import finding, verdicts

NAME = finding(confidence=Confidence.LOW)
LEFTOVER = finding(rung=Rung.RESIDUE)
LEFTOVER_NAME = finding(rung=Rung.RESIDUE, confidence=Confidence.LOW)
SUFFICES = policy("name_suffices = true\n")


def of(found, *more, **changed):
    """Return a finding with its items changed, and with the evidence of others behind it."""
    own = tuple(one._replace(item=one.item._replace(**changed)) for one in found.evidence)
    return found._replace(evidence=(*own, *(one for other in more for one in other.evidence)))


DISGUISED = of(NAME, marks=(Mark.LOOK_ALIKE,))


@pytest.mark.parametrize(
    ("found", "fails", "flags"),
    [
        (finding(), True, ()),
        (NAME, True, ()),
        (LEFTOVER, False, (Flag.RESIDUE_ONLY,)),
        (LEFTOVER_NAME, False, (Flag.RESIDUE_ONLY,)),
        (DISGUISED, False, (Flag.LOOK_ALIKE,)),
    ],
    ids=["an id", "a name", "a leftover", "a leftover name", "a disguised name"],
)
def test_where_a_name_suffices_it_fails_a_run_and_a_leftover_or_a_disguise_still_does_not(found, fails, flags):
    (verdict,) = verdicts(SUFFICES, found=found)

    assert (verdict.outcome, verdict.fails, verdict.flags) == (Outcome.PROHIBITED, fails, flags)


@pytest.mark.parametrize("claim", ["home-page", "extension-host", "extension-declares", "extension-word"])
def test_where_a_name_suffices_what_a_thing_says_of_itself_does_not(claim):
    """A program by the same maker names the maker's page, and an extension that writes about a product has its name in its text."""
    claimed = NAME._replace(evidence=tuple(one._replace(field=f"id.{claim}") for one in NAME.evidence))

    assert [(one.fails, one.flags) for one in verdicts(SUFFICES, found=claimed)] == [(False, (Flag.NAME_ONLY,))]
    assert [one.fails for one in verdicts(SUFFICES, found=of(claimed, NAME))] == [True]
    assert [one.fails for one in verdicts(SUFFICES, found=of(claimed, LEFTOVER_NAME))] == [False]


def test_a_name_does_not_suffice_where_the_policy_does_not_say_so():
    (verdict,) = verdicts(policy(), found=NAME)

    assert (verdict.fails, verdict.flags) == (False, (Flag.NAME_ONLY,))


def test_only_what_is_disguised_throughout_has_the_flag_of_a_look_alike():
    (disguised,) = verdicts(policy(), found=DISGUISED)
    (mixed,) = verdicts(policy(), found=of(DISGUISED, NAME, marks=(Mark.LOOK_ALIKE,)))

    assert (disguised.fails, disguised.flags) == (False, (Flag.NAME_ONLY, Flag.LOOK_ALIKE))
    assert (mixed.fails, mixed.flags) == (False, (Flag.NAME_ONLY,))


def test_a_disguised_name_beside_a_sound_id_takes_nothing_from_it():
    (verdict,) = verdicts(policy(), found=of(finding(), DISGUISED))

    assert (verdict.fails, verdict.flags) == (True, ())


@pytest.mark.parametrize(("found", "fails"), [(finding(), True), (NAME, False), (LEFTOVER, False)], ids=["an id", "a name", "a leftover"])
def test_what_no_policy_speaks_of_fails_only_where_that_is_asked_for_and_only_when_it_is_sure(found, fails):
    asked = Terms(day("2026-06-01"), fail_on=frozenset({Outcome.INVENTORIED}))

    assert [one.fails for one in judge_finding(found, [], asked).verdicts] == [fails]
    assert [one.fails for one in judge_finding(found, [], Terms(day("2026-06-01"))).verdicts] == [False]
