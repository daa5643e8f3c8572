"""The columns of the text report's table of findings: what, where, on what evidence, and what each policy says and asks for.

The page shows the same cells. A new column is a function and its row in one of the two lists at the end.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from scanner.catalogue.categories import SAID_AI_CATEGORIES
from scanner.judging.attention import asks_for_action, is_doubtful
from scanner.language import english, say_day
from scanner.model import Confidence, Finding, Flag, Kind, Rung, State
from scanner.reports.ai_words import SAID_STATES, processing
from scanner.reports.clean import prose
from scanner.reports.presence import presence, runs, traces
from scanner.reports.terminal.layout import Cell, Line
from scanner.reports.terminal.paint import Style
from scanner.reports.terminal.width import shortened
from scanner.reports.wording import items, listed, name_finding, worded

if TYPE_CHECKING:
    from collections.abc import Iterator

    from scanner.language import Say
    from scanner.model import Evidence, Verdict

MOST_PLACES = 3
MOST_NAMES = 2
LONGEST_NAME = 60
# Days to act by; how the measure came about is in the report file.
SAID_AHEAD = {"remove_by": "remove by {day}", "valid_until": "valid until {day}", "review_by": "review by {day}"}
OFFICIAL = "official"
PREVENT = "prevent"
SAID_CONFIDENCES = {Confidence.HIGH: "high confidence", Confidence.MEDIUM: "medium confidence", Confidence.LOW: "low confidence"}
SAID_FLAGS = {
    Flag.REVIEW_OVERDUE: "the policy is due for review",
    Flag.NAME_ONLY: "only a name matched",
    Flag.RESIDUE_ONLY: "only leftovers were found",
    Flag.DEVICE_CLASS_ASSUMED: "the device class is assumed",
    Flag.PROJECT_READING: "our interpretation; the text is not explicit",
    Flag.OTHER_LANGUAGE: "the policy has no text in the requested language",
    Flag.LOOK_ALIKE: "the name imitates the product's with letters of another script",
}


def _product(finding: Finding, say: Say) -> Cell:
    names = [name for name in dict.fromkeys(one.item.name for one in finding.evidence) if name.casefold() != finding.name.casefold()]
    found_as = [Line(say("found as {name}").format(name=shortened(name, LONGEST_NAME))) for name in names[:MOST_NAMES]]
    goes = finding.processing if finding.category in SAID_AI_CATEGORIES else ""
    return [Line(name_finding(finding, say)), *found_as, *([Line(processing(goes, say))] if goes else [])]


def _where(finding: Finding, say: Say) -> Cell:
    there = finding.evidence if finding.kept_out else traces(finding)
    strongest = sorted(there, key=lambda one: ((one.item.rung or Rung.RESIDUE).place, one.confidence.place))
    places = list(dict.fromkeys(map(_place, strongest)))
    more = len(places) - MOST_PLACES
    shown = [Line(place, place=True) for place in places[:MOST_PLACES]]
    if more <= 0:
        return shown
    return [*shown, Line(say("and {number} more place", "and {number} more places", more).format(number=more))]


def _place(evidence: Evidence) -> str:
    item = evidence.item
    return ": ".join(filter(None, (item.user, item.location))) or item.collector


def _evidence(finding: Finding, say: Say) -> Cell:
    shown = traces(finding)
    seen = {one.item.state for one in shown}
    if finding.aspect == Kind.FEATURE:
        states = [say(SAID_STATES[state]) for state in State if state in seen]
    else:
        states = [say("switched off")] if seen == {State.DISABLED} else []
    trace = presence(finding.rung, say, finding.aspect, running=runs(finding))
    words = [trace, say(SAID_CONFIDENCES[finding.confidence]), items(len(shown), say), *states]
    blocks = [Line(text) for text in dict.fromkeys(_block(one, say) for one in finding.evidence if one.item.keeps_out)]
    return [Line(listed(words)) if shown else Line(say("not installed")), *blocks]


def _block(one: Evidence, say: Say) -> str:
    place = shortened(one.item.location, LONGEST_NAME)
    return say("already blocked by policy in {browser}: {place}").format(browser=shortened(one.item.within, LONGEST_NAME), place=place)


def _policy(verdict: Verdict, say: Say) -> Cell:
    """Name the policy, and how well what it says is known where its issuer's own words are not the whole of it."""
    support = "" if verdict.support in {"", OFFICIAL} else say("sources: {how}").format(how=say(verdict.support))
    entities = _entities(verdict, say) if verdict.action else ()  # whom a rule binds that asks for nothing is no news
    return [*_lines(verdict.policy), *_lines(support), *_lines(*entities)]


