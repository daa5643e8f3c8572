"""What one rule says of a product: the verdict with its reasons and days, whom the rule binds, and what it asks for."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from scanner.judging.attention import asks_for_action, is_doubtful
from scanner.language import say_day, say_of
from scanner.model import Flag
from scanner.reports.clean import prose
from scanner.reports.wording import join_clauses, worded

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from scanner.language import Say
    from scanner.model import Outcome, Verdict

# Days to act by; how the measure came about is in the report file.
SAID_AHEAD = {"remove_by": "remove by {day}", "valid_until": "valid until {day}", "review_by": "review by {day}"}
OFFICIAL = "official"
PREVENT = "prevent"
SAID_FLAGS = {
    Flag.REVIEW_OVERDUE: "the policy is due for review",
    Flag.NAME_ONLY: "only a name matched, or what it says of itself",
    Flag.RESIDUE_ONLY: "only leftovers were found",
    Flag.DEVICE_CLASS_ASSUMED: "the device class is assumed",
    Flag.PROJECT_READING: "our interpretation; the text is not explicit",
    Flag.OTHER_LANGUAGE: "the policy has no text in the requested language",
    Flag.LOOK_ALIKE: "the name imitates the product's with letters of another script",
}


def answer(outcome: Outcome, say: Say, *, doubtful: bool) -> str:
    """Return an outcome in words, as a question where somebody has to look first."""
    return _ask_whether(worded(outcome, say), say) if doubtful else worded(outcome, say)


def _ask_whether(said: str, say: Say) -> str:
    return say("to check; if confirmed: {outcome}").format(outcome=said)


def actions(verdict: Verdict, say: Say) -> str:
    """Return what to do, what to look at first included."""
    first = say("First check that it is this software and that it is still there.") if is_doubtful(verdict) else ""
    return " ".join(filter(None, (first, prose(verdict.action))))


def said_by(verdicts: Sequence[Verdict], say: Say) -> Iterator[tuple[Outcome, str]]:
    """Yield what policies say that ask for nothing: those that say the same, and why, in one sentence."""
    for outcome, reason in dict.fromkeys((one.outcome, one.reason) for one in verdicts):
        names = dict.fromkeys(one.policy for one in verdicts if (one.outcome, one.reason) == (outcome, reason))
        yield outcome, say_of(", ".join(filter(None, names)), _with_reasons(outcome, [reason], say), say)


def _with_reasons(outcome: Outcome, reasons: Sequence[str], say: Say) -> str:
    """Return an outcome with its reasons; those that all say it themselves ("prohibited since ...") need no word before them."""
    said = worded(outcome, say)
    clauses = dict.fromkeys(clause for reason in reasons for clause in re.split(r"\s?;\s", prose(reason)))
    says_so = reasons and all(said in reason for reason in reasons)
    return join_clauses(clauses if says_so else [said, *clauses], say)


def _verdict(alike: Sequence[Verdict], say: Say) -> list[str]:
    """Return the policy with its answer and the reasons, of which it may give one for each form."""
    first = alike[0]
    said = _with_reasons(first.outcome, [one.reason for one in alike], say)
    days = dict.fromkeys(day for one in alike for day in _days(one, say))
    flags = [say(SAID_FLAGS[flag]) for flag in Flag if any(flag in one.flags for one in alike)]
    waiver = say("waiver {name}").format(name=first.waiver) if first.waiver else ""
    texts = [_ask_whether(said, say) if all(map(is_doubtful, alike)) else said, *days, waiver, *flags]
    told = join_clauses(texts, say)
    return [say_of(first.policy, told, say) if first.policy else told]


def _days(verdict: Verdict, say: Say) -> Iterator[str]:
    for name, day in verdict.dates.items():
        if name in SAID_AHEAD and asks_for_action(verdict) and say_day(day, say) not in verdict.reason:
            yield say(SAID_AHEAD[name]).format(day=say_day(day, say))


def _whom(alike: Sequence[Verdict], say: Say) -> list[str]:
    """Return whom the rule is for, which no scan can tell, and how well what it says is known."""
    first = alike[0]
    said = ((say("binds {whom}"), first.binds), (say("advises {whom}"), first.advises), (say("not {whom}"), first.excludes))
    entities = [sentence.format(whom=", ".join(map(prose, whom))) for sentence, whom in said if whom]
    blocks = [say("its issuer also blocks it")] if first.control == PREVENT else []
    support = [] if first.support in {"", OFFICIAL} else [say("sources: {how}").format(how=say(first.support))]
    return [join_clauses([*entities, *blocks, *support], say)] if entities or blocks or support else []


def _what_to_do(alike: Sequence[Verdict], say: Say) -> list[str]:
    first = alike[0]
    conditions = (say("Check manually: {condition}").format(condition=prose(condition)) for condition in first.conditions)
    return [text for text in (actions(first, say), *conditions, *_exceptions(first, say)) if text]


def _exceptions(verdict: Verdict, say: Say) -> Iterator[str]:
    """Yield the purposes for which exceptions may be granted: those that ask for the same together, with what they ask for."""
    for conditions, approver in dict.fromkeys((one.conditions, one.approver) for one in verdict.exceptions):
        purposes = ", ".join(
            one.what or one.purpose for one in verdict.exceptions if (one.conditions, one.approver) == (conditions, approver)
        )
        granted = say("Granted by: {who}.").format(who=approver) if approver else ""
        allowed = say("Exceptions may be granted for: {purposes}.").format(purposes=purposes)
        yield " ".join(filter(None, (allowed, prose(conditions), granted)))


SAID_OF_A_RULE = (("Verdict", _verdict), ("For whom", _whom), ("What to do", _what_to_do))
