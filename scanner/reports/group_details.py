"""What is told of a product with one answer: where it is, how sure that is, what each policy says and asks for.

The text report and the page show the same lines. A new one is a function and its row, here or in ruling_details.py.
"""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from scanner.catalogue.categories import SAID_AI_CATEGORIES
from scanner.language import say_of
from scanner.matching.claims import CALLED, HOME, HOST
from scanner.matching.confidence import id_kind
from scanner.model import Confidence, Kind, State
from scanner.reports.ai_words import SAID_STATES, processing
from scanner.reports.clean import prose
from scanner.reports.presence import presence, runs, traces
from scanner.reports.product_groups import rulings, silent_verdicts
from scanner.reports.ruling_details import SAID_OF_A_RULE, said_by
from scanner.reports.whereabouts import places
from scanner.reports.wording import form, items, join_clauses, list_forms, listed

if TYPE_CHECKING:
    from collections.abc import Iterator

    from scanner.language import Say
    from scanner.model import Evidence, Finding
    from scanner.reports.product_groups import Group

MOST_NAMES = 2
SAID_CLAIMS = {HOME: "its home page is {page}", HOST: "it asks for {page}", CALLED: "its code names {page}"}
NAMELESS = "[a-p]{32}"  # a browser's own id stands for a name that its record does not have
SAID_CONFIDENCES = {Confidence.HIGH: "high confidence", Confidence.MEDIUM: "medium confidence", Confidence.LOW: "low confidence"}


def forms(group: Group, say: Say) -> str:
    """Return the forms in which the product is here, each once."""
    return list_forms(((one.relation, one.aspect) for one in group.findings), say)


def describe_block(one: Evidence, say: Say) -> str:
    """Return which policy of an administrator keeps something out."""
    return say("already blocked by policy in {browser}: {place}").format(browser=prose(one.item.within), place=one.item.location)


def _where(group: Group, say: Say) -> list[str]:
    return places(group.findings, say)


def _evidence(group: Group, say: Say) -> list[str]:
    if len(group.findings) == 1:
        return [_seen(group.findings[0], say)]
    return [say_of(form(one.relation, one.aspect, say), _seen(one, say), say) for one in group.findings]


def _seen(finding: Finding, say: Say) -> str:
    shown = traces(finding)
    seen = {one.item.state for one in shown}
    if finding.aspect == Kind.FEATURE:
        states = [say(SAID_STATES[state]) for state in State if state in seen]
    else:
        states = [say("switched off")] if seen == {State.DISABLED} else []
    trace = presence(finding.rung, say, finding.aspect, running=runs(finding))
    blocks = dict.fromkeys(describe_block(one, say) for one in finding.evidence if one.item.keeps_out)
    words = listed([trace, say(SAID_CONFIDENCES[finding.confidence]), items(len(shown), say), *states])
    return join_clauses([words if shown else say("not installed"), *_also(finding, say), *blocks], say)


def _also(finding: Finding, say: Say) -> Iterator[str]:
    """Yield under which other names it was found, what it says of itself that tells, and of what works with AI, where the data goes."""
    names = dict.fromkeys(one.item.name for one in finding.evidence if not re.fullmatch(NAMELESS, one.item.name))
    unlike = [name for name in names if name.casefold() != finding.name.casefold()]
    yield from (say("found as {name}").format(name=name) for name in unlike[:MOST_NAMES])
    claims = dict.fromkeys((id_kind(one.field), one.value) for one in finding.evidence if id_kind(one.field) in SAID_CLAIMS)
    yield from (say(SAID_CLAIMS[kind]).format(page=page) for kind, page in [*claims][:MOST_NAMES])
    if finding.processing and finding.category in SAID_AI_CATEGORIES:
        yield processing(finding.processing, say)


def _other_verdicts(group: Group, say: Say) -> list[str]:
    return [said for _, said in said_by(silent_verdicts(group), say)]


SAID_BEFORE = (("Where", _where), ("Evidence", _evidence))
SAID_AFTER = (("Other policies", _other_verdicts),)


def details(group: Group, say: Say) -> Iterator[tuple[str, list[str]]]:
    """Yield headings with their lines: of the whole, then of each rule that asks for something, then what the others say."""
    said = [(heading, fill(group, say)) for heading, fill in SAID_BEFORE]
    said += [(heading, fill(alike, say)) for alike in rulings(group) for heading, fill in SAID_OF_A_RULE]
    said += [(heading, fill(group, say)) for heading, fill in SAID_AFTER]
    yield from ((say(heading), lines) for heading, lines in said if lines)