def _entities(verdict: Verdict, say: Say) -> Iterator[str]:
    """Yield whom the rule is for, which no scan can tell, and that its issuer blocks the software as well."""
    said = (
        (say("binds: {whom}"), verdict.binds),
        (say("advises: {whom}"), verdict.advises),
        (say("does not bind: {whom}"), verdict.excludes),
    )
    yield from (sentence.format(whom="; ".join(whom)) for sentence, whom in said if whom)
    if verdict.control == PREVENT:
        yield say("its issuer also blocks it")


def _verdict(verdict: Verdict, say: Say) -> Cell:
    outcome, reason = worded(verdict.outcome, say), prose(verdict.reason)
    if is_doubtful(verdict):
        head = Line(say("to check; if confirmed: {outcome}").format(outcome=outcome), Style.TO_CHECK)
    else:
        style = Style.BANNED if verdict.fails else Style.TO_CHECK if asks_for_action(verdict) else Style.PLAIN
        says_so = reason.startswith(f"{outcome} ")  # "prohibited since ..." needs no "prohibited" above it
        head, reason = Line(reason if says_so else outcome, style), "" if says_so else reason
    waiver = say("waiver {name}").format(name=verdict.waiver) if verdict.waiver else ""
    return [head, *_lines(reason, *_days(verdict, say), waiver, *(say(SAID_FLAGS[flag]) for flag in verdict.flags))]


def _days(verdict: Verdict, say: Say) -> Iterator[str]:
    for name, day in verdict.dates.items():
        if name in SAID_AHEAD and asks_for_action(verdict) and say_day(day, say) not in verdict.reason:
            yield say(SAID_AHEAD[name]).format(day=say_day(day, say))


def _what_to_do(verdict: Verdict, say: Say) -> Cell:
    first = say("First check that it is this software and that it is still there.") if is_doubtful(verdict) else ""
    conditions = (say("Check manually: {condition}").format(condition=condition) for condition in verdict.conditions)
    return _lines(first, verdict.action, *conditions, *_exceptions(verdict, say))


def _exceptions(verdict: Verdict, say: Say) -> Iterator[str]:
    """Yield the purposes for which exceptions may be granted: those that ask for the same together, with what they ask for."""
    for conditions, approver in dict.fromkeys((one.conditions, one.approver) for one in verdict.exceptions):
        purposes = ", ".join(
            one.what or one.purpose for one in verdict.exceptions if (one.conditions, one.approver) == (conditions, approver)
        )
        granted = say("Granted by: {who}.").format(who=approver) if approver else ""
        yield " ".join(filter(None, (say("Exceptions may be granted for: {purposes}.").format(purposes=purposes), conditions, granted)))


def _lines(*sentences: str) -> Cell:
    return [Line(prose(sentence)) for sentence in sentences if sentence]


# The columns, in their order: each a heading and what fills it. Those of a finding stand beside its first verdict only.
SAID_FINDING_COLUMNS = (("Product", _product), ("Where", _where), ("Evidence", _evidence))
SAID_VERDICT_COLUMNS = (("Policy", _policy), ("Verdict", _verdict), ("What to do", _what_to_do))


def headings(say: Say = english) -> list[str]:
    """Return the headings of all columns."""
    return [say(heading) for heading, _ in (*SAID_FINDING_COLUMNS, *SAID_VERDICT_COLUMNS)]


def rows(finding: Finding, say: Say = english) -> Iterator[tuple[Cell, ...]]:
    """Yield a row for each verdict; what belongs to the finding stands in the first row only."""
    own = [fill(finding, say) for _, fill in SAID_FINDING_COLUMNS]
    for verdict in finding.verdicts:
        yield (*own, *(fill(verdict, say) for _, fill in SAID_VERDICT_COLUMNS))
        own = [[] for _ in own]
    if not finding.verdicts:
        yield (*own, [], [Line(say("not covered by the selected policies"))], [])
