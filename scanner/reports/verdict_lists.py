"""What was found and asks for nothing, by what the policies say of it: a line for each policy and answer, and one for each finding."""

from __future__ import annotations

from collections import Counter
from typing import TYPE_CHECKING

from scanner.language import say_of
from scanner.model import Outcome
from scanner.reports.group_details import describe_block
from scanner.reports.ruling_details import said_by
from scanner.reports.whereabouts import summed_up
from scanner.reports.wording import findings, join_clauses, name_finding

if TYPE_CHECKING:
    from collections.abc import Collection, Iterable

    from scanner.language import Say
    from scanner.model import Finding


def list_by_verdict(found: Iterable[Finding], mapped: Collection[str], say: Say) -> list[tuple[str, list[str]]]:
    """Return what is said, with the findings of which it is; what is inventoried and `mapped` as an AI tool is only counted here."""
    lists: dict[str, list[Finding]] = {}
    counted: Counter[str] = Counter()
    for one in found:
        for outcome, said in said_by(one.verdicts, say):
            alike = lists.setdefault(said, [])
            if outcome is Outcome.INVENTORIED and one.product in mapped:
                counted[said] += 1
            else:
                alike.append(one)
    return [(said, [*(_line(one, say) for one in alike), *_count(counted[said], say)]) for said, alike in lists.items()]


def _count(number: int, say: Say) -> list[str]:
    return [say("{findings}, listed under AI tools").format(findings=findings(number, say))] if number else []


def _line(finding: Finding, say: Say) -> str:
    blocks = dict.fromkeys(describe_block(one, say) for one in finding.evidence if one.item.keeps_out)
    places = [] if finding.kept_out else summed_up([finding], say)
    return say_of(name_finding(finding, say), join_clauses([*places, *blocks], say), say)
