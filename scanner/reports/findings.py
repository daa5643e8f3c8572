"""Findings as rows of the text report: what, where, on what evidence, and what each policy says and asks for."""

from __future__ import annotations

from typing import TYPE_CHECKING

from scanner.model import Confidence, Finding, Flag, Relation, Rung, State
from scanner.reports.clean import prose
from scanner.reports.layout import Cell, Line
from scanner.reports.paint import Style
from scanner.reports.weighing import unsure, weighty
from scanner.reports.width import shortened
from scanner.reports.wording import counted, listed, spaced

if TYPE_CHECKING:
    from collections.abc import Iterator

    from scanner.model import Evidence, Verdict

HEADINGS = ("Product", "Where", "Evidence", "Policy", "Verdict", "What to do")
MOST_PLACES = 3
MOST_NAMES = 2
LONGEST_NAME = 60
AHEAD = {"remove_by", "valid_until", "review_by"}  # days to act by; how the measure came about is in the report file
OFFICIAL = "official"
RUNGS = list(Rung)
CONFIDENCES = list(Confidence)
FLAGS = {
    Flag.REVIEW_OVERDUE: "the policy is due for review",
    Flag.NAME_ONLY: "only a name matched",
    Flag.RESIDUE_ONLY: "only a trace of former presence",
    Flag.DEVICE_CLASS_ASSUMED: "the device class is assumed",
    Flag.PROJECT_READING: "the text does not say it in so many words",
    Flag.OTHER_LANGUAGE: "the policy has no text in the language that was asked for",
    Flag.LOOK_ALIKE: "its name only looks like the product's, in letters of another script",
}


def rows(finding: Finding) -> Iterator[tuple[Cell, ...]]:
    """Yield a row for each verdict; what belongs to the finding stands in the first row only."""
    start = (_product(finding), _where(finding), _evidence(finding))
    for verdict in finding.verdicts:
        yield (*start, _policy(verdict), _verdict(finding, verdict), _what_to_do(finding, verdict))
        start = ([], [], [])
    if not finding.verdicts:
        yield (*start, [], [Line("no policy speaks of it")], [])


def _product(finding: Finding) -> Cell:
    form = finding.aspect if finding.relation is Relation.OFFICIAL else f"{finding.relation}, {finding.aspect}"
    names = [name for name in dict.fromkeys(one.item.name for one in finding.evidence) if name.casefold() != finding.name.casefold()]
    found_as = [Line(f"found as {shortened(name, LONGEST_NAME)}") for name in names[:MOST_NAMES]]
    return [Line(f"{finding.name} ({form})"), *found_as]


def _where(finding: Finding) -> Cell:
    strongest = sorted(finding.evidence, key=lambda one: (RUNGS.index(one.item.rung or Rung.RESIDUE), CONFIDENCES.index(one.confidence)))
    places = list(dict.fromkeys(map(_place, strongest)))
    more = len(places) - MOST_PLACES
    shown = [Line(place, place=True) for place in places[:MOST_PLACES]]
    return [*shown, Line(f"and {counted(more, 'more place')}")] if more > 0 else shown


def _place(evidence: Evidence) -> str:
    item = evidence.item
    return ": ".join(filter(None, (item.user, item.location))) or item.collector


def _evidence(finding: Finding) -> Cell:
    off = "switched off" if all(one.item.state is State.DISABLED for one in finding.evidence) else ""
    return [Line(listed([finding.rung, f"{finding.confidence} confidence", counted(len(finding.evidence), "item"), off]))]


def _policy(verdict: Verdict) -> Cell:
    """Name the policy, and how well what it says is known where its issuer's own words are not the whole of it."""
    support = "" if verdict.support == OFFICIAL else verdict.support
    return [*_lines(verdict.policy), *_lines(f"support: {support}" if support else "")]


def _verdict(finding: Finding, verdict: Verdict) -> Cell:
    outcome, reason = spaced(verdict.outcome), prose(verdict.reason)
    if unsure(finding, verdict):
        head = Line(f"to check; if confirmed: {outcome}", Style.TO_CHECK)
    else:
        style = Style.BANNED if verdict.fails else Style.TO_CHECK if weighty(verdict) else Style.PLAIN
        says_so = reason.startswith(f"{outcome} ")  # "prohibited since ..." needs no "prohibited" above it
        head, reason = Line(reason if says_so else outcome, style), "" if says_so else reason
    ahead = AHEAD if weighty(verdict) else ()
    dates = [f"{spaced(name)} {day}" for name, day in verdict.dates.items() if name in ahead and str(day) not in verdict.reason]
    waiver = f"waiver {verdict.waiver}" if verdict.waiver else ""
    return [head, *_lines(reason, *dates, waiver, *(FLAGS[flag] for flag in verdict.flags))]


def _what_to_do(finding: Finding, verdict: Verdict) -> Cell:
    first = "First find out whether it is this software, and still there." if unsure(finding, verdict) else ""
    exceptions = f"Exceptions may be granted for: {', '.join(verdict.exceptions)}." if verdict.exceptions else ""
    conditions = (f"Check by hand: {condition}" for condition in verdict.conditions)
    return _lines(first, verdict.action, *conditions, exceptions)


def _lines(*sentences: str) -> Cell:
    return [Line(prose(sentence)) for sentence in sentences if sentence]
